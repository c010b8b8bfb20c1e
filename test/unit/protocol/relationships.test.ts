import { describe, expect, it } from 'vitest';
import { relationshipList } from '../../../protocol/aps/lists/relationshipList';
import { entitiesOf, fits, kindName } from '../../../protocol/aps/relationship';
import { LINKED_KINDS } from '../../../protocol/aps/relationshipRules';
import { partnersOf } from '../../../protocol/aps/writableRelationships';

const answer = (body: unknown) => ({ status: 200, headers: {}, body });
const request = { path: '/bim360/relationship/v2/containers/1/relationships:search' };

describe('a list of relationships', () => {
	it.each([
		['a token', { continuationToken: '10', syncToken: 'S' }, '10'],
		['no token', { syncToken: 'S' }, undefined],
		['null', { continuationToken: null }, undefined],
		['an empty token', { continuationToken: '' }, undefined],
		['no page at all', undefined, undefined],
	])('has a next page according to its token: %s', (_what, page, next) => {
		const body = { relationships: [{ id: '1' }], page };
		expect(relationshipList.readPage(answer(body))).toEqual({ rows: [{ id: '1' }], next });
	});

	it('keeps its filters on the next page', () => {
		const first = { ...request, query: { domain: 'a', pageLimit: 100 } };
		expect(relationshipList.following(first, '10')).toEqual({
			...request,
			query: { domain: 'a', pageLimit: 100, continuationToken: '10' },
		});
	});

	it.each([[{}], [[]], [{ relationships: null }], [{ relationships: [null] }], ['text']])(
		'is not what has other rows: %j',
		(body) => {
			expect(relationshipList.readPage(answer(body))).toBeUndefined();
		},
	);
});

describe('the things of a relationship', () => {
	const issue = { ...LINKED_KINDS.issue, id: 'be9ade84-e25d-412a-a08c-f5f14cf04957' };
	const file = { ...LINKED_KINDS.file, id: 'urn:adsk.wipprod:dm.lineage:A' };

	it('are read without the blanks that Autodesk’s examples have, and without what is incomplete', () => {
		const entities = [{ ...issue, domain: `${issue.domain} ` }, { domain: 'x' }, null];
		expect(entitiesOf({ entities })).toEqual([issue]);
		expect(entitiesOf({})).toEqual([]);
	});

	it.each([
		[{ domain: issue.domain }, true],
		[{ ...LINKED_KINDS.issue }, true],
		[{ ...issue, id: issue.id.toUpperCase() }, true],
		[{ ...issue, id: 'b' }, false],
		[{ ...issue, type: 'quality' }, false],
		[{ domain: 'other' }, false],
	])('fit %j: %s', (pattern, isFitting) => {
		expect(fits(issue, pattern)).toBe(isFitting);
	});

	it('differ if the letter case of a URN differs', () => {
		expect(fits(file, { ...file })).toBe(true);
		expect(fits(file, { ...file, id: 'urn:adsk.wipprod:dm.lineage:a' })).toBe(false);
	});

	it('are called by the name of their kind, or by domain and type', () => {
		const names = Object.values(LINKED_KINDS).map(kindName);
		expect(names).toEqual(Object.keys(LINKED_KINDS));
		// Systems are in the domain of assets, but are none.
		expect(kindName({ ...LINKED_KINDS.asset, type: 'system' })).toBe(
			'autodesk-bim360-asset/system',
		);
	});
});

describe('the list of what can be linked', () => {
	const { asset, file, photo } = LINKED_KINDS;
	const list = [
		{
			domain: asset.domain,
			entityTypes: [
				{ entityType: 'asset', allow: [{ domain: file.domain, entityTypes: [file.type] }] },
				{ entityType: 'category', allow: [{ domain: 'x', entityTypes: ['y'] }] },
			],
		},
		{
			domain: photo.domain,
			entityTypes: [
				{
					entityType: 'photo',
					allow: [{ domain: asset.domain, entityTypes: ['asset', 'system'] }],
				},
			],
		},
	];

	it('counts for both kinds of a pair', () => {
		expect(partnersOf(list, asset)).toEqual([file, photo]);
		expect(partnersOf(list, file)).toEqual([asset]);
		expect(partnersOf(list, { domain: 'x', type: 'y' })).toEqual([{ ...asset, type: 'category' }]);
		expect(partnersOf(list, LINKED_KINDS.issue)).toEqual([]);
	});

	it.each([
		[undefined],
		[null],
		['none'],
		[{}],
		[[{ entityTypes: null }]],
		[[{ entityTypes: [{ allow: [{}] }] }]],
	])('lists nothing if it is %j', (odd) => {
		expect(partnersOf(odd, asset)).toEqual([]);
	});
});
