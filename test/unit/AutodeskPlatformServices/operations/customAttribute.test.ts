import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { runOperation } from '../../../harness/runOperation';
import { folder, FOLDER, project } from '../../../harness/samples/documents';

mockAps();

const GUID = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const OF_FOLDER = `/bim360/docs/v1/projects/${GUID}/folders/${encodeURIComponent(FOLDER)}/custom-attribute-definitions`;
const OF_PROJECT = `/construction/files/v1/projects/${GUID}/custom-attribute-definitions`;
const place = { project, folder };

const discipline = {
	id: 278690,
	name: 'Discipline',
	type: 'array',
	arrayValues: ['Architecture', 'Structure'],
};
const dueDate = { id: 278691, name: 'Due Date', type: 'date' };
const page = (...results: object[]) => ({
	results,
	pagination: { limit: 200, offset: 0, totalResults: results.length, nextUrl: '' },
});
const shows = (...results: object[]) =>
	aps()
		.get(OF_FOLDER)
		.query(({ limit }) => Number(limit) <= 200)
		.reply(200, page(...results));

describe('Custom Attribute: Get Many', () => {
	it('returns the attributes of a folder with the values of lists', async () => {
		shows(discipline, dueDate);
		const { records } = await runOperation('customAttribute.getAll', place);
		expect(records).toMatchObject([
			{
				name: 'Discipline',
				dataType: 'list',
				values: ['Architecture', 'Structure'],
				id: 278690,
				folderId: FOLDER,
				projectId: GUID,
			},
			{ name: 'Due Date', dataType: 'date', values: [] },
		]);
	});

	it('filters those of a folder by name, whatever the limit', async () => {
		shows(discipline, dueDate);
		const { records } = await runOperation('customAttribute.getAll', {
			...place,
			limit: 1,
			simplify: false,
			filters: { nameContains: 'DUE' },
		});
		expect(records).toEqual([{ ...dueDate, projectId: GUID, folderId: FOLDER }]);
	});

	it('lets Autodesk search those of a project, for the user to act as', async () => {
		const list = { ...discipline, arrayValues: undefined, arrayOptions: [{ value: 'Structure' }] };
		aps({ 'x-user-id': 'KIM' })
			.get(OF_PROJECT)
			.query({ searchText: 'disc', limit: 50, offset: 0 })
			.reply(200, page({ ...list, createdAt: '2026-01-12T08:15:30.001Z', description: 'Who' }));
		const { records } = await runOperation(
			'customAttribute.getAll',
			{
				project,
				attributesOf: 'project',
				filters: { nameContains: 'disc' },
				options: { actAsUser: 'KIM' },
			},
			{ as: 'twoLegged' },
		);
		expect(records).toMatchObject([
			{ values: ['Structure'], description: 'Who', createdAt: '2026-01-12T08:15:30.001Z' },
		]);
	});

	it('rejects an app that acts as nobody before it asks for those of a project', async () => {
		const { error } = await runOperation(
			'customAttribute.getAll',
			{ project, attributesOf: 'project' },
			{ as: 'twoLegged' },
		);
		expect(error?.message).toContain('Act as User: the attributes of a project need');
	});
});

describe('Custom Attribute: Create', () => {
	const list = {
		...place,
		name: 'Discipline',
		dataType: 'list',
		values: 'Architecture; Structure',
	};

	it('creates a list of values', async () => {
		shows(dueDate);
		const { id, ...body } = discipline;
		aps().post(OF_FOLDER, body).reply(201, discipline);
		const { records } = await runOperation('customAttribute.create', list);
		expect(records).toMatchObject([
			{ name: 'Discipline', outcome: 'created', dataType: 'list', id },
		]);
	});

	it('refuses a name that exists, or returns the attribute if asked to', async () => {
		shows(discipline);
		const { error } = await runOperation('customAttribute.create', {
			...list,
			name: 'discipline',
		});
		expect(error?.message).toContain('Name: the folder already has "discipline"');
		shows(discipline);
		const { records } = await runOperation('customAttribute.create', {
			...list,
			ifExists: 'return',
		});
		expect(records).toMatchObject([{ id: discipline.id, outcome: 'existed' }]);
	});

	it.each([400, 409])('returns the one that another run has just created (%i)', async (status) => {
		const create = { ...list, ifExists: 'return' };
		shows(dueDate);
		aps().post(OF_FOLDER).reply(status, { detail: 'The name exists' });
		shows(dueDate, discipline);
		const { records } = await runOperation('customAttribute.create', create);
		expect(records).toMatchObject([{ id: discipline.id, outcome: 'existed' }]);
	});

	it.each([
		[{ dataType: 'text' }, 'Type: "Discipline" exists with the type array'],
		[{ values: 'Architecture, Landscape' }, 'Values: "Discipline" exists without Landscape'],
	])('does not return one that would not do: %j', async (wanted, fault) => {
		shows(discipline);
		const parameters = { ...list, ...wanted, ifExists: 'return' };
		const { error } = await runOperation('customAttribute.create', parameters);
		expect(error?.message).toContain(fault);
	});

	it.each([
		[{ name: 'x'.repeat(33) }, 'Name: use at most 32 characters'],
		[{ dataType: 'number' }, 'Type: "number" is none of date, list, text'],
		[{ values: ' , ' }, 'Values: enter at least one'],
		[{ values: 'A, B, A' }, 'Values: "A" is listed twice'],
	])('rejects %j before any call', async (wrong, fault) => {
		const { error } = await runOperation('customAttribute.create', { ...list, ...wrong });
		expect(error?.message).toContain(fault);
	});
});
