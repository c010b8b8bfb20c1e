import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, byUrl, runOperation, signedIn } from '../../../harness/runOperation';
import {
	docsLink,
	file,
	FILE,
	fileAnswer,
	JSON_API,
	paths,
	project,
	related,
	STORAGE,
	fileVersion,
	VERSION,
	versionAnswer,
} from '../../../harness/samples/documents';

mockAps();

describe('File Version: Get', () => {
	it('returns the version and keeps its number in the path', async () => {
		aps({ accept: 'application/vnd.api+json' })
			.get((uri) => uri.endsWith('%3Fversion%3D2') && uri === paths.version)
			.reply(200, { data: versionAnswer() });
		const { records } = await runOperation('fileVersion.get', { project, fileVersion });
		expect(records).toMatchObject([{ id: VERSION, itemId: FILE, storageId: STORAGE }]);
	});

	it('returns it raw when Simplify is off', async () => {
		aps().get(paths.version).reply(200, { data: versionAnswer() });
		const { records } = await runOperation('fileVersion.get', {
			project,
			fileVersion,
			simplify: false,
		});
		expect(records).toEqual([versionAnswer()]);
	});

	it('reads version and project from one pasted link', async () => {
		aps().get(paths.version).reply(200, { data: versionAnswer() });
		const { error } = await runOperation('fileVersion.get', {
			fileVersion: byUrl(docsLink(VERSION)),
		});
		expect(error).toBeUndefined();
	});

	it('reads BIM 360 links too', async () => {
		aps().get(paths.version).reply(200, { data: versionAnswer() });
		const link = `https://docs.b360.autodesk.com/projects/9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b/folders/urn:adsk.wipprod:fs.folder:co.A/detail/viewer/items/${encodeURIComponent(VERSION)}`;
		const { error } = await runOperation('fileVersion.get', { fileVersion: byUrl(link) });
		expect(error).toBeUndefined();
	});

	it.each([
		['the ID', byId(FILE)],
		['a link', byUrl(docsLink(FILE))],
	])('resolves %s of a file to its newest version', async (_what, entered) => {
		aps()
			.get(`${paths.file}/tip`)
			.reply(200, { data: versionAnswer() })
			.get(paths.version)
			.reply(200, { data: versionAnswer() });
		const { error } = await runOperation('fileVersion.get', { project, fileVersion: entered });
		expect(error).toBeUndefined();
	});

	it('reports a version that does not exist', async () => {
		aps().get(paths.version).reply(404, {});
		const { error } = await runOperation('fileVersion.get', { project, fileVersion });
		expect(error).toMatchObject({ httpCode: '404', message: 'Get Version: not found' });
	});

	it.each([
		['File Version: choose a file version', byId('={{ "" }}')],
		['is not a file version ID; expected urn:adsk.wipprod:fs.file:vf.…?version=1', byId('vf.AAAA')],
		['is not a file version ID', byId(VERSION.split('?')[0])],
	])('rejects before any call: %s', async (message, entered) => {
		const { error } = await runOperation('fileVersion.get', { project, fileVersion: entered });
		expect(error?.message).toContain(message);
	});
});

describe('File Version: Create', () => {
	const fromStorage = { project, file, storageId: STORAGE, fileName: 'plan.dwg' };

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
				relationships: { item: related('items', FILE), ...relationships },
			},
		};
	}

	const storage = related('objects', STORAGE);

	it('adds a version from a storage object', async () => {
		aps(JSON_API)
			.post(paths.versions, newVersion({ name: 'plan.dwg' }, { storage }))
			.reply(201, { data: versionAnswer(3) });
		const { records } = await runOperation('fileVersion.create', fromStorage);
		expect(records).toMatchObject([{ itemId: FILE, versionNumber: 3 }]);
	});

	it('keeps the name of the file when none is entered', async () => {
		aps()
			.get(paths.file)
			.reply(200, { data: fileAnswer({ name: 'kept.dwg' }) })
			.post(paths.versions, newVersion({ name: 'kept.dwg' }, { storage }))
			.reply(201, { data: versionAnswer(3) });
		const { error } = await runOperation('fileVersion.create', { ...fromStorage, fileName: '' });
		expect(error).toBeUndefined();
	});

	it('asks for a name when Autodesk returns none', async () => {
		const attributes = { displayName: undefined };
		aps()
			.get(paths.file)
			.reply(200, { data: fileAnswer({ attributes }) });
		const { error } = await runOperation('fileVersion.create', { ...fromStorage, fileName: '' });
		expect(error?.message).toContain(
			'File Name: enter one, because Autodesk does not return the current name',
		);
	});

	it('names the scope that the lookup needs', async () => {
		aps().get(paths.file).reply(403, { errorCode: 'AUTH-010' });
		const { error } = await runOperation(
			'fileVersion.create',
			{ ...fromStorage, fileName: '' },
			{ credentials: signedIn('oAuth2', ['data:create']) },
		);
		expect(error?.description).toContain('Get Item needs the scope data:read');
	});

	it('copies an older version, and sends a name only if one is entered', async () => {
		aps()
			.post(paths.versions, newVersion({}))
			.query({ copyFrom: VERSION })
			.reply(201, { data: versionAnswer(3) });
		const { error } = await runOperation('fileVersion.create', {
			project,
			file,
			contentFrom: 'copy',
			sourceVersion: fileVersion,
		});
		expect(error).toBeUndefined();
	});

	it('sends a workflow for webhooks and a custom body', async () => {
		const meta = { workflow: '42', workflowAttribute: { site: 7 } };
		aps()
			.post(paths.versions, newVersion({ name: 'plan.dwg' }, { storage }, { meta }))
			.reply(201, { data: versionAnswer(3) });
		const { error } = await runOperation('fileVersion.create', {
			...fromStorage,
			additionalFields: {
				workflow: '={{ 42 }}',
				customBody: '{ "meta": { "workflowAttribute": { "site": 7 } } }',
			},
		});
		expect(error).toBeUndefined();
	});

	it('says what to do when the file has changed in the meantime', async () => {
		aps().post(paths.versions).reply(409, {});
		const { error } = await runOperation('fileVersion.create', fromStorage);
		expect(error?.description).toContain('has changed in the meantime');
	});

	it.each([
		['Storage ID: "" is not a storage ID', { storageId: '={{ "" }}' }],
		['File Name: "a*b" contains *', { fileName: 'a*b' }],
		[
			'Extension Type of Version: "items:x" is not',
			{ additionalFields: { versionExtensionType: 'items:x' } },
		],
		['Custom Body (JSON)', { additionalFields: { customBody: '{' } }],
	])('rejects before any call: %s', async (message, parameters) => {
		const { error } = await runOperation('fileVersion.create', {
			...fromStorage,
			file: byId(VERSION),
			...parameters,
		});
		expect(error?.message).toContain(message);
	});
});

describe('File Version: Get Download Formats', () => {
	const answer = {
		data: {
			type: 'downloadFormats',
			id: VERSION,
			attributes: { formats: [{ fileType: 'step' }, { fileType: 'iges' }] },
		},
	};

	it('returns one record per format', async () => {
		aps().get(`${paths.version}/downloadFormats`).reply(200, answer);
		const { records } = await runOperation('fileVersion.getDownloadFormats', {
			project,
			fileVersion,
		});
		expect(records).toEqual([
			{ versionId: VERSION, fileType: 'step' },
			{ versionId: VERSION, fileType: 'iges' },
		]);
	});

	it('returns the raw list when Simplify is off', async () => {
		aps().get(`${paths.version}/downloadFormats`).reply(200, answer);
		const { records } = await runOperation('fileVersion.getDownloadFormats', {
			project,
			fileVersion,
			simplify: false,
		});
		expect(records).toEqual([answer.data]);
	});

	it('returns nothing for a file that cannot be converted', async () => {
		const data = { ...answer.data, attributes: {} };
		aps().get(`${paths.version}/downloadFormats`).reply(200, { data });
		const { records } = await runOperation('fileVersion.getDownloadFormats', {
			project,
			fileVersion,
		});
		expect(records).toEqual([]);
	});
});

describe('File Version: Get Downloads', () => {
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
		const { records } = await runOperation('fileVersion.getDownloads', {
			project,
			fileVersion,
			filters: { fileTypes: 'ifc, dwg' },
		});
		expect(records).toEqual([
			{ id: 'DOWNLOAD', versionId: VERSION, fileType: 'ifc', storageId: STORAGE },
		]);
	});

	it('follows a link to a next page', async () => {
		aps()
			.get(path)
			.reply(200, { data: [], links: { next: { href: `${path}?page%5Bnumber%5D=1` } } })
			.get(path)
			.query({ 'page[number]': 1 })
			.reply(200, { data: [download] });
		const { records } = await runOperation('fileVersion.getDownloads', { project, fileVersion });
		expect(records).toMatchObject([{ id: 'DOWNLOAD' }]);
	});

	it('returns nothing for the usual empty list', async () => {
		aps().get(path).reply(200, { data: [] });
		const { records, error } = await runOperation('fileVersion.getDownloads', {
			project,
			fileVersion,
		});
		expect(error).toBeUndefined();
		expect(records).toEqual([]);
	});

	it('returns raw conversions when Simplify is off', async () => {
		aps()
			.get(path)
			.reply(200, { data: [download] });
		const { records } = await runOperation('fileVersion.getDownloads', {
			project,
			fileVersion,
			simplify: false,
		});
		expect(records).toEqual([download]);
	});
});
