import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { runOperation, signedIn } from '../../../harness/runOperation';
import {
	folder,
	FOLDER,
	FILE,
	fileAnswer,
	paths,
	project,
	VERSION,
	versionAnswer,
} from '../../../harness/samples/documents';

mockAps();

const path = `${paths.folder}/search`;

/** One page of Autodesk's search: versions, and their items beside. */
function page(number: number, { next = false, pages }: { next?: boolean; pages?: number } = {}) {
	const id = `urn:adsk.wipprod:dm.lineage:page${number}`;
	const version = versionAnswer(2, { id: `urn:adsk.wipprod:fs.file:vf.page${number}?version=2` });
	return {
		data: [{ ...version, relationships: { item: { data: { type: 'items', id } } } }],
		included: [fileAnswer({ id, name: `page ${number}.dwg` })],
		...(next ? { links: { next: { href: `${path}?page[number]=${number + 1}` } } } : {}),
		...(pages === undefined ? {} : { meta: { approximateNumberOfPages: pages } }),
	};
}

function expectPage(number: number, answer: object) {
	aps().get(path).query({ 'page[number]': number }).reply(200, answer);
}

describe('Folder: Search', () => {
	it('searches for a text in names', async () => {
		aps()
			.get(path)
			.query({ 'filter[name]-contains': 'A-101', 'page[number]': 0 })
			.reply(200, { data: [] });
		const { error } = await runOperation('folder.search', { project, folder, searchText: 'A-101' });
		expect(error).toBeUndefined();
	});

	it('takes the text once', async () => {
		const filters = { nameContains: 'B' };
		const parameters = { project, folder, searchText: 'A', filters };
		const { error } = await runOperation('folder.search', parameters);
		expect(error?.message).toContain('not in both');
	});

	it('returns files with their newest version', async () => {
		aps({ accept: 'application/vnd.api+json' })
			.get(path)
			.query({ 'page[number]': 0 })
			.reply(200, { data: [versionAnswer()], included: [fileAnswer()] });
		const { records } = await runOperation('folder.search', { project, folder });
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
				storageId: expect.stringContaining('os.object:wip.dm.prod/'),
				hidden: false,
				updatedAt: '2026-01-01T00:00:00.000Z',
				updatedBy: 'Kim',
				webUrl: 'https://acc.autodesk.com/plan',
			},
		]);
	});

	it('derives the file from its version when Autodesk leaves it out', async () => {
		expectPage(0, { data: [versionAnswer()] });
		const { records } = await runOperation('folder.search', { project, folder });
		expect(records).toMatchObject([
			{ id: FILE, kind: 'file', name: 'plan.dwg', versionId: VERSION },
		]);
	});

	it('returns raw versions with their files when Simplify is off', async () => {
		expectPage(0, { data: [versionAnswer()], included: [fileAnswer()] });
		const { records } = await runOperation('folder.search', { project, folder, simplify: false });
		expect(records).toEqual([{ ...versionAnswer(), included: [fileAnswer()] }]);
	});

	it('sends every filter in Autodesk’s syntax', async () => {
		aps()
			.get(path)
			.query({
				'filter[name]-contains': 'Level,Ebene',
				'filter[name]-starts': 'A-',
				'filter[name]-ends': '_final.pdf',
				'filter[fileType]': 'rvt,dwg',
				'filter[extension.type]': 'versions:autodesk.bim360:File',
				'filter[createTime]-ge': '2026-01-01T00:00:00.000Z',
				'filter[createTime]-le': '2026-02-01T00:00:00.000Z',
				'filter[lastModifiedTime]-ge': '2026-01-02T00:00:00.000Z',
				'filter[lastModifiedTime]-le': '2026-02-02T00:00:00.000Z',
				'filter[versionNumber]-gt': '1',
				'filter[attributes.createUserName]': 'Kim',
				'filter[hidden]': 'false',
				'page[number]': 0,
			})
			.reply(200, { data: [] });
		const { records, error } = await runOperation('folder.search', {
			project,
			folder,
			filters: {
				nameContains: 'Level,Ebene',
				nameStarts: 'A-',
				nameEnds: '_final.pdf',
				fileTypes: ' rvt, dwg ',
				extensionTypes: 'versions:autodesk.bim360:File',
				createdSince: '2026-01-01T00:00:00Z',
				createdUntil: '2026-02-01T00:00:00Z',
				updatedSince: '2026-01-02T00:00:00Z',
				updatedUntil: '2026-02-02T00:00:00Z',
				conditions: {
					condition: [
						{ field: 'versionNumber', operator: '-gt', value: '1' },
						{ field: 'attributes.createUserName', operator: '', value: 'Kim' },
					],
				},
				customQuery: '{ "filter[hidden]": "false" }',
			},
		});
		expect(error).toBeUndefined();
		expect(records).toEqual([]);
	});

	it('searches for a name in both Unicode compositions, and for file types without case', async () => {
		aps()
			.get(path)
			.query({
				'filter[fileType]': 'rvt,RVT',
				'filter[name]-contains': 'Pl\u00e4,Pla\u0308',
				'filter[createUserName]': 'J\u00f6rg,Jo\u0308rg',
				'page[number]': 0,
			})
			.reply(200, { data: [] });
		const condition = { field: 'createUserName', operator: '', value: 'J\u00f6rg' };
		const { error } = await runOperation('folder.search', {
			project,
			folder,
			filters: {
				nameContains: 'Pla\u0308',
				fileTypes: '*.RVT',
				conditions: { condition: [condition] },
			},
		});
		expect(error).toBeUndefined();
	});

	it('reads pages, including empty ones, until there is no link to the next', async () => {
		expectPage(0, page(0, { next: true }));
		expectPage(1, { ...page(1, { next: true }), data: [], included: [] });
		expectPage(2, page(2));
		const { records } = await runOperation('folder.search', { project, folder, returnAll: true });
		expect(records.map(({ name }) => name)).toEqual(['page 0.dwg', 'page 2.dwg']);
	});

	it('keeps the order of pages fetched in parallel', async () => {
		expectPage(0, page(0, { next: true, pages: 4 }));
		for (const number of [1, 2, 3]) {
			aps()
				.get(path)
				.query({ 'page[number]': number })
				.delay(40 - number * 10)
				.reply(200, page(number, { next: number < 3, pages: 4 }));
		}
		const { records } = await runOperation('folder.search', { project, folder, returnAll: true });
		expect(records.map(({ name }) => name)).toEqual([0, 1, 2, 3].map((n) => `page ${n}.dwg`));
	});

	it('accepts fewer pages than Autodesk announced', async () => {
		expectPage(0, page(0, { next: true, pages: 3 }));
		expectPage(1, page(1));
		aps()
			.get(path)
			.query({ 'page[number]': 2 })
			.reply(400, { errors: [{ detail: 'no page 2' }] });
		const { records, error } = await runOperation('folder.search', {
			project,
			folder,
			returnAll: true,
		});
		expect(error).toBeUndefined();
		expect(records).toHaveLength(2);
	});

	it('stops at the limit', async () => {
		expectPage(0, page(0, { next: true, pages: 50 }));
		const { records } = await runOperation('folder.search', { project, folder, limit: 1 });
		expect(records).toHaveLength(1);
	});

	it('adds a hint when Autodesk stops the search after 50 pages', async () => {
		for (let number = 0; number < 50; number++) expectPage(number, page(number, { next: true }));
		const { records, hints } = await runOperation('folder.search', {
			project,
			folder,
			returnAll: true,
		});
		expect(records).toHaveLength(50);
		expect(hints).toMatchObject([{ message: expect.stringContaining('50 pages') }]);
	});

	it('names the missing scope on 403', async () => {
		aps().get(path).query(true).reply(403, { errorCode: 'AUTH-010' });
		const { error } = await runOperation(
			'folder.search',
			{ project, folder },
			{ credentials: signedIn('oAuth2', ['data:read']) },
		);
		expect(error?.description).toContain('Missing: data:search');
	});

	it.each([
		['Created Since: "soon" is not a date', { createdSince: 'soon' }],
		[
			'Field: "a b" is not a field name',
			{ conditions: { condition: [{ field: 'a b', operator: '', value: '1' }] } },
		],
		[
			'Operator: "-like" is none of',
			{ conditions: { condition: [{ field: 'name', operator: '-like', value: '1' }] } },
		],
		[
			'Value: enter one for "name"',
			{ conditions: { condition: [{ field: 'name', operator: '', value: ' ' }] } },
		],
		[
			'Conditions: "name" appears twice',
			{
				conditions: {
					condition: [
						{ field: 'name', operator: '', value: 'a' },
						{ field: 'name', operator: '', value: 'b' },
					],
				},
			},
		],
		['Custom Query (JSON)', { customQuery: '{ "filter[name]": {} }' }],
		['"page[number]" cannot be set here', { customQuery: { 'page[number]': 3 } }],
		['"page[limit]" cannot be set here', { customQuery: { 'page[limit]': 3 } }],
		[
			'Created Until: 2026-01-01T00:00:00.000Z is before Created Since, 2026-01-02',
			{ createdSince: '2026-01-02T00:00:00Z', createdUntil: '2026-01-01T00:00:00Z' },
		],
	])('rejects before any call: %s', async (message, filters) => {
		const { error } = await runOperation('folder.search', { project, folder, filters });
		expect(error?.message).toContain(message);
	});
});
