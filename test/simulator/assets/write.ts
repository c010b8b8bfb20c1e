import { z } from 'zod';
import { LONGEST_ASSET_DESCRIPTION, LONGEST_ASSET_TEXT } from '../../../protocol/aps/assetRules';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { addRecord } from '../state/addRecord';
import { ASSET_ATTRIBUTES, ASSET_CATEGORIES } from '../state/assetSettings';
import { LOCATIONS } from '../state/issueSettings';
import { isProjectAdmin } from '../state/membership';
import type { ProjectRecord } from '../state/projectRecord';
import { ASSETS, assetRow, assetsIn } from './read';
import { assetTeam, attributesOf, statusSetOf, WRITES } from './settings';

type AnyCall = Call<never> | Call<unknown> | Call;

/** As many as one call takes. */
const MOST = 100;

const newAsset = z
	.object({
		clientAssetId: z.string().min(1),
		categoryId: z.string().min(1),
		statusId: z.string().uuid(),
		description: z.string().max(LONGEST_ASSET_DESCRIPTION).optional(),
		locationId: z.string().uuid().optional(),
		barcode: z.string().optional(),
		customAttributes: z
			.record(z.union([z.string().max(LONGEST_ASSET_TEXT), z.array(z.string()), z.boolean()]))
			.optional(),
	})
	.strict();

type Asset = z.infer<typeof newAsset>;

/** All or none: what is not in order is refused before anything is added. */
export const createAssets = defineEndpoint({
	...WRITES,
	method: 'POST',
	path: `${ASSETS}:batch-create`,
	scopes: ['data:write', 'data:create'],
	body: z.array(newAsset).min(1).max(MOST),
	handle(call) {
		const { project, user } = changingTeam(call);
		call.body.forEach(check);
		const results = call.body.map((asset) =>
			addRecord(call.sim.state, 'assets', project.id, {
				...asset,
				createdBy: user.autodeskId,
				updatedBy: user.autodeskId,
			}),
		);
		return { status: 201, body: { results: results.map((asset) => assetRow(asset, true)) } };
	},
});

export const updateAssets = defineEndpoint({
	...WRITES,
	method: 'PATCH',
	path: `${ASSETS}:batch-patch`,
	scopes: ['data:write', 'data:create'],
	body: z.record(newAsset.partial().strict()),
	handle(call) {
		const { user } = changingTeam(call);
		const changes = Object.entries(call.body).map(([id, change]) => {
			const asset = assetOf(call, id);
			const { customAttributes } = asset;
			const before = customAttributes as Asset['customAttributes'];
			check({ ...(asset as unknown as Asset), ...change });
			return { asset, change, customAttributes: { ...before, ...change.customAttributes } };
		});
		const updated = { updatedAt: new Date().toISOString(), updatedBy: user.autodeskId };
		const rows = changes.map(({ asset, change, customAttributes }) => {
			Object.assign(asset, change, { customAttributes }, updated);
			return [asset.id, assetRow(asset, true)] as const;
		});
		return { status: 200, body: Object.fromEntries(rows) };
	},
});

export const deleteAssets = defineEndpoint({
	...WRITES,
	method: 'POST',
	path: `${ASSETS}:batch-delete`,
	scopes: ['data:write'],
	body: z.object({ ids: z.array(z.string()).min(1).max(MOST) }).strict(),
	handle(call) {
		const { user } = changingTeam(call);
		const deletedAt = new Date().toISOString();
		for (const asset of call.body.ids.map((id) => assetOf(call, id))) {
			Object.assign(asset, { isActive: false, deletedAt, deletedBy: user.autodeskId });
		}
		return { status: 204 };
	},
});

/** Members without access to Build only look at assets. @throws Refusal 403 */
function changingTeam(call: AnyCall) {
	const team = assetTeam(call);
	const member = call.sim.state.projectUsers.get(team.project.id)?.get(team.user.id);
	const isBuilder = member?.products.some(
		({ key, access }) => key === 'build' && access !== 'none',
	);
	if (isBuilder || isProjectAdmin(call.sim.state, team.project, team.user)) return team;
	throw new Refusal(403, 'The user may not change assets');
}

/** @throws Refusal 404 */
function assetOf(call: AnyCall, id: string): ProjectRecord {
	const asset = assetsIn(call).find((each) => each.id === id && each.isActive);
	if (asset) return asset;
	throw new Refusal(404, `The asset ${id} does not exist`);
}

/** @throws Refusal 400 for what does not exist, or does not go together */
function check({ categoryId, statusId, locationId, customAttributes = {} }: Asset): void {
	const category = ASSET_CATEGORIES.find(({ id }) => id === categoryId);
	if (!category?.isActive || category.isRoot) {
		throw new Refusal(400, `The category ${categoryId} does not exist or is inactive`);
	}
	if (!statusSetOf(categoryId).values.some(({ id }) => id === statusId)) {
		throw new Refusal(400, `The status ${statusId} is not in the status set of the category`);
	}
	if (locationId !== undefined && !LOCATIONS.some(({ id }) => id === locationId)) {
		throw new Refusal(400, `The location ${locationId} does not exist`);
	}
	const known = attributesOf(categoryId);
	for (const [key, value] of Object.entries(customAttributes)) {
		if (!known.includes(key)) throw new Refusal(400, `The category has no attribute ${key}`);
		if (!fits(key, value)) throw new Refusal(400, `The value of ${key} has the wrong form`);
	}
}

function fits(key: string, value: string | string[] | boolean): boolean {
	const { dataType, values, maxLengthOnIngress } = ASSET_ATTRIBUTES.find(
		({ name }) => name === key,
	)!;
	const isChoice = (id: unknown) => values.some((each) => each.id === id);
	if (dataType === 'boolean') return typeof value === 'boolean';
	if (dataType === 'multi_select') return Array.isArray(value) && value.every(isChoice);
	if (typeof value !== 'string') return false;
	if (dataType === 'select') return isChoice(value);
	if (dataType === 'numeric') return value !== '' && Number.isFinite(Number(value));
	if (dataType === 'date') return /^\d{4}-\d\d-\d\d$/.test(value);
	return value.length <= maxLengthOnIngress;
}
