import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, byUrl, runOperation } from '../../../harness/runOperation';
import { skipWaits } from '../../../harness/skipWaits';
import {
	docsLink,
	FOLDER,
	file,
	FILE,
	fileAnswer,
	paths,
	project,
	STORAGE,
	VERSION,
	versionAnswer,
} from '../../../harness/samples/documents';

mockAps();
skipWaits();

describe('File: Get', () => {
	it('returns the file with details of its newest version', async () => {
		aps({ accept: 'application/vnd.api+json' })
			.get(paths.file)
			.reply(200, { data: fileAnswer(), included: [versionAnswer()] });
		const { records } = await runOperation('file.get', { project, file });
		expect(records).toEqual([
			{
				id: FILE,
				kind: 'file',
				name: 'plan.dwg',
				path: null,
				createdAt: null,
				createdBy: null,
				reservedBy: null,
				derivativeUrn: 'ZGVyaXZhdGl2ZXM',
				folderId: FOLDER,
				versionId: VERSION,
				versionNumber: 2,
				fileType: 'dwg',
				size: 12345,
				storageId: STORAGE,
				hidden: false,
				updatedAt: '2026-01-01T00:00:00.000Z',
				updatedBy: 'Kim',
				webUrl: 'https://acc.autodesk.com/plan',
			},
		]);
	});

	it('adds the folder path on request', async () => {
		const attributes = { pathInProject: '/Project Files/Drawings' };
		aps()
			.get(paths.file)
			.query({ includePathInProject: true })
			.reply(200, { data: fileAnswer({ attributes }), included: [versionAnswer()] });
		const { records } = await runOperation('file.get', {
			project,
			file,
			options: { includeFolderPath: true },
		});
		expect(records).toMatchObject([{ id: FILE, folderPath: 'Project Files/Drawings' }]);
	});

	it('returns the raw file with its newest version when Simplify is off', async () => {
		aps()
			.get(paths.file)
			.reply(200, { data: fileAnswer(), included: [versionAnswer()] });
		const { records } = await runOperation('file.get', { project, file, simplify: false });
		expect(records).toEqual([{ ...fileAnswer(), included: [versionAnswer()] }]);
	});

	it('reads file and project from one pasted link', async () => {
		aps().get(paths.file).reply(200, { data: fileAnswer() });
		const { error } = await runOperation('file.get', { file: byUrl(docsLink(FILE)) });
		expect(error).toBeUndefined();
	});

	it.each([
		['the ID of a version', byId(VERSION)],
		['a percent-encoded ID of a version', byId(encodeURIComponent(VERSION))],
		['a link to a version', byUrl(docsLink(VERSION))],
	])('resolves %s to its file', async (_what, entered) => {
		aps().get(paths.version).reply(200, { data: versionAnswer() });
		aps().get(paths.file).reply(200, { data: fileAnswer() });
		const { error } = await runOperation('file.get', { project, file: entered });
		expect(error).toBeUndefined();
	});

	it('rejects an invalid boolean before any call', async () => {
		const options = { includeFolderPath: '={{ "si" }}' };
		const { error } = await runOperation('file.get', { project, file, options });
		expect(error?.message).toContain('Include Folder Path: "si" is neither true nor false');
	});

	it('reports a file that is unknown or invisible', async () => {
		aps()
			.get(paths.file)
			.reply(404, { errors: [{ detail: 'The item does not exist' }] });
		const { error } = await runOperation('file.get', { project, file });
		expect(error).toMatchObject({
			httpCode: '404',
			message: 'Get Item: not found',
			description: expect.stringContaining('The item does not exist'),
		});
	});

	it('waits as long as Autodesk requests when the quota is used up', async () => {
		aps()
			.get(paths.file)
			.reply(429, {}, { 'Retry-After': '1' })
			.get(paths.file)
			.reply(200, { data: fileAnswer() });
		const { error } = await runOperation('file.get', { project, file });
		expect(error).toBeUndefined();
	});

	it.each([
		['File: choose a file', { file: byId('={{ "" }}') }],
		['File: "dm.lineage:AAAA" is not a file ID', { file: byId('dm.lineage:AAAA') }],
		[
			'File: "urn:adsk.wipprod:fs.file:vf.AAAA" is not a file',
			{ file: byId(VERSION.split('?')[0].replace(/vf\..*/, 'vf.AAAA')) },
		],
		['File: the link does not contain a file', { file: byUrl('https://acc.autodesk.com/docs') }],
		['Project: "x" is not a project ID', { project: byId('x') }],
	])('rejects before any call: %s', async (message, parameters) => {
		const { error } = await runOperation('file.get', { project, file, ...parameters });
		expect(error?.message).toContain(message);
	});
});

describe('File: Get Newest Version', () => {
	it('returns the newest version', async () => {
		aps().get(`${paths.file}/tip`).reply(200, { data: versionAnswer() });
		const { records } = await runOperation('file.getNewestVersion', { project, file });
		expect(records).toEqual([
			{
				id: VERSION,
				itemId: FILE,
				name: 'plan.dwg',
				versionNumber: 2,
				fileType: 'dwg',
				size: 12345,
				storageId: STORAGE,
				derivativeUrn: 'ZGVyaXZhdGl2ZXM',
				processState: 'PROCESSING_COMPLETE',
				conformingStatus: null,
				createdAt: '2026-03-02T16:40:00.000Z',
				createdBy: 'Kim',
				webUrl: null,
			},
		]);
	});

	it('returns it raw when Simplify is off', async () => {
		aps().get(`${paths.file}/tip`).reply(200, { data: versionAnswer() });
		const { records } = await runOperation('file.getNewestVersion', {
			project,
			file,
			simplify: false,
		});
		expect(records).toEqual([versionAnswer()]);
	});

	it('shows a deleted version without storage', async () => {
		aps()
			.get(`${paths.file}/tip`)
			.reply(200, { data: versionAnswer(3, { storage: '' }) });
		const { records } = await runOperation('file.getNewestVersion', { project, file });
		expect(records).toMatchObject([{ versionNumber: 3, storageId: null }]);
	});
});

describe('File: Get Versions', () => {
	const path = `${paths.file}/versions`;

	it('returns the newest versions first, regardless of the order of the pages', async () => {
		aps()
			.get(path)
			.reply(200, {
				data: [versionAnswer(1), versionAnswer(10)],
				links: { next: { href: `${path}?page[number]=1` } },
			})
			.get(path)
			.query({ 'page[number]': 1 })
			.reply(200, { data: [versionAnswer(9), versionAnswer(2)] });
		const { records } = await runOperation('file.getVersions', { project, file, limit: 3 });
		expect(records.map(({ versionNumber }) => versionNumber)).toEqual([10, 9, 2]);
	});

	it('sends the filters', async () => {
		aps()
			.get(path)
			.query({
				'filter[extension.type]': 'versions:autodesk.bim360:File',
				'filter[id]': VERSION,
			})
			.reply(200, { data: [] });
		const { records } = await runOperation('file.getVersions', {
			project,
			file,
			returnAll: true,
			filters: {
				extensionTypes: 'versions:autodesk.bim360:File',
				customQuery: { 'filter[id]': [VERSION] },
			},
		});
		expect(records).toEqual([]);
	});

	it('has Autodesk find versions by ID and number', async () => {
		aps()
			.get(path)
			.query({ 'filter[id]': VERSION, 'filter[versionNumber]': '2,10' })
			.reply(200, { data: [] });
		const filters = { ids: encodeURIComponent(VERSION), versionNumbers: '2, 10' };
		const { error } = await runOperation('file.getVersions', { project, file, filters });
		expect(error).toBeUndefined();
	});

	it.each([
		['Version Numbers: "0" is out of range', { versionNumbers: '1,0' }],
		['is a file; enter the ID of one of its versions', { ids: FILE }],
	])('rejects before any call: %s', async (message, filters) => {
		const { error } = await runOperation('file.getVersions', { project, file, filters });
		expect(error?.message).toContain(message);
	});

	it.each([
		[{ fromVersion: 2 }, [11, 10, 2]],
		[{ toVersion: 10 }, [10, 2, 1]],
		[{ fromVersion: 2, toVersion: 10 }, [10, 2]],
		[{ fromVersion: '={{ "10" }}', toVersion: 10 }, [10]],
	])('compares version numbers as numbers: %j', async (filters, numbers) => {
		aps()
			.get(path)
			.reply(200, { data: [1, 10, 11, 2].map((number) => versionAnswer(number)) });
		const { records } = await runOperation('file.getVersions', { project, file, filters });
		expect(records.map(({ versionNumber }) => versionNumber)).toEqual(numbers);
	});

	it('returns raw versions when Simplify is off', async () => {
		aps()
			.get(path)
			.reply(200, { data: [versionAnswer(1)] });
		const { records } = await runOperation('file.getVersions', { project, file, simplify: false });
		expect(records).toEqual([versionAnswer(1)]);
	});

	it.each(['page[number]', 'page[limit]'])('rejects %s in Custom Query', async (key) => {
		const { error } = await runOperation('file.getVersions', {
			project,
			file: byId(VERSION),
			filters: { customQuery: { [key]: 1 } },
		});
		expect(error?.message).toContain(`Custom Query (JSON): "${key}" cannot be set here`);
	});

	it('rejects an invalid version number before any call', async () => {
		const { error } = await runOperation('file.getVersions', {
			project,
			file: byId(VERSION),
			filters: { fromVersion: 0 },
		});
		expect(error?.message).toContain('From Version: "0" is out of range');
	});
});
