import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { resources } from '../../../../nodes/AutodeskPlatformServices/operations';
import { aps, CUT, mockAps } from '../../../harness/apsMock';
import { byId, runOperation, signedIn } from '../../../harness/runOperation';
import {
	FILE,
	fileAnswer,
	folder,
	FOLDER,
	folderAnswer,
	OTHER_FOLDER,
	paths,
	project,
	file,
	related,
	STORAGE,
	versionAnswer,
} from '../../../harness/samples/documents';
import { skipWaits } from '../../../harness/skipWaits';

mockAps();
skipWaits();

const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const account = byId(ACCOUNT);
const page = (...results: object[]) => ({
	pagination: { totalResults: results.length },
	results,
});

describe('If It Exists', () => {
	it('is offered by every operation that creates something people name', () => {
		const creates = resources.flatMap(({ value, operations }) =>
			operations
				.filter(({ value: operation }) => operation === 'create')
				.map(({ value: operation, fields }) => ({
					name: `${value}.${operation}`,
					offered: fields.some((field) => field.name === 'ifExists'),
				})),
		);
		const without = creates.filter(({ offered }) => !offered).map(({ name }) => name);
		// Business units are replaced as a whole; exports and storage objects have no names.
		expect(without.filter((name) => !/^(businessUnit|export|storage)\./.test(name))).toEqual([]);
	});
});

describe('a folder that exists', () => {
	const children = `${paths.folder}/contents`;
	const create = (parameters: INodeParameters) =>
		runOperation('folder.create', { project, folder, folderName: 'Drawings', ...parameters });
	const existing = folderAnswer({ name: 'DRAWINGS' });

	it('is returned, compared as names are', async () => {
		aps().post(paths.folders).reply(409, {});
		aps()
			.get(children)
			.query({ 'filter[type]': 'folders' })
			.reply(200, {
				data: [{ ...folderAnswer({ name: 'Sections' }), id: OTHER_FOLDER }, existing],
			});
		const { records } = await create({ ifExists: 'return' });
		expect(records).toMatchObject([{ name: 'DRAWINGS', outcome: 'existed', id: FOLDER }]);
	});

	it('gets the description that was entered', async () => {
		aps().post(paths.folders).reply(409, {});
		aps()
			.get(children)
			.query(true)
			.reply(200, { data: [existing] });
		aps()
			.patch(paths.folder, (body) => body.data.attributes.extension.data.description === 'All')
			.reply(200, { data: existing });
		const additionalFields = { description: 'All' };
		const { records } = await create({ ifExists: 'update', additionalFields });
		expect(records).toMatchObject([{ outcome: 'updated' }]);
	});

	it('is an error by default, and if it cannot be seen', async () => {
		aps().post(paths.folders).twice().reply(409, {});
		aps().get(children).query(true).reply(200, { data: [] });
		expect((await create({})).error).toMatchObject({ httpCode: '409' });
		expect((await create({ ifExists: 'return' })).error).toMatchObject({
			httpCode: '409',
			description: expect.stringContaining('Choose another name, or change If It Exists'),
		});
	});

	it('may be the one whose creation was never confirmed', async () => {
		aps().post(paths.folders).replyWithError(CUT).post(paths.folders).reply(409, {});
		aps()
			.get(children)
			.query(true)
			.reply(200, { data: [folderAnswer()] });
		const { records, error } = await create({ ifExists: 'return' });
		expect(error).toBeUndefined();
		expect(records).toMatchObject([{ id: FOLDER }]);
	});
});

describe('a path of folders', () => {
	const contents = (id: string, ...data: object[]) =>
		aps()
			.get(`${paths.folders}/${encodeURIComponent(id)}/contents`)
			.query({ 'filter[type]': 'folders' })
			.reply(200, { data });
	const made = (id: string, name: string, parentId: string) => ({
		...folderAnswer({ name }),
		id,
		relationships: { parent: related('folders', parentId) },
	});
	const posts = (name: string, parentId: string) =>
		aps().post(
			paths.folders,
			(body) =>
				body.data.attributes.name === name && body.data.relationships.parent.data.id === parentId,
		);
	const NEW = 'urn:adsk.wipprod:fs.folder:co.new';
	const DEEP = 'urn:adsk.wipprod:fs.folder:co.deep';
	const create = (path: string, items?: object[]) =>
		runOperation(
			'folder.createPath',
			{ project, folder, path, options: { concurrency: 20 } },
			items && { items: items.map((json) => ({ json: { ...json } })) },
		);

	it('is created where it is missing, and the output says what was', async () => {
		contents(FOLDER, made(OTHER_FOLDER, 'drawings', FOLDER));
		contents(OTHER_FOLDER);
		posts('Sections', OTHER_FOLDER).reply(201, { data: made(NEW, 'Sections', OTHER_FOLDER) });
		contents(NEW);
		posts('2026', NEW).reply(201, { data: made(DEEP, '2026', NEW) });
		const { records, error } = await create('/Drawings/ Sections /2026/');
		expect(error).toBeUndefined();
		expect(records).toMatchObject([
			{
				name: '2026',
				outcome: 'created',
				createdPaths: ['Drawings/Sections', 'Drawings/Sections/2026'],
				id: DEEP,
				folderId: NEW,
			},
		]);
	});

	it('is only read if it exists', async () => {
		contents(FOLDER, made(OTHER_FOLDER, 'Drawings', FOLDER));
		const { records } = await create('Drawings');
		expect(records).toMatchObject([{ outcome: 'existed', createdPaths: [], id: OTHER_FOLDER }]);
	});

	it('is the one that another run has created in the meantime', async () => {
		contents(FOLDER);
		posts('Drawings', FOLDER).reply(409, {});
		contents(FOLDER, made(OTHER_FOLDER, 'Drawings', FOLDER));
		const { records } = await create('Drawings');
		expect(records).toMatchObject([{ outcome: 'existed', createdPaths: [], id: OTHER_FOLDER }]);
	});

	it('is created once for 1,000 items that run at the same time', async () => {
		contents(FOLDER);
		posts('A', FOLDER).reply(201, { data: made(NEW, 'A', FOLDER) });
		contents(NEW);
		posts('B', NEW).reply(201, { data: made(DEEP, 'B', NEW) });
		const items = Array.from({ length: 1_000 }, (_, index) => ({
			path: index % 2 ? 'A/B' : 'a/b',
		}));
		const { records, error } = await create('={{ $json.path }}', [{ path: 'A/B' }, ...items]);
		expect(error).toBeUndefined();
		expect(records.filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
		expect(new Set(records.map(({ id }) => id))).toEqual(new Set([DEEP]));
	});

	it('says what was created before a folder is refused', async () => {
		contents(FOLDER);
		posts('A', FOLDER).reply(201, { data: made(NEW, 'A', FOLDER) });
		contents(NEW);
		posts('B', NEW).reply(403, {});
		const { error } = await create('A/B');
		expect(error?.description).toContain(
			'Before that, these folders were created: A. Run it again to create the others',
		);
	});

	it('begins with a top folder, which cannot be created, if there is no start folder', async () => {
		const hub = 'b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
		aps()
			.get(`/project/v1/hubs/${hub}/projects/b.${PROJECT}/topFolders`)
			.query(true)
			.twice()
			.reply(200, { data: [made(FOLDER, 'Project Files', 'urn:root')] });
		contents(FOLDER, made(OTHER_FOLDER, 'Drawings', FOLDER));
		const below = { hub: byId(hub), project: byId(PROJECT) };
		const { records } = await runOperation('folder.createPath', {
			...below,
			path: 'Project Files/Drawings',
		});
		expect(records).toMatchObject([{ id: OTHER_FOLDER, path: 'Project Files/Drawings' }]);
		const { error } = await runOperation('folder.createPath', { ...below, path: 'Archive/2026' });
		expect(error?.message).toContain(
			'the project has no top folder "Archive" that this credential can see. There: "Project Files"',
		);
	});

	it.each([
		['Drawings/A:B', 'Path: "A:B" contains :'],
		[`A/${'x'.repeat(256)}`, 'Path: use at most 255 characters'],
		['A/'.repeat(26), 'Path: 26 levels are too many; Autodesk allows 25'],
		[' / ', 'Path: enter a path, e.g. Drawings/Sections'],
	])('is refused before any call: %s', async (path, message) => {
		expect((await create(path)).error?.message).toContain(message);
	});
});

describe('a file that exists', () => {
	const fromStorage = { project, folder, fileName: 'plan.dwg', storageId: STORAGE };
	const listed = (tip: object) =>
		aps()
			.get(`${paths.folder}/contents`)
			.query({ 'filter[type]': 'items' })
			.reply(200, { data: [fileAnswer()], included: [tip] });

	it('is returned with its newest version', async () => {
		aps().post(paths.files).reply(409, {});
		listed(versionAnswer(2));
		const { records, error } = await runOperation('file.create', {
			...fromStorage,
			fileName: String(fileAnswer().attributes.displayName),
			ifExists: 'return',
		});
		expect(error).toBeUndefined();
		expect(records).toMatchObject([{ outcome: 'existed', id: FILE }]);
	});

	it('gets the content as its next version', async () => {
		aps().post(paths.files).reply(409, {});
		listed(versionAnswer(2, { storage: 'urn:adsk.objects:os.object:b/other' }));
		aps()
			.post(paths.versions, (body) => body.data.relationships.item.data.id === FILE)
			.reply(201, { data: versionAnswer(3) });
		const { records, error } = await runOperation('file.create', {
			...fromStorage,
			fileName: String(fileAnswer().attributes.displayName),
			ifExists: 'update',
		});
		expect(error).toBeUndefined();
		expect(records).toMatchObject([{ outcome: 'newVersion', versionNumber: 3 }]);
	});

	it('gets no second version of content that it has already', async () => {
		aps().post(paths.files).reply(409, {});
		listed(versionAnswer(2, { storage: STORAGE }));
		const { records } = await runOperation('file.create', {
			...fromStorage,
			fileName: String(fileAnswer().attributes.displayName),
			ifExists: 'update',
		});
		expect(records).toMatchObject([{ outcome: 'existed', versionNumber: 2 }]);
	});

	it('keeps the version that was made from a storage object', async () => {
		aps()
			.get(`${paths.file}/versions`)
			.reply(200, { data: [versionAnswer(2, { storage: STORAGE }), versionAnswer(1)] });
		const { records } = await runOperation('fileVersion.create', {
			project,
			file,
			storageId: STORAGE,
			ifExists: 'return',
		});
		expect(records).toMatchObject([{ outcome: 'existed', versionNumber: 2 }]);
	});
});

describe('a bucket that exists', () => {
	const create = (ifExists: string) =>
		runOperation(
			'bucket.create',
			{ bucketKey: 'my-bucket', retentionPolicy: 'persistent', ifExists },
			{ as: 'twoLegged' },
		);

	it('is returned, with a hint if it keeps objects for another time', async () => {
		aps().post('/oss/v2/buckets').reply(409, {});
		aps()
			.get('/oss/v2/buckets/my-bucket/details')
			.reply(200, { bucketKey: 'my-bucket', policyKey: 'transient' });
		const { records, hints } = await create('return');
		expect(records).toMatchObject([{ outcome: 'existed', retentionPolicy: 'transient' }]);
		expect(JSON.stringify(hints)).toContain('stays transient');
	});

	it('is an error if it belongs to another app', async () => {
		aps().post('/oss/v2/buckets').reply(409, {});
		aps().get('/oss/v2/buckets/my-bucket/details').reply(403, {});
		expect((await create('return')).error).toMatchObject({ httpCode: '409' });
	});
});

describe('a person or company that exists', () => {
	const HQ = `/hq/v1/accounts/${ACCOUNT}`;
	const USERS = `/construction/admin/v1/projects/${PROJECT}/users`;
	const email = 'kim.doe@example.com';
	const member = { id: 'u1', email: 'Kim.Doe@example.com', status: 'active', companyId: 'c1' };

	it('is returned as a project user', async () => {
		aps().post(USERS).reply(409, {});
		aps().get(USERS).query(true).reply(200, page(member));
		const { records } = await runOperation('projectUser.create', {
			project: byId(PROJECT),
			email,
			ifExists: 'return',
		});
		expect(records).toMatchObject([{ outcome: 'existed', id: 'u1' }]);
	});

	it('is changed as a project user only where something differs', async () => {
		const companyId = '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e';
		aps().post(USERS).reply(409, {});
		aps().get(USERS).query(true).reply(200, page(member));
		aps().patch(`${USERS}/u1`, { companyId }).reply(200, {});
		aps()
			.get(`${USERS}/u1`)
			.reply(200, { ...member, companyId });
		const { records } = await runOperation('projectUser.create', {
			project: byId(PROJECT),
			email,
			ifExists: 'update',
			additionalFields: { company: byId(companyId) },
		});
		expect(records).toMatchObject([{ outcome: 'updated', companyId }]);
	});

	it('is changed as an account user in what Autodesk can change', async () => {
		const company_id = '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e';
		aps().post(`${HQ}/users`).reply(409, {});
		aps()
			.get(`${HQ}/users/search`)
			.query({ email, partial: false, limit: 100, offset: 0 })
			.reply(200, [{ id: 'u1', email }])
			.get(`${HQ}/users/search`)
			.query({ email, partial: false, limit: 100, offset: 1 })
			.reply(200, []);
		aps().patch(`${HQ}/users/u1`, { company_id }).reply(200, { id: 'u1', email, company_id });
		const { records, error } = await runOperation(
			'accountUser.create',
			{
				account,
				email,
				ifExists: 'update',
				additionalFields: { company: byId(company_id), firstName: 'Kim' },
			},
			{ as: 'twoLegged' },
		);
		expect(error).toBeUndefined();
		expect(records).toMatchObject([{ outcome: 'updated', id: 'u1' }]);
	});

	it('is returned or changed as a company', async () => {
		const existing = { id: 'c1', name: 'EXAMPLE concrete', trade: 'Concrete' };
		aps().post(`${HQ}/companies`).twice().reply(409, {});
		const search = { name: 'Example Concrete', partial: false, limit: 100 };
		aps()
			.get(`${HQ}/companies/search`)
			.query({ ...search, offset: 0 })
			.twice()
			.reply(200, [existing])
			.get(`${HQ}/companies/search`)
			.query({ ...search, offset: 1 })
			.twice()
			.reply(200, []);
		aps()
			.patch(`${HQ}/companies/c1`, { trade: 'Masonry' })
			.reply(200, { ...existing, trade: 'Masonry' });
		const create = (ifExists: string) =>
			runOperation(
				'accountCompany.create',
				{ account, name: 'Example Concrete', trade: 'Masonry', ifExists },
				{ as: 'twoLegged' },
			);
		expect((await create('return')).records).toMatchObject([
			{ outcome: 'existed', trade: 'Concrete' },
		]);
		expect((await create('update')).records).toMatchObject([
			{ outcome: 'updated', trade: 'Masonry' },
		]);
	});
});

describe('an account project that exists', () => {
	const PROJECTS = `/construction/admin/v1/accounts/${ACCOUNT}/projects`;
	const create = (items: object[] = [{}]) =>
		runOperation(
			'accountProject.create',
			{ account, name: 'Tower A', type: 'Office', ifExists: 'return' },
			{ items: items.map(() => ({ json: {} })), credentials: signedIn('oAuth2') },
		);
	const wanted = { 'filter[name]': 'Tower A', filterTextMatch: 'equals', limit: 200, offset: 0 };

	it('is returned instead of a second one, archived ones last', async () => {
		aps()
			.get(PROJECTS)
			.query(wanted)
			.reply(
				200,
				page(
					{ id: 'p0', name: 'Tower A', status: 'archived' },
					{ id: 'p1', name: 'tower a', status: 'active' },
				),
			);
		const { records, error } = await create();
		expect(error).toBeUndefined();
		expect(records).toMatchObject([{ outcome: 'existed', id: 'p1' }]);
	});

	it('is created once for all items with the name', async () => {
		aps().get(PROJECTS).query(wanted).reply(200, page());
		aps().post(PROJECTS).reply(201, { id: 'p1', name: 'Tower A', status: 'pending' });
		const { records, error } = await create([{}, {}, {}]);
		expect(error).toBeUndefined();
		expect(records.map(({ outcome }) => outcome)).toEqual(['created', 'existed', 'existed']);
	});

	it('is an error if several have the name', async () => {
		const named = (id: string) => ({ id, name: 'Tower A', status: 'active' });
		aps()
			.get(PROJECTS)
			.query(wanted)
			.reply(200, page(named('p1'), named('p2')));
		expect((await create()).error?.message).toContain(
			'Name: several projects of the account have this name: p1 (active), p2 (active)',
		);
	});
});
