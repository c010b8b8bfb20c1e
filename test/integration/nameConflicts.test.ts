import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { credentialsAt, operationsAt } from '../harness/operationsAt';
import { byId, runOperation } from '../harness/runOperation';
import { freshSimulator } from '../harness/simulator/requests';
import { FOLDERS, PROJECTS } from '../simulator';

const simulator = freshSimulator();
const run = operationsAt(simulator);
const place = { project: byId(PROJECTS.tower.id), folder: byId(FOLDERS.towerDrawings) };
const LOCKED = { kind: 'status', status: 423 } as const;

function file(text: string, more: INodeParameters = {}): INodeParameters {
	return { ...place, fileName: 'Plan.txt', contentFrom: 'text', text, ...more };
}

async function uploadOf(text: string, more: INodeParameters = {}): Promise<IDataObject> {
	const [uploaded] = await run('folder.upload', file(text, more), { as: 'kim' });
	return uploaded;
}

async function refusedUpload(parameters: INodeParameters) {
	const { error } = await runOperation('folder.upload', parameters, {
		credentials: credentialsAt(simulator(), 'kim'),
	});
	return error;
}

function filesNamed(name: string) {
	return [...simulator().state.items.values()].filter(({ displayName }) => displayName === name);
}

describe('two uploads of one name at once', () => {
	it('become one file with two versions, each with its own content', async () => {
		const uploads = await Promise.all([uploadOf('one'), uploadOf('two')]);
		expect(uploads.map(({ outcome }) => outcome).sort()).toEqual(['created', 'newVersion']);
		expect(new Set(uploads.map(({ id }) => id)).size).toBe(1);
		expect(filesNamed('Plan.txt')).toHaveLength(1);
		const contents = uploads.map(
			({ storageId }) => simulator().state.objects.get(String(storageId))?.size,
		);
		expect(contents).toEqual([3, 3]);
	});

	it('become one file, and an error that names it, when the second must not add a version', async () => {
		const more = { ifFileExists: 'fail' };
		const uploads = await Promise.allSettled([uploadOf('one', more), uploadOf('two', more)]);
		const reasons = uploads.flatMap((upload) =>
			upload.status === 'rejected' ? [String(upload.reason)] : [],
		);
		expect(reasons).toEqual(['Error: The folder already contains a file "Plan.txt"']);
		expect(filesNamed('Plan.txt')).toHaveLength(1);
	});
});

/** Lets both runs look before one of them creates. */
const atOnce = async (name: string, parameters: INodeParameters) => {
	simulator().settings.latencyMs = 30;
	const created = await Promise.all([run(name, parameters), run(name, parameters)]);
	const refused = simulator().journal.entries.filter(({ status }) => status === 409);
	return { records: created.flat(), refused: refused.length };
};

describe('two executions that create the same at once', () => {
	it('make one path of folders, and each of them says what it created', async () => {
		const path = 'Sections/2026/North';
		const { records, refused } = await atOnce('folder.createPath', { ...place, path });
		expect(refused).toBeGreaterThan(0);
		expect(new Set(records.map(({ id }) => id)).size).toBe(1);
		const created = records.flatMap(({ createdPaths }) => createdPaths);
		expect(created.sort()).toEqual(['Sections', 'Sections/2026', path]);
		for (const name of ['Sections', '2026', 'North']) expect(foldersNamed(name)).toHaveLength(1);
	});

	it('make one folder, whatever the case of its name', async () => {
		simulator().settings.latencyMs = 30;
		const create = async (folderName: string) =>
			await run('folder.create', { ...place, folderName, ifExists: 'return' });
		const records = (await Promise.all([create('Plans'), create('PLANS')])).flat();
		expect(records.map(({ outcome }) => outcome).sort()).toEqual(['created', 'existed']);
		expect(new Set(records.map(({ id }) => id)).size).toBe(1);
	});

	it('make one bucket', async () => {
		const bucketKey = 'made-at-once';
		const create = { bucketKey, ifExists: 'return' };
		const { records, refused } = await atOnce('bucket.create', create);
		expect(refused).toBe(1);
		expect(records.map(({ outcome }) => outcome).sort()).toEqual(['created', 'existed']);
	});

	it('fail one of them if they should not share it, and say which name is taken', async () => {
		const create = { ...place, folderName: 'Schemes' };
		const runs = await Promise.allSettled([
			run('folder.create', create),
			run('folder.create', create),
		]);
		const reasons = runs.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
		expect(reasons).toMatchObject([{ message: expect.stringContaining('already exists') }]);
		expect(foldersNamed('Schemes')).toHaveLength(1);
	});
});

function foldersNamed(name: string) {
	return [...simulator().state.folders.values()].filter((each) => each.name === name);
}

describe('an upload', () => {
	it.each([
		['the folder', '*/items'],
		['the file', '*/versions'],
	])('says that %s is locked, and that nothing changed', async (_what, path) => {
		const { versionNumber } = await uploadOf('one');
		expect(versionNumber).toBe(1);
		simulator().faults.order({ method: 'POST', path, fault: LOCKED });
		const error = await refusedUpload(file('two'));
		expect(error?.message).toContain('locked by someone, or still being processed');
		expect(error?.description).toContain(
			'The folder is unchanged: the uploaded content did not become "Plan.txt"',
		);
		expect(error?.description).toContain('Wait until the file is unlocked');
		expect(error?.context?.itemIndex).toBe(0);
		const [{ id }] = filesNamed('Plan.txt');
		expect(await run('file.get', { project: place.project, file: byId(id) })).toMatchObject([
			{ versionNumber: 1 },
		]);
	});

	it('into a folder without permission names the file, and says what to ask for', async () => {
		const fault = { kind: 'status', status: 403 } as const;
		simulator().faults.order({ method: 'POST', path: '*/storage', fault });
		const error = await refusedUpload(file('two'));
		expect(error).toMatchObject({ httpCode: '403' });
		expect(error?.description).toContain('"Plan.txt" is not in the folder yet');
		expect(error?.context?.itemIndex).toBe(0);
		expect(filesNamed('Plan.txt')).toEqual([]);
	});

	it('names the binary field that the item does not have', async () => {
		const error = await refusedUpload({ ...place, binaryPropertyName: 'model' });
		expect(error?.message).toContain("'model'");
		expect(error?.context?.itemIndex).toBe(0);
		expect(simulator().journal.entries.filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	it('refuses a name that Autodesk would refuse before anything is uploaded', async () => {
		const error = await refusedUpload(file('x', { fileName: 'a/b?.txt' }));
		expect(error?.message).toContain('File Name');
		expect(simulator().journal.entries).toEqual([]);
	});

	it('of an empty file creates an empty file', async () => {
		const uploaded = await uploadOf('');
		expect(uploaded).toMatchObject({ outcome: 'created', transfer: { bytes: 0, parts: 1 } });
	});
});
