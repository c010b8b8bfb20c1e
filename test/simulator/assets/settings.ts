import { z } from 'zod';
import type { Call, Reply } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import {
	ASSET_ATTRIBUTES,
	ASSET_CATEGORIES,
	ATTRIBUTES_OF,
	lineageOf,
	STATUS_SET_OF,
	STATUS_SETS,
} from '../state/assetSettings';
import { SEEDED_AT } from '../state/world';
import { teamOf } from '../teams/access';
import type { Team } from '../teams/access';

type AnyCall = Call<never> | Call<unknown> | Call;

const SERVICE = { service: 'assets', tokens: ['3L', 'SSA'] } as const;

/** Limits count per user, for all reads together. */
export const READS = { ...SERVICE, perMinute: 1000, countedWith: 'assets read' } as const;
export const WRITES = { ...SERVICE, perMinute: 100, countedWith: 'assets write' } as const;

const PROJECT = '/construction/assets/v1/projects/{projectId}';
const TRACE = { createdAt: SEEDED_AT, updatedAt: SEEDED_AT };

/** @throws Refusal 400, 403, 404 */
export function assetTeam(call: AnyCall): Team {
	return teamOf(call, ['build']);
}

export const listCategories = defineEndpoint({
	...READS,
	method: 'GET',
	path: `${PROJECT}/categories`,
	scopes: ['data:read'],
	query: [
		'filter[isActive]',
		'filter[parentId]',
		'filter[maxDepth]',
		'filter[updatedAt]',
		'includeUid',
	],
	handle(call) {
		assetTeam(call);
		const rows = ASSET_CATEGORIES.map((row) => ({
			...row,
			...TRACE,
			isLeaf: !ASSET_CATEGORIES.some(({ parentId }) => parentId === row.id),
			subcategoryIds: ASSET_CATEGORIES.filter(({ parentId }) => parentId === row.id).map(
				({ id }) => id,
			),
		}));
		return wholeList(rows);
	},
});

export const listCategoryAttributes = defineEndpoint({
	...READS,
	method: 'GET',
	path: `${PROJECT}/categories/{categoryId}/custom-attributes`,
	scopes: ['data:read'],
	query: ['includeInherited'],
	handle(call) {
		assetTeam(call);
		const { categoryId } = call.params;
		if (!ASSET_CATEGORIES.some(({ id }) => id === categoryId)) {
			throw new Refusal(404, `The category ${categoryId} does not exist`);
		}
		const names = call.query.boolean('includeInherited')
			? attributesOf(categoryId)
			: (ATTRIBUTES_OF[categoryId] ?? []);
		return wholeList(ASSET_ATTRIBUTES.filter(({ name }) => names.includes(name)));
	},
});

/** Keys of the attributes that an asset of the category can have. */
export function attributesOf(categoryId: string): string[] {
	return lineageOf(categoryId).flatMap((id) => ATTRIBUTES_OF[id] ?? []);
}

/** The status set that an asset of the category has. */
export function statusSetOf(categoryId: string) {
	const [assigned] = lineageOf(categoryId).flatMap((id) => STATUS_SET_OF[id] ?? []);
	return STATUS_SETS.find(({ id, isDefault }) => (assigned ? id === assigned : isDefault))!;
}

export const getStatusSetsOfCategories = defineEndpoint({
	...READS,
	method: 'POST',
	path: `${PROJECT}/category-status-step-sets/status-step-sets:batch-get`,
	scopes: ['data:read'],
	query: ['includeInherited'],
	body: z.object({ ids: z.array(z.string()).min(1).max(100) }).strict(),
	handle(call) {
		assetTeam(call);
		const isInherited = call.query.boolean('includeInherited');
		const known = call.body.ids.filter((id) => ASSET_CATEGORIES.some((each) => each.id === id));
		const results = known
			.filter((id) => isInherited || id in STATUS_SET_OF)
			.map((categoryId) => ({ categoryId, statusStepSetId: statusSetOf(categoryId).id }));
		return { status: 200, body: { results } };
	},
});

function cursorList(list: string, rows: ReadonlyArray<{ id: string }>) {
	return defineEndpoint({
		...READS,
		method: 'GET',
		path: `${PROJECT}/${list}`,
		scopes: ['data:read'],
		query: ['limit', 'cursorState', 'includeDeleted', 'filter[updatedAt]'],
		handle(call) {
			assetTeam(call);
			return cursorPage(
				call,
				rows.map((row) => ({ ...row, ...TRACE })),
			);
		},
	});
}

export const listStatusSets = cursorList('status-step-sets', STATUS_SETS);
export const listAttributes = cursorList('custom-attributes', ASSET_ATTRIBUTES);

/** A page of a list with a cursor. @throws Refusal 400 for a cursor that is none, or a limit out of bounds */
export function cursorPage({ query }: AnyCall, rows: readonly object[]): Reply {
	const limit = query.integer('limit', 25, 1, 200);
	const cursor = query.text('cursorState');
	const offset = cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64').toString());
	if (!Number.isSafeInteger(offset)) throw new Refusal(400, 'cursorState is malformed');
	const next = offset + limit;
	const cursorState = next < rows.length ? Buffer.from(String(next)).toString('base64') : undefined;
	return {
		status: 200,
		body: {
			pagination: {
				limit,
				cursorState,
				// Without the query, and of another version, as the documentation shows it.
				nextUrl:
					cursorState && `https://developer.api.autodesk.com/assets?cursorState=${cursorState}`,
			},
			results: rows.slice(offset, next),
		},
	};
}

/** These lists have no pages, although they show the members of a page. */
function wholeList(rows: readonly object[]): Reply {
	const pagination = { limit: 25, offset: 0, totalResults: rows.length };
	return { status: 200, body: { pagination, results: rows } };
}
