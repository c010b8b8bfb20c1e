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
