import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, runOperation } from '../../../harness/runOperation';
import {
	file,
	FILE,
	fileAnswer,
	FOLDER,
	paths,
	project,
	VERSION,
	versionAnswer,
} from '../../../harness/samples/documents';

mockAps();

const GUID = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const DOCS = `/bim360/docs/v1/projects/${GUID}`;
const BATCH = `${DOCS}/versions:batch-get`;
const DEFINITIONS = `${DOCS}/folders/${encodeURIComponent(FOLDER)}/custom-attribute-definitions`;
const UPDATE = `${DOCS}/versions/${encodeURIComponent(VERSION)}/custom-attributes:batch-update`;

const version = (itemUrn: string) => ({
	urn: `${itemUrn.replace('dm.lineage:', 'fs.file:vf.')}?version=2`,
	itemUrn,
	name: 'plan.dwg',
	revisionNumber: 2,
	approvalStatus: { label: 'Approved w/ comments', value: 'approved' },
	customAttributes: [
		{ id: 1, type: 'array', name: 'Discipline', value: 'Architecture' },
		{ id: 2, type: 'date', name: 'Due Date', value: null },
	],
});

describe('File: Get Attributes', () => {
	const urns = Array.from({ length: 51 }, (_, index) => `urn:adsk.wipprod:dm.lineage:F${index}`);
	const run = (rows: readonly string[], onError?: 'continueRegularOutput') =>
		runOperation(
			'file.getAttributes',
			{ project, file: byId('={{ $json.file }}') },
			{ items: rows.map((id) => ({ json: { file: id } })), onError },
		);

	it('reads 50 files with one call, and returns attributes by name in the order of the items', async () => {
		aps()
			.post(BATCH, { urns: urns.slice(0, 50) })
			.reply(200, { results: urns.slice(0, 50).reverse().map(version), errors: [] })
			.post(BATCH, { urns: urns.slice(50) })
			.reply(200, { results: urns.slice(50).map(version), errors: [] });
		const { records } = await run(urns);
		expect(records.map(({ itemId }) => itemId)).toEqual(urns);
		expect(records[0]).toMatchObject({
			name: 'plan.dwg',
			revisionNumber: 2,
			approvalStatus: 'approved',
			approvalLabel: 'Approved w/ comments',
			attributes: { Discipline: 'Architecture', 'Due Date': null },
			projectId: GUID,
		});
	});

	it('reads a file that several items name once, and a version by its ID', async () => {
		aps()
			.post(BATCH, { urns: [FILE, VERSION] })
			.reply(200, { results: [version(FILE)], errors: [] });
		const { records } = await run([FILE, VERSION, FILE]);
		expect(records).toHaveLength(3);
	});

	it('says which file cannot be read and why', async () => {
		const answer = {
			results: [version(FILE)],
			errors: [{ urn: urns[0], code: 'ERR', title: 'Gone', detail: 'It does not exist.' }],
		};
		aps().post(BATCH).times(2).reply(200, answer);
		const { error } = await run([FILE, urns[0]]);
		expect(error?.message).toBe('1 of 2 files could not be read');
		expect(error?.description).toContain(`Row 2 (${urns[0]}): Autodesk says: It does not exist`);
		const { records } = await run([FILE, urns[0]], 'continueRegularOutput');
		expect(records).toMatchObject([
			{ itemId: FILE },
			{ error: 'Autodesk says: It does not exist', details: { row: 2, id: urns[0] } },
		]);
	});
});

describe('File: Update Attributes', () => {
	const definitions = [
		{ id: 1, name: 'Discipline', type: 'array', arrayValues: ['Architecture', 'Structure'] },
		{ id: 2, name: 'Due Date', type: 'date' },
		{ id: 3, name: 'Note', type: 'string' },
	];
	const reads = ({ folders = true } = {}) => {
		aps().get(paths.file).reply(200, { data: fileAnswer() });
		if (!folders) return;
		aps()
			.get(DEFINITIONS)
			.query(true)
			.reply(200, {
				results: definitions,
				pagination: { limit: 200, offset: 0, totalResults: 3, nextUrl: '' },
			});
	};
	const asJson = (attributes: IDataObject, more: INodeParameters = {}) => ({
		project,
		file,
		specifyAttributes: 'json',
		attributesJson: JSON.stringify(attributes),
		...more,
	});

	it('sets attributes by name, in the form that Autodesk takes, and clears what is null', async () => {
		reads();
		aps()
			.post(UPDATE, [
				// JavaScript puts keys that are numbers first.
				{ id: 3, value: null },
				{ id: 1, value: 'Structure' },
				{ id: 2, value: '2026-03-31T00:00:00.000Z' },
			])
			.reply(200, {
				results: [
					{ id: 1, name: 'Discipline', type: 'array', value: 'Structure' },
					{ id: 3, name: 'Note', type: 'string', value: null },
				],
			});
		const { records, error } = await runOperation(
			'file.updateAttributes',
			asJson({ discipline: 'STRUCTURE', 'Due Date': '2026-03-31T00:00:00Z', '3': null }),
		);
		expect(error).toBeUndefined();
		expect(records).toEqual([
			{
				name: 'plan.dwg',
				updated: true,
				attributes: { Discipline: 'Structure', Note: null },
				versionId: VERSION,
				itemId: FILE,
				projectId: GUID,
			},
		]);
	});

	it('reads the attributes of a folder once for all items', async () => {
		reads();
		reads({ folders: false });
		aps().post(UPDATE).times(2).reply(200, { results: [] });
		const { records } = await runOperation('file.updateAttributes', asJson({ Note: 'x' }), {
			items: [{ json: {} }, { json: {} }],
		});
		expect(records).toHaveLength(2);
	});

	it.each([
		[false, [{ id: 3, value: 'seen' }]],
		[
			true,
			[
				{ id: 3, value: 'seen' },
				{ id: 1, value: null },
			],
		],
	])('clears an empty field only if asked to (%s)', async (clearEmpty, body) => {
		reads();
		aps().post(UPDATE, body).reply(200, { results: [] });
		const attribute = [
			{ name: 'Note', value: 'seen' },
			{ name: 'Discipline', value: '' },
		];
		const { error } = await runOperation('file.updateAttributes', {
			project,
			file,
			attributes: { attribute },
			options: { clearEmpty },
		});
		expect(error).toBeUndefined();
	});

	it('sets the attributes of the version that was entered', async () => {
		aps().get(paths.version).reply(200, { data: versionAnswer() });
		reads();
		aps().post(UPDATE).reply(200, { results: [] });
		const parameters = asJson({ Note: 'x' }, { file: byId(VERSION) });
		const { records } = await runOperation('file.updateAttributes', parameters);
		expect(records).toMatchObject([{ versionId: VERSION }]);
	});

	it.each([
		[{ Disciplin: 'x' }, 'the folder has no attribute "Disciplin". Similar: "Discipline"'],
		[{ Zzz: 'x' }, 'It has "Discipline", "Due Date", "Note"'],
		[{ 'Due Date': '31.03.2026' }, 'Attribute "Due Date": "31.03.2026" is not a date'],
		[{ Discipline: 'Garden' }, '"Garden" is none of its values: Architecture, Structure'],
		[{ Note: 'x'.repeat(256) }, 'Attribute "Note": use at most 255 characters'],
	])('sends nothing of %j', async (attributes, fault) => {
		reads();
		const { error } = await runOperation('file.updateAttributes', asJson(attributes));
		expect(error?.message).toContain(fault);
	});

	it.each([
		[asJson({}), 'Attributes (JSON): enter at least one attribute'],
		[asJson({ a: 1, A: 2 }), 'Attributes (JSON): "A" is listed twice'],
		[
			{ project, file, attributes: { attribute: [{ name: '', value: 'x' }] } },
			'Attributes: enter the name',
		],
	])('rejects %j before any call', async (parameters, fault) => {
		const { error } = await runOperation('file.updateAttributes', parameters);
		expect(error?.message).toContain(fault);
	});
});
