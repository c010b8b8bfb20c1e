import type { IDataObject } from 'n8n-workflow';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { credentialsAt, operationsAt } from '../harness/operationsAt';
import { byId, runOperation } from '../harness/runOperation';
import { freshSimulator } from '../harness/simulator/requests';
import { FOLDERS, PROJECTS } from '../simulator';

const simulator = freshSimulator();
const run = operationsAt(simulator);
const project = byId(PROJECTS.tower.id);
const folder = byId(FOLDERS.towerDrawings);
const NAME = 'Tower.rvt';

beforeEach(async () => {
	await Container.get(BinaryDataService).init();
});

async function uploadFile(text: string): Promise<IDataObject> {
	const parameters = { project, folder, fileName: NAME, contentFrom: 'text', text };
	const [file] = await run('folder.upload', parameters, { as: 'kim' });
	return file;
}

/** A version as Autodesk lists it. */
function version(id: string, kind: string, storageId?: unknown) {
	const storage = { data: { type: 'objects', id: storageId } };
	return {
		type: 'versions',
		id,
		attributes: {
			name: NAME,
			displayName: NAME,
			versionNumber: 1,
			extension: { type: `versions:autodesk.bim360:${kind}`, version: '1.0', data: {} },
		},
		relationships: storageId === undefined ? {} : { storage },
	};
}

/** Lets Autodesk answer with these records. */
function answer(path: string, body: object): void {
	const fault = { kind: 'status', status: 200, body } as const;
	simulator().faults.order({ method: 'GET', path, fault });
}

async function download(id: unknown) {
	const { outputs, error } = await runOperation(
		'file.download',
		{ project, file: byId(String(id)) },
		{ credentials: credentialsAt(simulator(), 'kim') },
	);
	return { file: outputs[0]?.[0]?.binary?.data, error };
}

const VERSION_ID = 'urn:adsk.wipprod:fs.file:vf.copy?version=1';

describe('the content of a version without a storage of its own', () => {
	it('says of a cloud model that it has to be published', async () => {
		const { id } = await uploadFile('x');
		answer('*/tip', { data: version(VERSION_ID, 'C4RModel') });
		const { error } = await download(id);
		expect(error?.message).toBe('"Tower.rvt" has no content to download');
		expect(error?.description).toContain('cloud model that was not published yet. Publish it');
		expect(error?.description).toContain(VERSION_ID);
	});

	it('comes, for a copied document, from the version it refers to', async () => {
		const { id, storageId } = await uploadFile('the original');
		answer('*/tip', { data: version(VERSION_ID, 'Document') });
		answer('*/relationships/refs', {
			data: [],
			included: [version('urn:adsk.wipprod:fs.file:vf.original?version=1', 'File', storageId)],
		});
		const { file, error } = await download(id);
		expect(error).toBeUndefined();
		expect(file?.fileName).toBe(NAME);
		const bytes = file && (await Container.get(BinaryDataService).getAsBuffer(file));
		expect(bytes?.toString()).toBe('the original');
	});

	it.each([
		['there are several of the same name', ['first', 'second']],
		['there is none', []],
	])('is not guessed when %s', async (_what, originals) => {
		const { id, storageId } = await uploadFile('the original');
		answer('*/tip', { data: version(VERSION_ID, 'Document') });
		const included = originals.map((original) => version(original, 'File', storageId));
		answer('*/relationships/refs', { data: [], included });
		const { error } = await download(id);
		expect(error?.description).toContain(
			'It may still be processed, or be a copy whose original this credential cannot open',
		);
	});

	it('is reported as missing when its references cannot be read', async () => {
		const { id } = await uploadFile('x');
		answer('*/tip', { data: version(VERSION_ID, 'Document') });
		const fault = { kind: 'status', status: 403 } as const;
		simulator().faults.order({ method: 'GET', path: '*/relationships/refs', fault });
		const { error } = await download(id);
		expect(error?.message).toBe('"Tower.rvt" has no content to download');
	});
});
