import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, byUrl, runOperation, signedIn } from '../../../harness/runOperation';
import {
	docsLink,
	item,
	ITEM,
	itemAnswer,
	JSON_API,
	paths,
	project,
	related,
	STORAGE,
	version,
	VERSION,
	versionAnswer,
} from '../../../harness/samples/documents';

mockAps();

describe('Version: Get', () => {
	it('returns the version, its number kept in the path', async () => {
		aps({ accept: 'application/vnd.api+json' })
			.get((uri) => uri.endsWith('%3Fversion%3D2') && uri === paths.version)
			.reply(200, { data: versionAnswer() });
		const { records } = await runOperation('version.get', { project, version });
		expect(records).toMatchObject([{ id: VERSION, itemId: ITEM, storageId: STORAGE }]);
	});

	it('returns it raw while Simplify is off', async () => {
		aps().get(paths.version).reply(200, { data: versionAnswer() });
		const { records } = await runOperation('version.get', { project, version, simplify: false });
		expect(records).toEqual([versionAnswer()]);
	});

	it('takes version and project from one pasted link', async () => {
		aps().get(paths.version).reply(200, { data: versionAnswer() });
		const { error } = await runOperation('version.get', { version: byUrl(docsLink(VERSION)) });
		expect(error).toBeUndefined();
	});

	it('reads the links of BIM 360 too', async () => {
		aps().get(paths.version).reply(200, { data: versionAnswer() });
		const link = `https://docs.b360.autodesk.com/projects/9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b/folders/urn:adsk.wipprod:fs.folder:co.A/detail/viewer/items/${encodeURIComponent(VERSION)}`;
		const { error } = await runOperation('version.get', { version: byUrl(link) });
		expect(error).toBeUndefined();
	});

	it.each([
		['the ID', byId(ITEM)],
		['a link', byUrl(docsLink(ITEM))],
	])('takes %s of an item for its newest version', async (_what, entered) => {
		aps()
			.get(`${paths.item}/tip`)
			.reply(200, { data: versionAnswer() })
			.get(paths.version)
			.reply(200, { data: versionAnswer() });
		const { error } = await runOperation('version.get', { project, version: entered });
		expect(error).toBeUndefined();
	});

	it('reports a version that does not exist', async () => {
		aps().get(paths.version).reply(404, {});
		const { error } = await runOperation('version.get', { project, version });
		expect(error).toMatchObject({ httpCode: '404', message: 'Get Version: not found' });
	});

	it.each([
		['Version: choose a version', byId('={{ "" }}')],
		['is no version ID; expected urn:adsk.wipprod:fs.file:vf.…?version=1', byId('vf.AAAA')],
		['is no version ID', byId(VERSION.split('?')[0])],
	])('refuses before any call: %s', async (message, entered) => {
		const { error } = await runOperation('version.get', { project, version: entered });
		expect(error?.message).toContain(message);
	});
});

describe('Version: Create', () => {
	const fromStorage = { project, item, storageId: STORAGE, fileName: 'plan.dwg' };

	function newVersion(attributes: object, relationships: object = {}, more: object = {}) {
		return {
			jsonapi: { version: '1.0' },
			...more,
			data: {
				type: 'versions',
				attributes: {
					...attributes,
					extension: { type: 'versions:autodesk.bim360:File', version: '1.0' },
				},
				relationships: { item: related('items', ITEM), ...relationships },
			},
		};
	}

	const storage = related('objects', STORAGE);

	it('adds a version from a storage object', async () => {
		aps(JSON_API)
			.post(paths.versions, newVersion({ name: 'plan.dwg' }, { storage }))
			.reply(201, { data: versionAnswer(3) });
		const { records } = await runOperation('version.create', fromStorage);
		expect(records).toMatchObject([{ itemId: ITEM, versionNumber: 3 }]);
	});

	it('keeps the name of the item when none is given', async () => {
		aps()
			.get(paths.item)
			.reply(200, { data: itemAnswer({ name: 'kept.dwg' }) })
			.post(paths.versions, newVersion({ name: 'kept.dwg' }, { storage }))
			.reply(201, { data: versionAnswer(3) });
		const { error } = await runOperation('version.create', { ...fromStorage, fileName: '' });
		expect(error).toBeUndefined();
	});

	it('asks for a name when the item tells none', async () => {
		const attributes = { displayName: undefined };
		aps()
			.get(paths.item)
			.reply(200, { data: itemAnswer({ attributes }) });
		const { error } = await runOperation('version.create', { ...fromStorage, fileName: '' });
		expect(error?.message).toContain('File Name: Autodesk does not tell it');
	});

	it('names the scope that a look-up on the way needs', async () => {
		aps().get(paths.item).reply(403, { errorCode: 'AUTH-010' });
		const { error } = await runOperation(
			'version.create',
			{ ...fromStorage, fileName: '' },
			{ credentials: signedIn('oAuth2', ['data:create']) },
		);
		expect(error?.description).toContain('Get Item needs the scope data:read');
	});

	it('copies an older version, without a name unless one is given', async () => {
		aps()
			.post(paths.versions, newVersion({}))
			.query({ copyFrom: VERSION })
			.reply(201, { data: versionAnswer(3) });
		const { error } = await runOperation('version.create', {
			project,
			item,
			fileSource: 'copy',
			sourceVersion: version,
		});
		expect(error).toBeUndefined();
	});

	it('sends a workflow for webhooks and a custom body', async () => {
		const meta = { workflow: '42', workflowAttribute: { site: 7 } };
		aps()
			.post(paths.versions, newVersion({ name: 'plan.dwg' }, { storage }, { meta }))
			.reply(201, { data: versionAnswer(3) });
		const { error } = await runOperation('version.create', {
			...fromStorage,
			additionalFields: {
				workflow: '={{ 42 }}',
				customBody: '{ "meta": { "workflowAttribute": { "site": 7 } } }',
			},
		});
		expect(error).toBeUndefined();
	});

	it('says what to do when the file was changed meanwhile', async () => {
		aps().post(paths.versions).reply(409, {});
		const { error } = await runOperation('version.create', fromStorage);
		expect(error?.description).toContain('changed meanwhile');
	});

	it.each([
		['Storage ID: "" is no storage ID', { storageId: '={{ "" }}' }],
		['File Name: "a*b" contains *', { fileName: 'a*b' }],
		['Version Extension Type: "items:x" is none', { additionalFields: { versionType: 'items:x' } }],
		['Custom Body (JSON)', { additionalFields: { customBody: '{' } }],
	])('refuses before any call: %s', async (message, parameters) => {
		const { error } = await runOperation('version.create', {
			...fromStorage,
			item: byId(VERSION),
			...parameters,
		});
		expect(error?.message).toContain(message);
	});
});

describe('Version: Get Download Formats', () => {
	const answer = {
		data: {
			type: 'downloadFormats',
			id: VERSION,
			attributes: { formats: [{ fileType: 'step' }, { fileType: 'iges' }] },
		},
	};

	it('returns one record per format', async () => {
		aps().get(`${paths.version}/downloadFormats`).reply(200, answer);
		const { records } = await runOperation('version.getDownloadFormats', { project, version });
		expect(records).toEqual([
			{ versionId: VERSION, fileType: 'step' },
			{ versionId: VERSION, fileType: 'iges' },
		]);
	});

	it('returns the raw list while Simplify is off', async () => {
		aps().get(`${paths.version}/downloadFormats`).reply(200, answer);
		const { records } = await runOperation('version.getDownloadFormats', {
			project,
			version,
			simplify: false,
		});
		expect(records).toEqual([answer.data]);
	});

	it('returns nothing for a file that cannot be converted', async () => {
		const data = { ...answer.data, attributes: {} };
		aps().get(`${paths.version}/downloadFormats`).reply(200, { data });
		const { records } = await runOperation('version.getDownloadFormats', { project, version });
		expect(records).toEqual([]);
	});
});

describe('Version: Get Downloads', () => {
	const path = `${paths.version}/downloads`;
	const download = {
		type: 'downloads',
		id: 'DOWNLOAD',
		attributes: { format: { fileType: 'ifc' } },
		relationships: { source: related('versions', VERSION), storage: related('objects', STORAGE) },
	};

	it('returns one record per conversion', async () => {
		aps()
			.get(path)
			.query({ 'filter[format.fileType]': 'ifc,dwg' })
			.reply(200, { data: [download] });
		const { records } = await runOperation('version.getDownloads', {
			project,
			version,
			filters: { fileTypes: 'ifc, dwg' },
		});
		expect(records).toEqual([
			{ id: 'DOWNLOAD', versionId: VERSION, fileType: 'ifc', storageId: STORAGE },
		]);
	});

	it('takes the usual empty list for what it is', async () => {
		aps().get(path).reply(200, { data: [] });
		const { records, error } = await runOperation('version.getDownloads', { project, version });
		expect(error).toBeUndefined();
		expect(records).toEqual([]);
	});

	it('returns raw conversions while Simplify is off', async () => {
		aps()
			.get(path)
			.reply(200, { data: [download] });
		const { records } = await runOperation('version.getDownloads', {
			project,
			version,
			simplify: false,
		});
		expect(records).toEqual([download]);
	});
});
