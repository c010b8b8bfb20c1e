import { describe, expect, it } from 'vitest';
import { LINKED_KINDS } from '../../../protocol/aps/relationshipRules';
import { appToken, call, freshSimulator, userToken } from '../../harness/simulator/requests';
import { ITEMS, PROJECTS } from '../../simulator';

const simulator = freshSimulator();
const ALL = `/bim360/relationship/v2/containers/${PROJECTS.tower.guid}/relationships`;
const ID = '74b70bb8-8802-4a1f-8201-890375a60c8f';
const PHOTO = { ...LINKED_KINDS.photo, id: '5439bfb7-8006-4388-a454-f02560f99566' };
const ASSET = { ...LINKED_KINDS.asset, type: 'system', id: 'S-1' };
const SCOPES = ['data:read', 'data:create', 'data:write'];

interface Answered {
	id: string;
	type: string;
	relationships: Array<{ id: string }>;
	conflict: Array<{ id: string; actual: { id: string } }>;
	deleted: string[];
}

/** Kinds of which the simulator has no list, so that nothing has to exist. */
const entities = [{ ...LINKED_KINDS.form, type: 'formfield', id: 'F-1' }, PHOTO];

async function send(method: string, path: string, json?: unknown, headers = {}) {
	const token = userToken(simulator(), SCOPES);
	return await call<Answered & Answered[]>(simulator(), method, path, { token, json, headers });
}

async function link(relationship: object = { entities }) {
	return await send('PUT', ALL, [relationship]);
}

describe('relationships of the simulator', () => {
	it('are refused to the app itself', async () => {
		const token = appToken(simulator(), 'data:read');
		expect((await call(simulator(), 'GET', `${ALL}:search`, { token })).status).toBe(403);
	});

	it('conflict with an ID that is in use, and with a second ID for the same two things', async () => {
		expect((await link({ id: ID, entities })).status).toBe(200);
		const otherId = '84b70bb8-8802-4a1f-8201-890375a60c8f';
		const things = [{ ...LINKED_KINDS.form, type: 'formfield', id: 'F-2' }, PHOTO];
		for (const relationship of [
			{ id: ID, entities: things },
			{ id: otherId, entities: [...entities].reverse() },
		]) {
			const { status, body } = await link(relationship);
			expect({ status, conflict: body.conflict }).toMatchObject({
				status: 409,
				conflict: [{ id: relationship.id, actual: { id: ID } }],
			});
		}
		// Without an ID nothing is documented, so it is added.
		expect((await link()).status).toBe(200);
	});

	it('are kept as deleted, and confirmed once', async () => {
		await link({ id: ID, entities });
		const remove = async () => (await send('POST', `${ALL}:delete`, [ID])).body.deleted;
		expect(await remove()).toEqual([ID]);
		expect(await remove()).toEqual([]);
		const search = async (query: string) =>
			(await send('GET', `${ALL}:search${query}`)).body.relationships.map(({ id }) => id);
		expect(await search('')).toEqual([]);
		expect(await search('?includeDeleted=True')).toEqual([ID]);
		expect(await search('?includeDeleted=true&onlyDeleted=true')).toEqual([ID]);
		expect(await search('?onlyDeleted=true')).toEqual([]);
		expect((await send('GET', `${ALL}/${ID}`)).body).toMatchObject({ isDeleted: true });
	});

	it.each([
		['an ID without its type', 'GET', ':search?domain=a&id=1', undefined],
		['a type without its domain', 'GET', ':search?type=a', undefined],
		['an empty text', 'GET', ':search?domain=', undefined],
		['what is no time', 'GET', ':search?createdAfter=yesterday', undefined],
		['a single thing', 'PUT', '', [{ entities: [PHOTO] }]],
		['more than 20 at once', 'PUT', '', Array.from({ length: 21 }, () => ({ entities }))],
		['kinds that are not linked', 'PUT', '', [{ entities: [ASSET, PHOTO] }]],
		['a deletion in an object', 'POST', ':delete', { ids: [ID] }],
		['a deletion of nothing', 'POST', ':delete', []],
		['a deletion of 51', 'POST', ':delete', Array.from({ length: 51 }, () => ID)],
	])('are not found, linked or deleted by %s', async (_what, method, path, json) => {
		const { status, body } = await send(method, `${ALL}${path}`, json);
		expect({ status, type: body.type }).toEqual({ status: 400, type: 'BadInput' });
	});

	it('link only what exists in the project', async () => {
		const rfi = { ...LINKED_KINDS.rfi, id: ID };
		const file = { ...LINKED_KINDS.file, id: ITEMS.plan.id };
		expect((await link({ entities: [rfi, file] })).status).toBe(404);
		expect((await send('POST', `${ALL}:delete`, [ID])).status).toBe(404);
	});

	it('are found in the region of the hub only', async () => {
		const plant = `/bim360/relationship/v2/containers/${PROJECTS.plant.guid}/relationships:search`;
		const statusIn = async (headers: object) =>
			(await send('GET', plant, undefined, headers)).status;
		expect(await statusIn({ 'x-ads-region': 'EMEA' })).toBe(200);
		expect(await statusIn({ 'x-ads-region': 'US' })).toBe(403);
		expect(await statusIn({})).toBe(403);
	});
});
