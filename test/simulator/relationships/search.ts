import { defineEndpoint } from '../http/endpoint';
import type { Query } from '../http/query';
import { Refusal } from '../http/refusal';
import type { RelatedEntity, Relationship } from '../state/relationship';
import { RELATIONSHIP_CALL, RELATIONSHIPS, relationshipsIn } from './access';

/** As many as one page has at most; larger pages may be asked for. */
const MOST = 100;

export const searchRelationships = defineEndpoint({
	...RELATIONSHIP_CALL,
	method: 'GET',
	path: `${RELATIONSHIPS}:search`,
	scopes: ['data:read'],
	query: [
		'domain',
		'type',
		'id',
		'withDomain',
		'withType',
		'withId',
		'createdAfter',
		'createdBefore',
		'includeDeleted',
		'onlyDeleted',
		'pageLimit',
		'continuationToken',
	],
	handle(call) {
		const { query } = call;
		const rows = relationshipsIn(call).filter(relationshipTest(query));
		const limit = Math.min(query.integer('pageLimit', 20, 1), MOST);
		const start = query.integer('continuationToken', 0, 0);
		const next = start + limit;
		const continuationToken = next < rows.length ? String(next) : undefined;
		return {
			status: 200,
			body: {
				page: { continuationToken, syncToken: 'c2ltdWxhdGVk' },
				relationships: rows.slice(start, next),
			},
		};
	},
});

export const getRelationship = defineEndpoint({
	...RELATIONSHIP_CALL,
	method: 'GET',
	path: `${RELATIONSHIPS}/{relationshipId}`,
	scopes: ['data:read'],
	handle(call) {
		const { relationshipId } = call.params;
		const found = relationshipsIn(call).find(({ id }) => id === relationshipId);
		if (found) return { status: 200, body: found };
		throw new Refusal(404, `The relationship ${relationshipId} does not exist`);
	},
});

type RelationshipTest = (relationship: Relationship) => boolean;

/** @throws Refusal 400 */
function relationshipTest(query: Query): RelationshipTest {
	const one = entityTest(query, ['domain', 'type', 'id']);
	const other = entityTest(query, ['withDomain', 'withType', 'withId']);
	const after = timeIn(query, 'createdAfter') ?? -Infinity;
	const before = timeIn(query, 'createdBefore') ?? Infinity;
	const onlyDeleted = isTrue(query, 'onlyDeleted');
	const includeDeleted = isTrue(query, 'includeDeleted');
	return ({ entities: [first, second], isDeleted, createdOn }) => {
		if (isDeleted ? !includeDeleted : onlyDeleted) return false;
		const created = Date.parse(createdOn);
		if (created <= after || created >= before) return false;
		return (one(first) && other(second)) || (one(second) && other(first));
	};
}

/** @throws Refusal 400 for a part of the hierarchy without the one above it, and for an empty one */
function entityTest(
	query: Query,
	names: readonly [domain: string, type: string, id: string],
): (entity: RelatedEntity) => boolean {
	const [domain, type, id] = names.map((name) => query.text(name));
	if ([domain, type, id].includes('')) throw new Refusal(400, `${names.join(', ')}: empty`);
	if ((type !== undefined && domain === undefined) || (id !== undefined && type === undefined)) {
		throw new Refusal(400, `${names.join(', ')}: an ID needs its type, a type its domain`);
	}
	return (entity) =>
		(domain === undefined || entity.domain === domain) &&
		(type === undefined || entity.type === type) &&
		(id === undefined || entity.id === id);
}

/** @throws Refusal 400 for what is no time */
function timeIn(query: Query, name: string): number | undefined {
	const text = query.text(name);
	if (text === undefined) return undefined;
	const time = Date.parse(text);
	if (!Number.isNaN(time)) return time;
	throw new Refusal(400, `The value '${text}' of ${name} is not valid.`);
}

/** The examples of the documentation write `True`. */
function isTrue(query: Query, name: string): boolean {
	return query.text(name)?.toLowerCase() === 'true';
}
