import { z } from 'zod';
import { EVERY_COLLECTION, UNTAGGED } from '../../../protocol/aps/sheetRules';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { SHEET_COLLECTION, SHEETS, VERSION_SETS } from '../state/sheets';
import { pageReply } from '../teams/page';
import { appProject } from './appProject';
import { getSheetExport, startSheetExport } from './sheetExports';

type AnyCall = Call<never> | Call<unknown> | Call;

const READ = {
	service: 'sheets',
	tokens: ['2L', '3L', 'SSA'],
	scopes: ['data:read'],
	perMinute: 100,
} as const;
const PATH = '/construction/sheets/v1/projects/{projectId}';

const listSheets = defineEndpoint({
	...READ,
	method: 'GET',
	path: `${PATH}/sheets`,
	query: [
		'currentOnly',
		'filter[versionSetId]',
		'filter[tags]',
		'fields',
		'searchText',
		'withAllTags',
		'isDeleted',
		'offset',
		'limit',
		'collectionId',
	],
	handle(call) {
		appProject(call);
		const { query } = call;
		const versionSetId = query.text('filter[versionSetId]');
		const chosen = query.oneOf('currentOnly', ['true', 'false']);
		const currentOnly = chosen === undefined ? versionSetId === undefined : chosen === 'true';
		const search = query.text('searchText') ?? '';
		const tags = query.list('filter[tags]') ?? [];
		const withAll = query.boolean('withAllTags');
		const deleted = query.boolean('isDeleted');
		const inCollection = collectionTest(call);
		const rows = SHEETS.filter(
			(sheet) =>
				sheet.deleted === deleted &&
				(!currentOnly || sheet.isCurrent) &&
				(versionSetId === undefined || sheet.versionSet.id === versionSetId) &&
				`${sheet.number} ${sheet.title}`.includes(search) &&
				hasTags(sheet.tags, tags, withAll) &&
				inCollection(sheet),
		);
		return pageReply(call, rows, { most: 100, usual: 100 });
	},
});

const batchGetSheets = defineEndpoint({
	...READ,
	method: 'POST',
	path: `${PATH}/sheets:batch-get`,
	body: z.object({ ids: z.array(z.string().uuid()).min(1).max(200) }).strict(),
	handle(call) {
		appProject(call);
		return {
			status: 200,
			body: { results: SHEETS.filter(({ id }) => call.body.ids.includes(id)) },
		};
	},
});

const listVersionSets = defineEndpoint({
	...READ,
	method: 'GET',
	path: `${PATH}/version-sets`,
	query: ['offset', 'limit', 'sort', 'collectionId'],
	handle(call) {
		appProject(call);
		const sort = call.query.text('sort') ?? 'issuanceDate asc';
		const [, field, order] = /^(issuanceDate|name) (asc|desc)$/.exec(sort) ?? [];
		if (field === undefined) throw new Refusal(400, `"${sort}" is not a sort order`);
		const key = field === 'name' ? 'name' : 'issuanceDate';
		const rows = VERSION_SETS.filter(collectionTest(call)).sort((a, b) =>
			a[key].localeCompare(b[key]),
		);
		if (order === 'desc') rows.reverse();
		return pageReply(call, rows, { most: Number.MAX_SAFE_INTEGER, usual: 200 });
	},
});

const listCollections = defineEndpoint({
	...READ,
	method: 'GET',
	path: `${PATH}/collections`,
	query: ['offset', 'limit'],
	handle(call) {
		appProject(call);
		return pageReply(call, [SHEET_COLLECTION], { most: Number.MAX_SAFE_INTEGER, usual: 100 });
	},
});

/** Sheets of construction drawings. */
export const sheets = [
	listSheets,
	batchGetSheets,
	listVersionSets,
	listCollections,
	startSheetExport,
	getSheetExport,
];

/** What is in no collection, unless the query names one or all. */
function collectionTest({
	query,
}: AnyCall): (row: { collection: { id: string } | null }) => boolean {
	const wanted = query.text('collectionId');
	if (wanted === EVERY_COLLECTION) return () => true;
	return ({ collection }) => collection?.id === wanted;
}

function hasTags(tags: readonly string[], wanted: readonly string[], withAll: boolean): boolean {
	if (wanted.includes(UNTAGGED)) return tags.length === 0;
	if (wanted.length === 0) return true;
	return withAll
		? wanted.every((tag) => tags.includes(tag))
		: wanted.some((tag) => tags.includes(tag));
}
