import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isGuid } from '../../../protocol/aps/ids';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { BusinessUnit } from '../state/people';
import { accountOf } from './access';
import { hqPaths } from './hqPaths';

const HQ = {
	service: 'hq',
	tokens: ['2L'],
	path: hqPaths('v1', '/business_units_structure'),
	perMinute: 100,
} as const;

export const listBusinessUnits = defineEndpoint({
	...HQ,
	method: 'GET',
	scopes: ['account:read'],
	handle(call) {
		const { accountId } = accountOf(call, 'US');
		return {
			status: 200,
			body: { business_units: call.sim.state.businessUnits.get(accountId) ?? [] },
		};
	},
});

const unit = z
	.object({
		id: z.string().refine(isGuid, 'must be a GUID').optional(),
		parent_id: z.string().nullish(),
		name: z.string().min(1),
		description: z.string().nullish(),
	})
	.strict();

/**
 * Redefines the whole structure: units that the list leaves out are gone. Autodesk does not say
 * whether it does so, and a caller must reckon with it.
 */
export const replaceBusinessUnits = defineEndpoint({
	...HQ,
	method: 'PUT',
	scopes: ['account:write'],
	body: z.object({ business_units: z.array(unit) }).strict(),
	handle(call) {
		const { accountId } = accountOf(call, 'US');
		const { businessUnits } = call.sim.state;
		const before = businessUnits.get(accountId) ?? [];
		const now = new Date().toISOString();
		const units = call.body.business_units.map(
			({ id = randomUUID(), parent_id, name, description }) => ({
				id,
				account_id: accountId,
				parent_id: parent_id ?? null,
				name,
				path: name,
				description: description ?? null,
				created_at: before.find((known) => known.id === id)?.created_at ?? now,
				updated_at: now,
			}),
		);
		const byId = new Map(units.map((each) => [each.id, each]));
		if (byId.size < units.length) throw new Refusal(422, 'An id is given twice');
		for (const each of units) each.path = pathOf(each, byId);
		businessUnits.set(accountId, units);
		return { status: 200, body: { business_units: units } };
	},
});

/** @throws Refusal 422 for an unknown parent or a circle */
function pathOf(unit: BusinessUnit, byId: ReadonlyMap<string, BusinessUnit>): string {
	const names = [unit.name];
	for (let parentId = unit.parent_id; parentId !== null;) {
		const parent = byId.get(parentId);
		if (!parent)
			throw new Refusal(422, `The parent ${parentId} of "${unit.name}" is not in the list`);
		if (names.length > byId.size) throw new Refusal(422, `"${unit.name}" is its own parent`);
		names.unshift(parent.name);
		parentId = parent.parent_id;
	}
	return names.join('/');
}
