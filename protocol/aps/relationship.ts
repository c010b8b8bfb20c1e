import { objectsIn } from '../json';
import { isGuid } from './ids';
import { isLinkedKind, LINKED_KINDS } from './relationshipRules';
import type { EntityKind, LinkedKind } from './relationshipRules';

/** One of the two things that a relationship links. */
export interface Entity extends EntityKind {
	id: string;
}

/** What an entity must have in common with; a kind or ID that is missing is any. */
export type EntityPattern = Pick<Entity, 'domain'> & Partial<Entity>;

/** The two things that a relationship links. Autodesk documents no order, and returns either. */
export function entitiesOf({ entities }: { entities?: unknown }): Entity[] {
	return objectsIn(entities).flatMap(({ domain, type, id }) =>
		typeof domain === 'string' && typeof type === 'string' && typeof id === 'string'
			? // Examples of the documentation have domains with a blank at the end.
				{ domain: domain.trim(), type: type.trim(), id }
			: [],
	);
}

/** Whether an entity is of the domain, type and ID that are given. */
export function fits(entity: Entity, { domain, type, id }: EntityPattern): boolean {
	if (entity.domain !== domain) return false;
	if (type !== undefined && entity.type !== type) return false;
	return id === undefined || idKey(entity.id) === idKey(id);
}

/** The same for the same ID: letter case counts in the URNs of files, but not in GUIDs. */
export function idKey(id: string): string {
	return isGuid(id) ? id.toLowerCase() : id;
}

/** The name of a kind, e.g. `issue`; of one without a name its domain and type, with a slash. */
export function kindName({ domain, type }: EntityKind): string {
	return namedKind({ domain, type }) ?? `${domain}/${type}`;
}

/** @returns undefined for a kind without a name */
export function namedKind({ domain, type }: EntityKind): LinkedKind | undefined {
	return Object.keys(LINKED_KINDS)
		.filter(isLinkedKind)
		.find((name) => LINKED_KINDS[name].domain === domain && LINKED_KINDS[name].type === type);
}
