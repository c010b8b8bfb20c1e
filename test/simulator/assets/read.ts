import { z } from 'zod';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import type { Query } from '../http/query';
import { Refusal } from '../http/refusal';
import { STATUS_SETS } from '../state/assetSettings';
import { LOCATIONS } from '../state/issueSettings';
import { mapIn } from '../state/membership';
import type { ProjectRecord } from '../state/projectRecord';
import { assetTeam, cursorPage, READS } from './settings';

export const ASSETS = '/construction/assets/v2/projects/{projectId}/assets';

type AnyCall = Call<never> | Call<unknown> | Call;

const SORTS =
	/^(barcode|categoryId|clientAssetId|createdAt|description|statusId|updatedAt)( (asc|desc))?$/;

/** Oldest first. @throws Refusal 400, 403, 404 */
export function assetsIn(call: AnyCall): ProjectRecord[] {
	const { project } = assetTeam(call);
	return [...mapIn(call.sim.state.assets, project.id).values()];
}

/** As it is answered. */
export function assetRow(asset: ProjectRecord, withValues: boolean): Record<string, unknown> {
	return { ...asset, customAttributes: withValues ? asset.customAttributes : undefined };
}

export const listAssets = defineEndpoint({
	...READS,
	method: 'GET',
	path: ASSETS,
	scopes: ['data:read'],
	query: [
		'cursorState',
		'limit',
		'sort',
		/^filter\[(categoryId|statusLabel|statusId|locationId|searchText|updatedAt)\]$/,
		/^filter\[customAttributes\]\[\w+\]$/,
		'includeCustomAttributes',
		'includeDeleted',
		'includeSubLocations',
	],
	handle(call) {
		const { query } = call;
		const isWanted = assetTest(query);
		const rows = sorted(query, assetsIn(call).filter(isWanted));
		const withValues = query.boolean('includeCustomAttributes');
		return cursorPage(
			call,
			rows.map((asset) => assetRow(asset, withValues)),
		);
	},
});

export const getAssets = defineEndpoint({
	...READS,
	method: 'POST',
	path: `${ASSETS}:batch-get`,
	scopes: ['data:read'],
	query: ['includeCustomAttributes', 'includeDeleted'],
	body: z.object({ ids: z.array(z.string()).min(1).max(100) }).strict(),
	handle(call) {
		const { query, body } = call;
		const isDeletedToo = query.boolean('includeDeleted');
		const withValues = query.boolean('includeCustomAttributes');
		const found = assetsIn(call)
			.filter(({ id, isActive }) => body.ids.includes(id) && (isActive || isDeletedToo))
			.map((asset) => assetRow(asset, withValues));
		return { status: 200, body: { results: found } };
	},
});

type AssetTest = (asset: ProjectRecord) => boolean;

/** @throws Refusal 400 for an empty filter, or one whose value has the wrong form */
function assetTest(query: Query): AssetTest {
	const tests: AssetTest[] = [];
	for (const [name, text] of query.entries()) {
		if (name.startsWith('filter[') && text === '') throw new Refusal(400, `"${name}" is empty`);
		const [, key] = /^filter\[customAttributes\]\[(\w+)\]$/.exec(name) ?? [];
		if (key !== undefined) tests.push(attributeTest(key, text));
	}
	for (const name of ['categoryId', 'statusId'] as const) {
		const wanted = query.list(`filter[${name}]`);
		if (wanted) tests.push((asset) => wanted.includes(String(asset[name])));
	}
	const labels = query.list('filter[statusLabel]')?.map((label) => label.toLowerCase());
	if (labels) tests.push(({ statusId }) => labels.includes(labelOf(statusId)));
	const places = locationsIn(query);
	if (places) tests.push(({ locationId }) => places.includes(String(locationId)));
	const search = query.text('filter[searchText]')?.toLowerCase();
	if (search !== undefined) {
		tests.push(({ clientAssetId, description, barcode }) =>
			`${String(clientAssetId)} ${String(description)} ${String(barcode)}`
				.toLowerCase()
				.includes(search),
		);
	}
	const updated = query.text('filter[updatedAt]');
	if (updated !== undefined) {
		const [from, to = from] = updated.split('..');
		tests.push(({ updatedAt }) => updatedAt >= from && (to === '' || updatedAt <= to));
	}
	if (!query.boolean('includeDeleted')) tests.push(({ isActive }) => isActive === true);
	return (asset) => tests.every((test) => test(asset));
}

function attributeTest(key: string, text: string): AssetTest {
	const valueOf = ({ customAttributes }: ProjectRecord) =>
		(customAttributes as Record<string, unknown> | undefined)?.[key];
	if (!text.includes('..')) {
		const wanted = text.split(',');
		return (asset) => [valueOf(asset)].flat().some((value) => wanted.includes(String(value)));
	}
	const [from, to] = text.split('..');
	return (asset) => {
		const value = valueOf(asset);
		if (value === undefined) return false;
		const asNumber = Number.isFinite(Number(value));
		const compare = (end: string) =>
			asNumber ? Number(value) - Number(end) : String(value).localeCompare(end);
		return (from === '' || compare(from) >= 0) && (to === '' || compare(to) <= 0);
	};
}

function labelOf(statusId: unknown): string {
	const all = STATUS_SETS.flatMap(({ values }) => values);
	return all.find(({ id }) => id === statusId)?.label.toLowerCase() ?? '';
}

/** @throws Refusal 400 for sublocations of several locations */
function locationsIn(query: Query): string[] | undefined {
	const chosen = query.list('filter[locationId]');
	if (chosen === undefined || !query.boolean('includeSubLocations')) return chosen;
	if (chosen.length > 1) throw new Refusal(400, 'includeSubLocations takes a single location');
	const found = [...chosen];
	for (const id of found) {
		found.push(...LOCATIONS.filter(({ parentId }) => parentId === id).map((each) => each.id));
	}
	return found;
}

/** @throws Refusal 400 for a field that it cannot sort by */
function sorted(query: Query, assets: ProjectRecord[]): ProjectRecord[] {
	const orders = (query.text('sort')?.split(',') ?? []).map((text) => {
		if (!SORTS.test(text)) throw new Refusal(400, `Cannot sort by "${text}"`);
		const [field, direction = 'asc'] = text.split(' ');
		return { field, sign: direction === 'desc' ? -1 : 1 };
	});
	return assets.sort((a, b) => {
		for (const { field, sign } of orders) {
			const order = String(a[field] ?? '').localeCompare(String(b[field] ?? ''));
			if (order !== 0) return sign * order;
		}
		return 0;
	});
}
