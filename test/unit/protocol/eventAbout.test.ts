import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCallback } from '../../../protocol/callbacks/callback';
import { eventAbout } from '../../../protocol/events/eventAbout/eventAbout';
import { DATA_EXTRACT_SYSTEM } from '../../../protocol/callbacks/dataExtractCallback';
import { WATCH_KIND_IDS, WATCH_SYSTEM_PREFIX } from '../../../protocol/events/watchKinds';
import { WORKER_SYSTEM } from '../../../protocol/events/workerEvents';

interface Sample {
	system: string;
	event: string;
	file: string;
}

const FOLDER = 'test/fixtures/webhook-payloads';
const { samples } = JSON.parse(readFileSync(`${FOLDER}/index.json`, 'utf8')) as {
	samples: Sample[];
};

function aboutOf(file: string, changes: object = {}) {
	const { system, event } = samples.find((sample) => sample.file === file)!;
	const parsed = parseCallback(readFileSync(`${FOLDER}/${file}`));
	if (parsed.kind === 'malformed') throw new Error(parsed.reason);
	const { resourceUrn = null, hook, payload } = parsed.callback;
	return eventAbout({ system, event, resourceUrn, hook, payload: { ...payload, ...changes } });
}

const made = (
	system: string,
	payload: Record<string, unknown>,
	resourceUrn: string | null = null,
) => eventAbout({ system, event: 'x', resourceUrn, hook: {}, payload });

const PROJECT = 'b.cccccccc-4444-4555-8666-dddddddddddd';

describe('what an event is about', () => {
	it.each(samples)('is known for $file, by a name or an ID, and by its kind', ({ file }) => {
		const about = aboutOf(file);
		expect(about?.name ?? about?.id, file).toBeTruthy();
		expect(about?.kind, file).toBeTruthy();
		for (const value of Object.values(about ?? {})) expect(value).toMatch(/^\S.*$/);
	});

	it('names a file, its folders and who changed it', () => {
		expect(aboutOf('data/dm.version.added.json')).toMatchObject({
			kind: 'file',
			name: 'Tower-ARCH.rvt',
			id: 'urn:adsk.wipprod:dm.lineage:ExAmPlElInEaGe00000001',
			folderPath: 'Project Files/Models',
			userName: 'Ada Example',
			user: 'EXAMPLEUSER1',
		});
	});

	it('names a folder and its project', () => {
		expect(aboutOf('data/dm.folder.moved.json')).toMatchObject({
			kind: 'folder',
			name: 'Structural',
			folderPath: 'Project Files/Models',
			projectId: PROJECT,
			user: 'EXAMPLEUSER1',
		});
	});

	it('names a translated object, the workflow of the translation, and how it ended', () => {
		expect(aboutOf('derivative/extraction.finished.failed.json')).toEqual({
			kind: 'model',
			name: 'Tower-ARCH.rvt',
			id: 'urn:adsk.objects:os.object:example-bucket/Tower-ARCH.rvt',
			status: 'failed',
			workflowId: 'nightly-tower-2026',
		});
	});

	it('has the ID of an issue, and its number and title if Autodesk sends them', () => {
		const file = 'autodesk.construction.issues/issue.created-1.0.json';
		expect(aboutOf(file)).toEqual({
			kind: 'issue',
			id: '11111111-5555-4666-8777-999999999999',
			status: 'open',
			projectId: PROJECT,
		});
		expect(aboutOf(file, { displayId: 12, title: 'Crack' })).toMatchObject({ name: '#12 Crack' });
	});

	it('has the number of a review, and the type of a cost object', () => {
		expect(aboutOf('autodesk.construction.reviews/review.closed-1.0.json')).toMatchObject({
			kind: 'review',
			name: '#9',
			status: 'CLOSED',
		});
		expect(aboutOf('autodesk.construction.cost/budget.updated-1.0.json')).toMatchObject({
			kind: 'budget',
			id: '00000000-0000-4000-8000-00000000c001',
			projectId: PROJECT,
		});
	});

	it('names the record that a watch found changed', () => {
		const project = { id: PROJECT, name: 'Tower' };
		expect(
			made('watch.projectRfis', {
				project,
				rfi: { id: 'r1', number: '12', title: 'Door frame', status: 'open', updatedBy: 'U1' },
			}),
		).toEqual({
			kind: 'RFI',
			name: '12 Door frame',
			id: 'r1',
			status: 'open',
			projectName: 'Tower',
			projectId: PROJECT,
			user: 'U1',
		});
		expect(
			made('watch.projectUsers', { project, user: { id: 'u1', email: 'ada@example.com' } }),
		).toMatchObject({ kind: 'member', name: 'ada@example.com', projectName: 'Tower' });
		expect(made('watch.accountProjects', { project })).toMatchObject({
			kind: 'project',
			name: 'Tower',
		});
	});

	it('names what an event of the worker itself is about', () => {
		expect(made(WORKER_SYSTEM, { subscription: 'sub_1', label: 'Drawings' })).toEqual({
			kind: 'subscription',
			name: 'Drawings',
			id: 'sub_1',
		});
	});

	it('is what an event of an unknown system calls its name', () => {
		expect(made('adsk.new', { title: 'Pump 7' }, 'urn:adsk.new:7')).toEqual({
			name: 'Pump 7',
			id: 'urn:adsk.new:7',
		});
		expect(made('adsk.new', { title: 7 })).toBeUndefined();
	});

	it('is short text on one line, whatever the payload has', () => {
		const about = made('data', {
			name: `a\n\u202eb\u0000${'x'.repeat(2_000_000)}`,
			lineageUrn: {},
		});
		expect(about).toEqual({
			kind: 'file',
			name: expect.stringMatching(/^a b x{200,}…$/) as string,
		});
		expect(JSON.stringify(about).length).toBeLessThan(400);
		expect(made('data', { name: '\ud800' })).toEqual({ kind: 'file', name: '\ufffd' });
	});

	it('never fails, whatever the payload has', () => {
		const odd = [null, {}, [], [null], '', 'x', 0, -1, 1e308, true, '\ud800', { id: {} }, [[{}]]];
		const systems = [...new Set(samples.map(({ system }) => system)), WORKER_SYSTEM];
		const watches = WATCH_KIND_IDS.map((kind) => `${WATCH_SYSTEM_PREFIX}${kind}`);
		for (const system of [...systems, ...watches, DATA_EXTRACT_SYSTEM, '']) {
			for (const value of odd) {
				const payload = new Proxy<Record<string, unknown>>({}, { get: () => value });
				for (const line of Object.values(made(system, payload) ?? {})) {
					expect(line, system).toMatch(/^\S/);
				}
			}
		}
	});
});
