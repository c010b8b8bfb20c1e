import { objectsIn } from '../json';
import type { JsonObject } from '../json';
import type { EntityKind } from './relationshipRules';

/**
 * The kinds that a kind can be linked to, according to `utility/relationships:writable`:
 * `[{ domain, entityTypes: [{ entityType, allow: [{ domain, entityTypes: [type] }] }] }]`. Relationships have no
 * direction, so an entry counts for both of its kinds.
 *
 * @param list the answer of the service; whatever else it is means that it lists nothing
 */
export function partnersOf(list: unknown, kind: EntityKind): EntityKind[] {
	const partners = new Map<string, EntityKind>();
	for (const [one, other] of pairsIn(list)) {
		if (isSame(one, kind)) partners.set(`${other.domain}/${other.type}`, other);
		if (isSame(other, kind)) partners.set(`${one.domain}/${one.type}`, one);
	}
	return [...partners.values()];
}

function pairsIn(list: unknown): Array<[EntityKind, EntityKind]> {
	return objectsIn(list).flatMap((row) =>
		objectsIn(row.entityTypes).flatMap(({ entityType, allow }) =>
			objectsIn(allow).flatMap((allowed) =>
				kindsIn(allowed).map((other): [EntityKind, EntityKind] => [
					{ domain: String(row.domain), type: String(entityType) },
					other,
				]),
			),
		),
	);
}

function kindsIn({ domain, entityTypes }: JsonObject): EntityKind[] {
	const types = Array.isArray(entityTypes) ? entityTypes : [];
	return types.map((type) => ({ domain: String(domain), type: String(type) }));
}

export function isSame(one: EntityKind, other: EntityKind): boolean {
	return one.domain === other.domain && one.type === other.type;
}
