import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, byName, runOperation } from '../../../harness/runOperation';
import { folder, FOLDER, project } from '../../../harness/samples/documents';
import { skipWaits } from '../../../harness/skipWaits';

mockAps();
const waits = skipWaits();

const GUID = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const PATH = `/bim360/docs/v1/projects/${GUID}/folders/${encodeURIComponent(FOLDER)}/permissions`;
const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const ROLE = '6d3f9a14-0b5c-4e28-9f70-4b1c2d3e4f5a';
const COMPANY = '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e';
const USER = '3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687';

const VIEW_ONLY = ['VIEW', 'COLLABORATE'];
const EDIT = ['VIEW', 'COLLABORATE', 'DOWNLOAD', 'PUBLISH_MARKUP', 'PUBLISH', 'EDIT'];
const MANAGE = [...EDIT, 'CONTROL'];

const admin = {
	subjectId: '2a1c3e4f-5a6b-4e0a-8b5d-9d2c4b6831f7',
	subjectType: 'USER',
	name: 'Kim Doe',
	email: 'kim@example.com',
	actions: [],
	inheritActions: MANAGE,
};
const architect = (actions: string[], inheritActions: string[] = []) => ({
	subjectId: ROLE,
	subjectType: 'ROLE',
	subjectStatus: 'ACTIVE',
	name: 'Architect',
	actions,
	inheritActions,
});
const company = (actions: string[]) => ({
	subjectId: COMPANY,
	subjectType: 'COMPANY',
	name: 'Example Concrete',
	actions,
	inheritActions: [],
});

const shows = (...entries: object[]) => aps().get(PATH).reply(200, entries);
const place = { project, folder };
const place2 = { projectId: GUID, folderId: FOLDER };

const run = (
	operation: string,
	rows: readonly IDataObject[],
	parameters: INodeParameters = {},
	onError: 'stopWorkflow' | 'continueRegularOutput' = 'stopWorkflow',
) =>
	runOperation(
		`folderPermission.${operation}`,
		{
			...place,
			subjectType: '={{ $json.type }}',
			subject: byId('={{ $json.subject }}'),
			...(operation === 'set' ? { level: '={{ $json.level }}' } : {}),
			...parameters,
		},
		{ items: rows.map((json) => ({ json })), onError },
	);

describe('Folder Permission: Get Many', () => {
	it('shows what is given in the folder, what is inherited, and what both come to', async () => {
		shows(admin, architect(VIEW_ONLY, EDIT), company(['VIEW', 'EDIT']));
		const { records } = await runOperation('folderPermission.getAll', place);
		expect(records).toMatchObject([
			{ name: 'Kim Doe', subjectType: 'user', level: null, inheritedLevel: 'manage' },
			{
				name: 'Architect',
				subjectType: 'role',
				level: 'viewOnly',
				inheritedLevel: 'edit',
				effectiveLevel: 'edit',
				status: 'active',
				id: ROLE,
				folderId: FOLDER,
				projectId: GUID,
			},
			{ name: 'Example Concrete', level: 'custom', inheritedLevel: null },
		]);
	});

	it('knows the levels of BIM 360 projects', async () => {
		shows(company(['PUBLISH']), architect(['PUBLISH', 'VIEW', 'DOWNLOAD', 'COLLABORATE']));
		const { records } = await runOperation('folderPermission.getAll', place);
		expect(records).toMatchObject([{ level: 'uploadOnly' }, { level: 'upload' }]);
	});

	it('leaves out inherited permissions and other types if asked to', async () => {
		shows(admin, architect(EDIT), company(VIEW_ONLY));
		const { records } = await runOperation('folderPermission.getAll', {
			...place,
			simplify: false,
			filters: { onlyOwn: true, subjectTypes: ['role', 'user'] },
		});
		expect(records).toEqual([{ ...architect(EDIT), ...place2 }]);
	});

	it('explains who can read permissions if Autodesk refuses', async () => {
		aps().get(PATH).reply(403, { detail: 'no' });
		const { error } = await runOperation('folderPermission.getAll', place);
		expect(error?.description).toContain('Full Control');
	});

	it('rejects a project of another kind of hub before any call', async () => {
		const { error } = await runOperation('folderPermission.getAll', {
			folder,
			project: byId('a.YnVzaW5lc3M'),
		});
		expect(error?.message).toContain('no project of ACC or BIM 360');
	});
});

describe('Folder Permission: Set', () => {
	it('creates, updates and leaves alone in one call each, and returns what the folder then shows', async () => {
		shows(admin, architect(VIEW_ONLY), company(EDIT));
		aps()
			.post(`${PATH}:batch-update`, [{ subjectId: ROLE, subjectType: 'ROLE', actions: EDIT }])
			.reply(200, { results: [] });
		aps()
			.post(`${PATH}:batch-create`, [{ subjectId: USER, subjectType: 'USER', actions: MANAGE }])
			.reply(200, { results: [] });
		const lee = {
			subjectId: USER,
			subjectType: 'USER',
			name: 'Lee',
			actions: [...MANAGE].reverse(),
		};
		shows(admin, architect(EDIT, MANAGE), company(EDIT), lee);
		const { records } = await run('set', [
			{ type: 'role', subject: ROLE, level: 'edit' },
			{ type: 'company', subject: COMPANY, level: 'EDIT' },
			{ type: 'user', subject: USER, level: 'Full Control' },
		]);
		expect(records).toMatchObject([
			{
				name: 'Architect',
				level: 'edit',
				result: 'updated',
				message: expect.stringContaining('Full Control (Manage) is also inherited'),
			},
			{ name: 'Example Concrete', result: 'unchanged', message: null },
			{ name: 'Lee', level: 'manage', result: 'created', folderId: FOLDER, projectId: GUID },
		]);
	});

	it('sends nothing if everything is set already', async () => {
		shows(admin, architect(EDIT));
		const { records } = await run('set', [{ type: 'role', subject: ROLE, level: 'edit' }]);
		expect(records).toMatchObject([{ result: 'unchanged' }]);
	});

	it('creates what is only inherited so far', async () => {
		shows(admin, architect([], VIEW_ONLY));
		aps().post(`${PATH}:batch-create`).reply(200, { results: [] });
		shows(admin, architect(EDIT, VIEW_ONLY));
		const { records } = await run('set', [{ type: 'role', subject: ROLE, level: 'edit' }]);
		expect(records).toMatchObject([{ result: 'created', inheritedLevel: 'viewOnly' }]);
	});

	it('waits while another change locks the folder, and for the rate limit', async () => {
		shows(admin);
		aps().post(`${PATH}:batch-create`).reply(423).post(`${PATH}:batch-create`).reply(429);
		aps().post(`${PATH}:batch-create`).reply(200, { results: [] });
		shows(admin, architect(EDIT));
		const { records } = await run('set', [{ type: 'role', subject: ROLE, level: 'edit' }]);
		expect(records).toMatchObject([{ result: 'created' }]);
		expect(waits).toHaveLength(2);
	});

	it('grants a role again if a new folder has lost it', async () => {
		shows(admin);
		aps().post(`${PATH}:batch-create`).times(2).reply(200, { results: [] });
		shows(admin);
		shows(admin, architect(EDIT));
		const { records } = await run('set', [{ type: 'role', subject: ROLE, level: 'edit' }]);
		expect(records).toMatchObject([{ result: 'created' }]);
		expect(waits).toEqual([2_000]);
	});

	it('says so if a permission never appears', async () => {
		aps().get(PATH).times(6).reply(200, [admin]);
		aps().post(`${PATH}:batch-create`).times(5).reply(200, { results: [] });
		const { records } = await run(
			'set',
			[{ type: 'role', subject: ROLE, level: 'edit' }],
			{},
			'continueRegularOutput',
		);
		expect(records).toMatchObject([
			{
				error: expect.stringContaining('the folder does not show it'),
				details: { name: ROLE, subjectType: 'role', row: 1, folderId: FOLDER },
			},
		]);
	});

	it('sends each subject by itself if one of them is refused, and says which and why', async () => {
		shows(admin);
		const calls: unknown[] = [];
		aps()
			.post(`${PATH}:batch-create`, (body) => calls.push(body) > 0)
			.times(3)
			.reply((_uri, body) => {
				const sent = JSON.stringify(body);
				return sent.includes(COMPANY) ? [400, { detail: 'no such company' }] : [200, {}];
			});
		shows(admin, { ...architect(EDIT), subjectId: USER, subjectType: 'USER' });
		const { records } = await run('set', [
			{ type: 'user', subject: USER, level: 'edit' },
			{ type: 'company', subject: COMPANY, level: 'edit' },
		]);
		expect(records).toMatchObject([
			{ result: 'created' },
			{
				name: COMPANY,
				result: 'failed',
				message: expect.stringMatching(/^Create Folder Permissions: .*no such company/),
			},
		]);
		expect(calls.map((body) => (body as unknown[]).length)).toEqual([2, 1, 1]);
	});

	it('fails if a permission was not set and it should', async () => {
		shows(admin, architect(VIEW_ONLY));
		aps().post(`${PATH}:batch-create`).reply(403, {});
		aps().post(`${PATH}:batch-update`).reply(200, {});
		shows(admin, architect(EDIT));
		const { error } = await run(
			'set',
			[
				{ type: 'role', subject: ROLE, level: 'edit' },
				{ type: 'company', subject: COMPANY, level: 'edit' },
			],
			{ options: { failIfIncomplete: true } },
		);
		expect(error?.message).toBe('1 of 2 rows were not set');
		expect(error?.description).toContain('Row 2: Create Folder Permissions: not allowed');
	});

	it('leaves out what BIM 360 projects do not know, and refuses the level that they lack', async () => {
		const known = {
			...admin,
			inheritActions: MANAGE.filter((action) => action !== 'PUBLISH_MARKUP'),
		};
		const edit = EDIT.filter((action) => action !== 'PUBLISH_MARKUP');
		shows(known);
		aps()
			.post(`${PATH}:batch-create`, [{ subjectId: ROLE, subjectType: 'ROLE', actions: edit }])
			.reply(200, {});
		shows(known, architect(edit));
		const { records } = await run('set', [
			{ type: 'role', subject: ROLE, level: 'edit' },
			{ type: 'company', subject: COMPANY, level: 'publishMarkups' },
		]);
		expect(records).toMatchObject([
			{ level: 'edit', result: 'created' },
			{ result: 'failed', message: expect.stringContaining('BIM 360 projects do not have') },
		]);
	});

	it('finds subjects by name in the folder first, then in the account and the project', async () => {
		shows(admin, architect(VIEW_ONLY));
		aps()
			.get(`/construction/admin/v1/accounts/${ACCOUNT}/companies`)
			.query(true)
			.reply(200, {
				results: [{ id: COMPANY, name: 'Example Concrete' }],
				pagination: { limit: 200, offset: 0, totalResults: 1 },
			});
		aps()
			.get(`/construction/admin/v1/projects/${GUID}/users`)
			.query(true)
			.reply(200, {
				results: [{ id: USER, email: 'lee@example.com' }],
				pagination: { limit: 200, offset: 0, totalResults: 1 },
			});
		shows(admin, architect(EDIT));
		aps()
			.post(`${PATH}:batch-create`, (body: Array<{ subjectId: string }>) => {
				expect(body.map(({ subjectId }) => subjectId)).toEqual([COMPANY, USER]);
				return true;
			})
			.reply(200, {});
		const lee = { subjectId: USER, subjectType: 'USER', name: 'Lee', actions: EDIT };
		shows(admin, architect(EDIT), company(EDIT), lee);
		const { records, error } = await run(
			'set',
			[
				{ type: 'role', subject: 'architect', level: 'edit' },
				{ type: 'company', subject: 'Example concrete', level: 'edit' },
				{ type: 'user', subject: 'Lee@example.com', level: 'edit' },
			],
			{ hub: byId(`b.${ACCOUNT}`), subject: byName('={{ $json.subject }}') },
		);
		expect(error).toBeUndefined();
		expect(records.map(({ result }) => result)).toEqual(['unchanged', 'created', 'created']);
	});

	it('lists every row that breaks a rule before anything is sent', async () => {
		const { error } = await run('set', [
			{ type: 'role', subject: ROLE, level: 'owner' },
			{ type: 'team', subject: ROLE, level: 'edit' },
			{ type: 'role', subject: 'Architect', level: 'edit' },
			{ type: 'user', subject: USER, level: 'edit' },
			{ type: 'user', subject: USER.toUpperCase(), level: 'viewOnly' },
		]);
		expect(error?.message).toBe('4 rows cannot be used');
		for (const fault of [
			'Row 1: Level: "owner" is none of manage, uploadOnly',
			'Row 2: Subject Type: "team" is none of company, role, user',
			'Row 3: Subject: "Architect" is not an ID',
			'Row 5: Subject: the same as in row 4',
		]) {
			expect(error?.description).toContain(fault);
		}
	});
});

describe('Folder Permission: Remove', () => {
	it('takes away what is given in the folder, and says what is still inherited', async () => {
		shows(admin, architect(EDIT, VIEW_ONLY), company(EDIT));
		aps()
			.post(`${PATH}:batch-delete`, [
				{ subjectId: ROLE, subjectType: 'ROLE' },
				{ subjectId: COMPANY, subjectType: 'COMPANY' },
			])
			.reply(200);
		shows(admin, architect([], VIEW_ONLY));
		const { records } = await run('remove', [
			{ type: 'role', subject: ROLE },
			{ type: 'company', subject: COMPANY },
		]);
		expect(records).toMatchObject([
			{
				name: 'Architect',
				level: null,
				effectiveLevel: 'viewOnly',
				result: 'removed',
				message: 'View Only is still inherited from a folder above: remove it there',
			},
			{ name: 'Example Concrete', level: null, result: 'removed', message: null },
		]);
	});

	it('is safe to repeat, also by name', async () => {
		shows(admin, company(EDIT));
		shows(admin, company(EDIT));
		const { records } = await run('remove', [{ type: 'company', subject: 'Example Concret' }], {
			subject: byName('={{ $json.subject }}'),
		});
		expect(records).toMatchObject([
			{
				name: 'Example Concret',
				result: 'unchanged',
				message: expect.stringContaining('Similar: "Example Concrete"'),
			},
		]);
	});
});
