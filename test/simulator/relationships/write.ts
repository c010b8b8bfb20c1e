import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { kindName, namedKind } from '../../../protocol/aps/relationship';
import {
	LONGEST_DOMAIN,
	LONGEST_ENTITY_ID,
	MOST_DELETED_RELATIONSHIPS,
} from '../../../protocol/aps/relationshipRules';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { RelatedEntity, Relationship } from '../state/relationship';
import type { State } from '../state/state';
import { containerOf, RELATIONSHIP_CALL, RELATIONSHIPS, relationshipsIn } from './access';
import { isWritable } from './writable';

/** As many as one call links. */
const MOST_CREATED = 20;

const entity = z
	.object({
		domain: z.string().min(1).max(LONGEST_DOMAIN),
		type: z.string().min(1).max(LONGEST_DOMAIN),
		id: z.string().min(1).max(LONGEST_ENTITY_ID),
		createdOn: z.string().datetime({ offset: true }).optional(),
	})
	.strict();

const newRelationship = z
	.object({ id: z.string().uuid().optional(), entities: z.array(entity).length(2) })
	.strict();

type NewRelationship = z.infer<typeof newRelationship>;
type NewEntity = z.infer<typeof entity>;

export const createRelationships = defineEndpoint({
	...RELATIONSHIP_CALL,
	method: 'PUT',
	path: RELATIONSHIPS,
	scopes: ['data:create', 'data:write'],
	body: z.array(newRelationship).min(1).max(MOST_CREATED),
	handle(call) {
		const known = relationshipsIn(call);
		for (const { entities } of call.body) check(call, entities);
		const success: Relationship[] = [];
		const conflict: Array<{ id?: string; actual: Relationship }> = [];
		for (const wanted of call.body) {
			const actual = conflicting(known, wanted);
			if (actual) conflict.push({ id: wanted.id, actual });
			else success.push(added(known, wanted));
		}
		if (conflict.length > 0) return { status: 409, body: { success, conflict } };
		return { status: 200, body: success };
	},
});

export const deleteRelationships = defineEndpoint({
	...RELATIONSHIP_CALL,
	method: 'POST',
	path: `${RELATIONSHIPS}:delete`,
	scopes: ['data:write'],
	body: z.array(z.string().uuid()).min(1).max(MOST_DELETED_RELATIONSHIPS),
	handle(call) {
		const known = relationshipsIn(call);
		const chosen = call.body.map((wanted) => {
			const found = known.find(({ id }) => id === wanted);
			if (found) return found;
			throw new Refusal(404, `The relationship ${wanted} does not exist`);
		});
		const living = chosen.filter(({ isDeleted }) => !isDeleted);
		const deletedOn = new Date().toISOString();
		for (const each of living) Object.assign(each, { isDeleted: true, deletedOn });
		return { status: 200, body: { deleted: living.map(({ id }) => id) } };
	},
});

/**
 * An ID that is in use, or a second one for two things. What happens to a second link without an ID is not
 * documented: here it is added.
 */
function conflicting(
	known: readonly Relationship[],
	{ id, entities }: NewRelationship,
): Relationship | undefined {
	if (id === undefined) return undefined;
	return known.find(
		(each) => each.id === id || (!each.isDeleted && linksSame(each.entities, entities)),
	);
}

function linksSame(some: readonly NewEntity[], others: readonly NewEntity[]): boolean {
	return others.every((wanted) => some.some((each) => keyOf(each) === keyOf(wanted)));
}

function keyOf({ domain, type, id }: NewEntity): string {
	return [domain, type, id].join(' ');
}

/** Autodesk answers the two things in an order of its own. */
function added(known: Relationship[], { id, entities }: NewRelationship): Relationship {
	const createdOn = new Date().toISOString();
	const relationship: Relationship = {
		id: id ?? randomUUID(),
		createdOn,
		isReadOnly: false,
		isService: false,
		isDeleted: false,
		entities: entities
			.map((each): RelatedEntity => ({ createdOn, ...each }))
			.sort((a, b) => a.domain.localeCompare(b.domain)),
	};
	known.push(relationship);
	return relationship;
}

/** @throws Refusal 400 for kinds that cannot be linked, 404 for what does not exist */
function check(call: Call<never> | Call<unknown>, [one, other]: NewEntity[]): void {
	if (!isWritable(one, other)) {
		throw new Refusal(400, `${kindName(one)} cannot be linked with ${kindName(other)}`);
	}
	const { id: projectId } = containerOf(call);
	for (const each of [one, other]) {
		if (!exists(call.sim.state, projectId, each)) {
			throw new Refusal(404, `The ${kindName(each)} ${each.id} could not be found`);
		}
	}
}

/** Kinds that the simulator does not have are believed. */
function exists(state: State, projectId: string, { domain, type, id }: NewEntity): boolean {
	switch (namedKind({ domain, type })) {
		case 'asset':
			return state.assets.get(projectId)?.get(id)?.isActive === true;
		case 'file':
			return state.items.get(id)?.projectId === projectId;
		case 'form':
			return state.forms.get(projectId)?.has(id) ?? false;
		case 'issue':
			return state.issues.get(projectId)?.some((each) => each.id === id) ?? false;
		case 'rfi':
			return state.rfis.get(projectId)?.has(id) ?? false;
		case 'submittal':
			return state.submittals.get(projectId)?.has(id) ?? false;
		default:
			return true;
	}
}
