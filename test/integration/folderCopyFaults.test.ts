import { describe, expect, it } from 'vitest';
import { fastClock } from '../harness/fastClock';
import { KillableOperation } from '../harness/killableOperation';
import { byId } from '../harness/runOperation';
import { contentsOf, growFile, growFolder } from '../harness/simulator/grownTree';
import { appToken, freshSimulator } from '../harness/simulator/requests';
import {
	FILE_A,
	FILE_B,
	OLD,
	outcomesOf,
	PLANS,
	SOUTH,
	TEMPLATE_PROJECT,
	templateTree,
	TO_MODELS,
} from '../harness/simulator/templateTree';
import { FOLDERS } from '../simulator';

const simulator = freshSimulator();
fastClock();
const { tree, copy, runCopy, pathsBelow, creations } = templateTree(simulator);
const withFiles = { ...TO_MODELS, copied: 'all' };

/** Everything of the template is in the destination, and a further run finds nothing to do. */
async function expectWhole(): Promise<void> {
	const below = pathsBelow(FOLDERS.towerModels).filter((path) => path.startsWith('Template/'));
	expect(below).toEqual([
		'Template/',
		'Template/Plans/',
		'Template/Plans/Old/',
		'Template/Plans/Old/b.pdf',
		'Template/Plans/a.pdf',
		'Template/S\u00fcd/',
	]);
	const before = creations().length;
	const lines = await copy(withFiles);
	expect(new Set(lines.map(({ outcome }) => outcome))).toEqual(new Set(['existing']));
	expect(creations()).toHaveLength(before);
}

describe('Folder: Copy Tree that is interrupted', () => {
	it('is finished by another run after the sign-in was refused, and says what was copied', async () => {
		const fault = { kind: 'status', status: 401 } as const;
		simulator().faults.order({ method: 'POST', path: '*/items', fault, after: 1 });
		await expect(copy(withFiles)).rejects.toMatchObject({
			details: expect.stringMatching(
				/Before that, 4 folders and 1 file were copied\. Run it again/,
			),
		});
		simulator().faults.clear();
		const lines = await copy(withFiles);
		expect(lines.every(({ problem }) => problem === null)).toBe(true);
		await expectWhole();
	});

	it('is finished by another run after its process was killed', async () => {
		const fault = { kind: 'slow', delayMs: 120_000, effect: 'atOnce' } as const;
		simulator().faults.order({ method: 'POST', path: '*/folders', fault, after: 1 });
		const operation = new KillableOperation();
		operation.start({
			url: simulator().url,
			token: appToken(simulator(), 'data:read', 'data:write', 'data:create'),
			name: 'folder.copyTree',
			parameters: { ...TEMPLATE_PROJECT, folder: byId(tree.template.id), ...withFiles },
		});
		await expect
			.poll(() => pathsBelow(FOLDERS.towerModels), { timeout: 60_000 })
			.toContain('Template/Plans/');
		await operation.kill();
		simulator().faults.clear();
		await copy(withFiles);
		await expectWhole();
	});

	it('creates nothing more after Stop', async () => {
		let stop = () => {};
		const copying = runCopy(withFiles, (stopRun) => (stop = stopRun));
		await simulator().journal.waitFor(({ status }) => status === 201);
		stop();
		await copying;
		const done = creations().length;
		expect(done).toBeLessThan(3);
		await copy(withFiles);
		await expectWhole();
	});

	it.each([
		{ what: 'a folder', path: '*/folders' },
		{ what: 'a file', path: '*/items' },
	])('creates $what once when the answer is lost', async ({ path }) => {
		const fault = { kind: 'cut', when: 'afterHeaders' } as const;
		simulator().faults.order({ method: 'POST', path, fault, times: 2 });
		const lines = await copy(withFiles);
		expect(lines.map(({ outcome }) => outcome)).toEqual(lines.map(() => 'created'));
		await expectWhole();
	});

	it('waits while Autodesk refuses calls for a moment', async () => {
		for (const status of [423, 429]) {
			const fault = { kind: 'status', status, retryAfter: 2 } as const;
			simulator().faults.order({ method: 'POST', path: '*/folders', fault, times: 2 });
		}
		await copy(withFiles);
		await expectWhole();
	});

	it('ends in one tree when two runs copy at the same time', async () => {
		const lines = await Promise.all([copy(withFiles), copy(withFiles)]);
		expect(lines.flat().every(({ problem }) => problem === null)).toBe(true);
		await expectWhole();
	});
});

describe('Folder: Copy Tree with something that cannot be copied', () => {
	const refuse = (path: string, method = 'GET') => {
		const fault = { kind: 'status', status: 403 } as const;
		simulator().faults.order({ method, path, fault, times: 1 });
	};

	it('names a folder that it cannot read, and goes on', async () => {
		refuse(contentsOf(tree.plans));
		const { records, hints } = await runCopy(withFiles);
		expect(records.find(({ sourceId }) => sourceId === tree.plans.id)).toMatchObject({
			outcome: 'created',
			problem: expect.stringMatching(/^Not read: /),
		});
		expect(outcomesOf(records)).toMatchObject({ [SOUTH]: 'created' });
		expect(hints).toMatchObject([
			{ message: expect.stringMatching(/^1 of 3 .* copied completely: .*Template\/Plans\.$/) },
		]);
	});

	it('fails for it if that is wanted', async () => {
		refuse(contentsOf(tree.plans));
		const options = { failIfIncomplete: true };
		await expect(copy({ ...TO_MODELS, options })).rejects.toMatchObject({
			details: expect.stringContaining('Template/Plans: Not read'),
		});
	});

	it('names the folder itself if only its contents are copied and not all of them could be read', async () => {
		for (let number = 0; number < 200; number++)
			growFile(simulator(), tree.template.id, `${number}`);
		const fault = { kind: 'status', status: 403 } as const;
		simulator().faults.order({ path: contentsOf(tree.template), fault, after: 1 });
		const lines = await copy({ ...withFiles, includeRoot: false, dryRun: true });
		expect(lines[0]).toMatchObject({
			sourcePath: 'Project Files/Template',
			path: 'Project Files/Models',
			problem: expect.stringMatching(/^Read up to page 1 only/),
		});
	});

	it('lists what was in a folder that it could not create', async () => {
		simulator().faults.order({
			method: 'POST',
			path: '*/folders',
			fault: { kind: 'status', status: 403 },
			after: 1,
			times: 1,
		});
		const lines = await copy(withFiles);
		expect(outcomesOf(lines)).toEqual({
			'Project Files/Template': 'created',
			[PLANS]: 'failed',
			[FILE_A]: 'notCopied',
			[OLD]: 'notCopied',
			[FILE_B]: 'notCopied',
			[SOUTH]: 'created',
		});
	});

	it('leaves an existing folder alone that it cannot list', async () => {
		const root = growFolder(simulator(), 'Template', FOLDERS.towerModels);
		const plans = growFolder(simulator(), 'Plans', root.id);
		refuse(contentsOf(plans));
		const lines = await copy(withFiles);
		expect(outcomesOf(lines)).toMatchObject({
			[PLANS]: 'failed',
			[FILE_A]: 'notCopied',
			[OLD]: 'notCopied',
			[SOUTH]: 'created',
		});
		expect(lines.find(({ sourcePath }) => sourcePath === PLANS)).toMatchObject({ id: plans.id });
	});

	it('copies one of two folders whose names are the same, and lists the other', async () => {
		const double = growFolder(simulator(), 'PLANS', tree.template.id);
		growFile(simulator(), double.id, 'c.pdf');
		const lines = await copy(withFiles);
		expect(outcomesOf(lines)).toMatchObject({
			[PLANS]: 'created',
			'Project Files/Template/PLANS': 'failed',
			'Project Files/Template/PLANS/c.pdf': 'notCopied',
		});
	});

	it('stops when the destination turns out to be in the folder to copy', async () => {
		// A user who may not open the folder between them does not see where the destination is.
		const destination = growFolder(simulator(), 'Here', tree.old.id);
		const hidden = `*/folders/${encodeURIComponent(tree.old.id)}`;
		simulator().faults.order({ path: hidden, fault: { kind: 'status', status: 403 } });
		await expect(copy({ destinationFolder: byId(destination.id) })).rejects.toMatchObject({
			message: expect.stringContaining('choose a folder that is not in the folder to copy'),
			details: expect.stringMatching(/folders and 0 files were copied/),
		});
	});
});
