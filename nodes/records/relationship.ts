import type { IDataObject } from 'n8n-workflow';
import { entitiesOf, fits, kindName } from '../../protocol/aps/relationship';
import type { Entity, EntityPattern } from '../../protocol/aps/relationship';
import { isoTime } from './isoTime';

/**
 * @param first what From means; Autodesk returns the two things of a relationship in any order
 * @returns kinds are names such as `issue`, or domain and type with a slash
 */
export function simplifyRelationship(
	relationship: IDataObject,
	first?: EntityPattern,
): IDataObject {
	const [from, to] = inOrder(entitiesOf(relationship), first);
	return {
		fromKind: from ? kindName(from) : null,
		toKind: to ? kindName(to) : null,
		automatic: relationship.isService ?? null,
		readOnly: relationship.isReadOnly ?? null,
		deleted: relationship.isDeleted ?? null,
		createdAt: isoTime(relationship.createdOn),
		deletedAt: isoTime(relationship.deletedOn),
		id: relationship.id,
		fromId: from?.id ?? null,
		toId: to?.id ?? null,
	};
}

function inOrder(entities: readonly Entity[], first: EntityPattern | undefined) {
	const [one, other] = entities;
	const isTurned =
		first !== undefined && other !== undefined && fits(other, first) && !fits(one, first);
	return isTurned ? [other, one] : [one, other];
}

/**
 * The same with the names of the two things beside their kinds.
 *
 * @param nameOf null for a thing whose name is not known
 */
export function namedRelationship(
	relationship: IDataObject,
	nameOf: (thing: Entity) => string | null,
	first?: EntityPattern,
): IDataObject {
	const { fromKind, toKind, ...others } = simplifyRelationship(relationship, first);
	const [from, to] = inOrder(entitiesOf(relationship), first);
	return {
		fromKind,
		fromName: from ? nameOf(from) : null,
		toKind,
		toName: to ? nameOf(to) : null,
		...others,
	};
}

export const relationshipExample: IDataObject = {
	fromKind: 'issue',
	toKind: 'file',
	automatic: false,
	readOnly: false,
	deleted: false,
	createdAt: '2026-03-02T16:40:00.000Z',
	deletedAt: null,
	id: '74b70bb8-8802-a1fd-f201-890375a60c8f',
	fromId: 'be9ade84-e25d-412a-a08c-f5f14cf04957',
	toId: 'urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w',
};

export const namedRelationshipExample: IDataObject = {
	fromKind: 'issue',
	fromName: '#42 Door missing a screw',
	toKind: 'file',
	toName: 'A-101.pdf',
	automatic: false,
	readOnly: false,
	deleted: false,
	createdAt: '2026-03-02T16:40:00.000Z',
	deletedAt: null,
	id: '74b70bb8-8802-a1fd-f201-890375a60c8f',
	fromId: 'be9ade84-e25d-412a-a08c-f5f14cf04957',
	toId: 'urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w',
};
