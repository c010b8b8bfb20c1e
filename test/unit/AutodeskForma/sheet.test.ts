import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../harness/apsMock';
import { byId, byName, runOperation } from '../../harness/runOperation';
import { skipWaits } from '../../harness/skipWaits';

mockAps();
const waits = skipWaits();

const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const SHEET = '0d7a5883-1694-3078-a06d-ad24413f8b06';
const OTHER = '1d7a5883-1694-3078-a06d-ad24413f8b06';
const SET = '7c2ecde0-2406-49f9-9199-50176848a0b7';
const COLLECTION = '619ef887-974f-45e4-9775-461e6a62d784';
const EXPORT = '5b4bb914-c123-4f10-87e3-579ef934aaf9';
const SIGNED = 'https://s3.example.com/exports/result?X-Amz-Signature=1';
const BASE = `/construction/sheets/v1/projects/${PROJECT}`;
const project = byId(`b.${PROJECT}`);
const sheet = byId(SHEET);

const record = {
	id: SHEET,
	number: 'A-101',
	title: 'First Floor',
	versionSet: { id: SET, name: 'Permit', issuanceDate: '2026-03-01', deleted: false },
	createdAt: '2026-03-02T16:40:00Z',
	createdByName: 'Kim Doe',
	uploadFileName: 'Drawings.pdf',
	tags: ['floor'],
	isCurrent: true,
	deleted: false,
	collection: null,
};
const simplified = {
	title: 'First Floor',
	number: 'A-101',
	versionSet: 'Permit',
	issuanceDate: '2026-03-01',
	current: true,
	collection: null,
	tags: ['floor'],
	sourceFileName: 'Drawings.pdf',
	deleted: false,
	createdBy: 'Kim Doe',
	createdAt: '2026-03-02T16:40:00.000Z',
	updatedAt: null,
	id: SHEET,
	versionSetId: SET,
	collectionId: null,
};

const list = (...results: object[]) => ({
	results,
	pagination: { limit: 100, offset: 0, previousUrl: '', nextUrl: '', totalResults: results.length },
});

function answersWithNumbers(...sheets: object[]) {
	aps()
		.get(`${BASE}/sheets`)
		.query({
			searchText: 'A-101',
			currentOnly: 'true',
			collectionId: '*',
			limit: 100,
			offset: 0,
		})
		.reply(200, list(...sheets));
}

describe('Sheet: Get Many', () => {
	it('lists the sheets of every collection', async () => {
		aps()
			.get(`${BASE}/sheets`)
			.query({ collectionId: '*', limit: 50, offset: 0 })
			.reply(200, list(record));
		const { records } = await runOperation('sheet.getAll', { project });
		expect(records).toEqual([simplified]);
	});

	it('sends every filter, with each tag by itself', async () => {
		aps()
			.get(
				`${BASE}/sheets?collectionId=${COLLECTION}&currentOnly=true&isDeleted=true&searchText=Floor` +
					`&filter%5Btags%5D=floor&filter%5Btags%5D=april&withAllTags=true&filter%5BversionSetId%5D=${SET}` +
					'&fields=number&limit=5&offset=0',
			)
			.reply(200, list(record));
		const { error } = await runOperation('sheet.getAll', {
			project,
			limit: 5,
			filters: {
				sheetCollection: byId(COLLECTION),
				currentOnly: true,
				customQuery: '{ "fields": "number" }',
				deleted: true,
				search: 'Floor',
				tags: 'floor, april',
				versionSet: byId(SET),
			},
		});
		expect(error).toBeUndefined();
	});

	it.each([
		[
			{ tags: 'a', tagMatch: 'any' },
			{ 'filter[tags]': 'a', withAllTags: 'false' },
		],
		[{ untagged: true }, { 'filter[tags]': '__UNTAGGED' }],
		[{ untagged: false, tags: ' , ' }, {}],
		[{ tagMatch: 'any', search: ' ' }, {}],
	])('turns the tags in %j into %j', async (filters, query) => {
		aps()
			.get(`${BASE}/sheets`)
			.query({ collectionId: '*', ...query, limit: 50, offset: 0 })
			.reply(200, list());
		const { records } = await runOperation('sheet.getAll', { project, filters });
		expect(records).toEqual([]);
	});

	it('finds version set and collection by name, and leaves the collection out for sheets in none', async () => {
		const page = { limit: 200, offset: 0 };
		aps()
			.get(`${BASE}/collections`)
			.query(page)
			.reply(200, list({ id: COLLECTION, name: 'Building A' }));
		aps()
			.get(`${BASE}/version-sets`)
			.query({ ...page, collectionId: '*', sort: 'issuanceDate desc' })
			.reply(200, list({ id: SET, name: 'Permit' }));
		aps()
			.get(`${BASE}/sheets`)
			.query({
				collectionId: COLLECTION,
				'filter[versionSetId]': SET,
				limit: 50,
				offset: 0,
			})
			.reply(200, list());
		const byNames = { sheetCollection: byName('building a'), versionSet: byName('permit') };
		await runOperation('sheet.getAll', { project, filters: byNames });
		aps().get(`${BASE}/sheets`).query({ limit: 50, offset: 0 }).reply(200, list());
		await runOperation('sheet.getAll', { project, filters: { sheetCollection: byId('none') } });
	});

	it('works for the app itself, and as the user it acts for', async () => {
		aps().get(`${BASE}/sheets`).query(true).reply(200, list(record));
		const app = await runOperation('sheet.getAll', { project }, { as: 'twoLegged' });
		expect(app.records).toHaveLength(1);
		aps({ 'x-user-id': '7KJX2MPQ4RTZ' }).get(`${BASE}/sheets`).query(true).reply(200, list(record));
		const options = { actAsUser: '7KJX2MPQ4RTZ' };
		const user = await runOperation('sheet.getAll', { project, options }, { as: 'twoLegged' });
		expect(user.records).toHaveLength(1);
	});

	it.each([
		[{ tags: 'a', untagged: true }, 'Untagged: cannot be combined with Tags'],
		[{ versionSet: byId('x') }, 'Version Set'],
		[{ tagMatch: 'some' }, '"some" is none of all, any'],
		[{ customQuery: '{ "offset": 3 }' }, '"offset" cannot be set here'],
	])('refuses %j before any call', async (filters, message) => {
		const { error } = await runOperation('sheet.getAll', { project, filters });
		expect(error?.message).toContain(message);
	});

	it('explains a refusal, and waits out a rate limit', async () => {
		aps().get(`${BASE}/sheets`).query(true).reply(429, {}, { 'retry-after': '7' });
		aps().get(`${BASE}/sheets`).query(true).reply(403, {});
		const { error } = await runOperation('sheet.getAll', { project });
		expect(error?.description).toContain('a product with sheets');
		expect(waits).toHaveLength(1);
	});
});

describe('Sheet: Get', () => {
	it('returns the sheet with a number', async () => {
		answersWithNumbers(record, { ...record, id: OTHER, number: 'A-101a' });
		aps()
			.post(`${BASE}/sheets:batch-get`, { ids: [SHEET] })
			.reply(200, { results: [record] });
		const { records } = await runOperation('sheet.get', { project, sheet: byName('A-101') });
		expect(records).toEqual([simplified]);
	});

	it('names the sheets that share a number', async () => {
		answersWithNumbers(record, { ...record, id: OTHER, title: 'Annex' });
		const { error } = await runOperation('sheet.get', { project, sheet: byName('A-101') });
		expect(error?.message).toContain(`${SHEET} (First Floor), ${OTHER} (Annex)`);
	});

	it('says that the ID belongs to no sheet', async () => {
		aps().post(`${BASE}/sheets:batch-get`).reply(200, { results: [] });
		const { error } = await runOperation('sheet.get', { project, sheet });
		expect(error?.message).toContain(`the project has no sheet with the ID ${SHEET}`);
	});
});

describe('Sheet: Get Version Sets', () => {
	const found = {
		id: SET,
		name: 'Permit',
		issuanceDate: '2026-03-01',
		createdByName: 'Kim Doe',
		updatedByName: 'Lee Park',
		collection: { id: COLLECTION, name: 'Building A' },
	};

	it('lists the newest ones of every collection first', async () => {
		aps()
			.get(`${BASE}/version-sets`)
			.query({ sort: 'issuanceDate desc', collectionId: '*', limit: 50, offset: 0 })
			.reply(200, list(found));
		const { records } = await runOperation('sheet.getVersionSets', { project });
		expect(records).toEqual([
			{
				name: 'Permit',
				issuanceDate: '2026-03-01',
				collection: 'Building A',
				createdBy: 'Kim Doe',
				updatedBy: 'Lee Park',
				createdAt: null,
				updatedAt: null,
				id: SET,
				collectionId: COLLECTION,
			},
		]);
	});

	it('sorts by one field', async () => {
		aps()
			.get(`${BASE}/version-sets`)
			.query({ sort: 'name asc', collectionId: '*', limit: 50, offset: 0 })
			.reply(200, list());
		const field = [{ name: 'name', direction: 'asc' }];
		await runOperation('sheet.getVersionSets', { project, sort: { field } });
		const two = { field: [...field, { name: 'issuanceDate', direction: 'asc' }] };
		const { error } = await runOperation('sheet.getVersionSets', { project, sort: two });
		expect(error?.message).toContain('Sort: Autodesk sorts this list by one field');
	});
});

const says = (status: string, result?: object) =>
	aps().get(`${BASE}/exports/${EXPORT}`).reply(200, { id: EXPORT, status, result });
const storage = (url = SIGNED) =>
	nock('https://s3.example.com', { badheaders: ['authorization'] })
		.get(url.slice('https://s3.example.com'.length))
		.reply(200, 'PDF', { 'content-length': '3' });

describe('Sheet: Export', () => {
	it('exports sheets by number and ID, waits, and downloads the PDF without the token', async () => {
		answersWithNumbers(record);
		aps()
			.post(`${BASE}/exports`, { options: {}, sheets: [SHEET, OTHER] })
			.reply(202, { id: EXPORT, status: 'processing' });
		says('processing');
		says('successful', { output: { signedUrl: SIGNED } });
		storage();
		const { records, outputs } = await runOperation('sheet.export', {
			project,
			sheets: `A-101, ${OTHER}\n${SHEET}`,
		});
		expect(records).toMatchObject([
			{
				name: 'export.pdf',
				status: 'successful',
				transfer: { bytes: 3 },
				id: EXPORT,
				projectId: PROJECT,
			},
		]);
		expect(outputs[0]?.[0].binary?.data).toMatchObject({
			fileName: 'export.pdf',
			mimeType: 'application/pdf',
		});
		expect(waits).toEqual([2_000, 3_000]);
	});

	it('sends the chosen name and markups, and returns at once if it does not wait', async () => {
		aps()
			.post(`${BASE}/exports`, {
				options: {
					outputFileName: 'Permit',
					standardMarkups: {
						includePublishedMarkups: false,
						includeUnpublishedMarkups: false,
						includeMarkupLinks: true,
					},
					issueMarkups: { includePublishedMarkups: true, includeUnpublishedMarkups: false },
					photoMarkups: { includePublishedMarkups: false, includeUnpublishedMarkups: true },
					assetMarkups: { includeMarkups: true },
				},
				sheets: [SHEET],
			})
			.reply(202, { id: EXPORT, status: 'processing' });
		const { records } = await runOperation('sheet.export', {
			project,
			sheets: SHEET,
			options: {
				fileName: 'Permit.pdf',
				markups: ['links', 'issuePublished', 'photoUnpublished', 'assets'],
				waitForCompletion: false,
			},
		});
		expect(records).toEqual([
			{
				name: 'Permit.pdf',
				status: 'processing',
				transfer: null,
				id: EXPORT,
				projectId: PROJECT,
			},
		]);
	});

	it('says why an export failed', async () => {
		aps().post(`${BASE}/exports`).reply(202, { id: EXPORT, status: 'processing' });
		says('failed', { error: { title: 'ERR_X', detail: 'Some sheets were deleted.' } });
		const { error } = await runOperation('sheet.export', { project, sheets: SHEET });
		expect(error?.message).toBe('The sheets could not be exported');
		expect(error?.description).toBe(
			`Autodesk says: Some sheets were deleted. The export is ${EXPORT}`,
		);
	});

	it('stops waiting at the timeout and returns the ID to go on with', async () => {
		aps().post(`${BASE}/exports`).reply(202, { id: EXPORT, status: 'processing' });
		aps()
			.get(`${BASE}/exports/${EXPORT}`)
			.times(8)
			.reply(200, { id: EXPORT, status: 'processing' });
		const { error } = await runOperation('sheet.export', {
			project,
			sheets: SHEET,
			options: { timeoutMinutes: 1 },
		});
		expect(error?.message).toBe('The export is not finished yet');
		expect(error?.description).toContain(`Sheet > Get Export and the ID ${EXPORT}`);
	});

	it.each([
		[{ sheets: ' , ' }, 'Sheets: enter at least one'],
		[{ sheets: Array(1001).fill(SHEET).join() }, 'use at most 1000 sheets, not 1001'],
		[{ sheets: SHEET, options: { fileName: 'a/b' } }, 'contains /'],
		[{ sheets: SHEET, options: { timeoutMinutes: 0 } }, 'Timeout (Minutes)'],
	])('refuses %j before any call', async (wrong, message) => {
		const { error } = await runOperation('sheet.export', { project, ...wrong });
		expect(error?.message).toContain(message);
	});

	it('starts nothing if a number belongs to no sheet', async () => {
		answersWithNumbers();
		aps()
			.get(`${BASE}/sheets`)
			.query({ currentOnly: 'true', collectionId: '*', limit: 100, offset: 0 })
			.reply(200, list({ ...record, number: 'A-102' }));
		const { error } = await runOperation('sheet.export', { project, sheets: 'A-101' });
		expect(error?.message).toContain('no sheet in the project has the number "A-101"');
		expect(error?.message).toContain('"A-102"');
	});
});

describe('Sheet: Get Export', () => {
	const place = { project, exportId: EXPORT };

	it('downloads the PDF under the chosen name, also if the first address has expired', async () => {
		says('successful', { output: { signedUrl: SIGNED } });
		nock('https://s3.example.com')
			.get(/result/)
			.reply(403, '<Error><Code>AccessDenied</Code></Error>');
		says('successful', { output: { signedUrl: SIGNED.replace('=1', '=2') } });
		storage(SIGNED.replace('=1', '=2'));
		const { records } = await runOperation('sheet.getExport', {
			...place,
			options: { fileName: 'Permit' },
		});
		expect(records).toMatchObject([{ name: 'Permit.pdf', transfer: { bytes: 3 } }]);
	});

	it('returns how an unfinished export stands, and waits on request', async () => {
		says('processing');
		expect((await runOperation('sheet.getExport', place)).records).toEqual([
			{ name: null, status: 'processing', transfer: null, id: EXPORT, projectId: PROJECT },
		]);
		says('processing');
		says('successful', { output: { signedUrl: SIGNED } });
		const { outputs, records } = await runOperation('sheet.getExport', {
			...place,
			download: false,
			options: { waitForCompletion: true },
		});
		expect(records).toMatchObject([{ status: 'successful' }]);
		expect(outputs[0]?.[0].binary).toBeUndefined();
	});
});
