import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LONGEST_BARCODE, LONGEST_LOCATION_NAME } from '../../../protocol/aps/locationRules';
import type { AnyEndpoint } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Location } from '../state/location';
import { locationsIn } from '../state/locationsIn';
import { teamOf } from '../teams/access';
import { pageReply } from '../teams/page';

const SHARED = {
	service: 'locations',
	tokens: ['3L', 'SSA'],
	path: '/construction/locations/v2/projects/{projectId}/trees/default/nodes',
	perMinute: 200,
} as const;
const PRODUCTS = ['build', 'docs'];

const listLocations = defineEndpoint({
	...SHARED,
	method: 'GET',
	scopes: ['data:read'],
	query: ['limit', 'offset', 'filter[id]'],
	handle(call) {
		const { project } = teamOf(call, PRODUCTS);
		const ids = call.query.list('filter[id]');
		const nodes = locationsIn(call.sim.state, project.id).filter(
			({ id }) => ids === undefined || ids.includes(id),
		);
		return pageReply(call, nodes, { most: 10_000, usual: 10_000 });
	},
});

/** Autodesk does not document that names must differ, so they need not. */
const createLocation = defineEndpoint({
	...SHARED,
	method: 'POST',
	scopes: ['data:write'],
	query: ['targetNodeId', 'insertOption'],
	body: z
		.object({
			parentId: z.string().uuid(),
			type: z.literal('Area'),
			name: z.string().min(1).max(LONGEST_LOCATION_NAME),
			description: z.string().optional(),
			barcode: z.string().max(LONGEST_BARCODE).optional(),
		})
		.strict(),
	handle(call) {
		const { project } = teamOf(call, PRODUCTS);
		const { state } = call.sim;
		const { parentId, name, barcode = null } = call.body;
		const all = locationsIn(state, project.id);
		if (!all.some(({ id }) => id === parentId)) throw new Refusal(400, 'There is no such parent');
		if (barcode !== null && all.some((other) => other.barcode === barcode)) {
			throw new Refusal(400, 'The barcode is in use');
		}
		const siblings = all.filter((other) => other.parentId === parentId);
		const targetId = call.query.text('targetNodeId');
		const option = call.query.oneOf('insertOption', ['Before', 'After']);
		if ((targetId === undefined) !== (option === undefined)) {
			throw new Refusal(400, 'targetNodeId and insertOption belong together');
		}
		const target = siblings.find(({ id }) => id === targetId);
		if (targetId !== undefined && !target) throw new Refusal(400, 'The target has another parent');
		const last = Math.max(-1, ...siblings.map(({ order }) => order));
		const order = target ? target.order + (option === 'After' ? 1 : 0) : last + 1;
		const added = (state.locations.get(project.id) ?? []).map((other) =>
			other.parentId === parentId && other.order >= order
				? { ...other, order: other.order + 1 }
				: other,
		);
		const node: Location = { id: randomUUID(), parentId, type: 'Area', name, barcode, order };
		state.locations.set(project.id, [...added, node]);
		return { status: 201, body: { ...node, description: null } };
	},
});

export const locations: readonly AnyEndpoint[] = [listLocations, createLocation];
