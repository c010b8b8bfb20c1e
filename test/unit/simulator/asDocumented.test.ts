import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { compilePayloadFilter } from '../../simulator/callbacks/payloadFilter';
import { FOLDERS, HUBS, ITEMS, PROJECTS, USERS } from '../../simulator';
import { appToken, call, freshSimulator } from '../../harness/simulator/requests';
import type { JsonApi } from '../../harness/simulator/requests';

/** Forms of calls and answers that Autodesk documents, or that its own clients use. */

const simulator = freshSimulator();
const project = `/data/v1/projects/${PROJECTS.tower.id}`;

async function get<Body = JsonApi>(path: string, headers: Record<string, string> = {}) {
	const token = appToken(simulator(), 'data:read', 'data:search', 'account:read');
	return await call<Body>(simulator(), 'GET', path, { token, headers });
}

describe('a list in a query', () => {
	it('is repeated or has commas', async () => {
		const ids = [HUBS.us.id, HUBS.emea.id];
		const repeated = ids.map((id) => `filter[id]=${id}`).join('&');
		for (const query of [repeated, `filter[id]=${ids.join()}`]) {
			const { body } = await get(`/project/v1/hubs?${query}`);
			expect(body.data.map(({ id }) => id)).toEqual(ids);
		}
		const [entry] = simulator().journal.entries;
		expect(entry.query['filter[id]']).toBe(ids.join());
	});

	it('is no reason to repeat anything else', async () => {
		const path = `/project/v1/hubs/${HUBS.us.id}/projects?page[limit]=1&page[limit]=2`;
		expect((await get(path)).status).toBe(400);
	});
});

describe('a path', () => {
	it('may begin with two slashes, like those of a base URL with a slash', async () => {
		expect((await get(`${simulator().url}//project/v1/hubs`)).status).toBe(200);
		expect(simulator().journal.entries.at(-1)?.path).toBe('/project/v1/hubs');
	});
});

describe('a record', () => {
	it('names the schema of its extension, and where its references are', async () => {
		const folder = `${project}/folders/${encodeURIComponent(FOLDERS.towerDrawings)}`;
		const { body } = await get<{ data: object }>(folder);
		expect(body.data).toMatchObject({
			attributes: {
				extension: { schema: { href: expect.stringContaining('/schema/v1/versions/folders:') } },
			},
			relationships: {
				refs: { links: { related: { href: `${simulator().url}${folder}/refs` } } },
				links: { links: { self: { href: `${simulator().url}${folder}/relationships/links` } } },
			},
		});
	});

	it('leads to its parent, its item and its references', async () => {
		const item = encodeURIComponent(ITEMS.plan.id);
		const version = encodeURIComponent(
			'urn:adsk.wipprod:fs.file:vf.SimTowerPlanA10100001?version=2',
		);
		const folder = encodeURIComponent(FOLDERS.towerDrawings);
		const idAt = async (path: string) => (await get(`${project}/${path}`)).body.data.id;
		expect(await idAt(`items/${item}/parent`)).toBe(FOLDERS.towerDrawings);
		expect(await idAt(`folders/${folder}/parent`)).toBe(FOLDERS.towerProjectFiles);
		expect(await idAt(`versions/${version}/item`)).toBe(ITEMS.plan.id);
		for (const path of ['refs', 'relationships/refs', 'relationships/links']) {
			expect((await get(`${project}/items/${item}/${path}`)).body.data).toEqual([]);
			expect((await get(`${project}/items/none/${path}`)).status).toBe(400);
		}
	});

	it('of a project leads to its hub and its root folder', async () => {
		const hub = `/project/v1/hubs/${HUBS.us.id}`;
		const { body } = await get<{ data: { relationships: object } }>(
			`${hub}/projects/${PROJECTS.tower.id}`,
		);
		const root = `${project}/folders/${encodeURIComponent(PROJECTS.tower.rootFolderId)}`;
		expect(body.data.relationships).toMatchObject({
			hub: { links: { related: { href: `${simulator().url}${hub}` } } },
			rootFolder: { meta: { link: { href: `${simulator().url}${root}` } } },
		});
	});

	it('of relationships leads to the related records', async () => {
		const item = `${project}/items/${encodeURIComponent(ITEMS.plan.id)}`;
		const { body } = await get<{ links: object }>(`${item}/relationships/refs`);
		expect(body.links).toMatchObject({ related: { href: `${simulator().url}${item}/refs` } });
	});

	it('of a version names its storage in the extension as well', async () => {
		const { body } = await get<{ data: object }>(
			`${project}/items/${encodeURIComponent(ITEMS.plan.id)}/tip`,
		);
		expect(body.data).toMatchObject({
			attributes: {
				extension: {
					data: { tempUrn: null, storageUrn: expect.stringMatching(/^urn:adsk\.objects:/) },
				},
			},
			relationships: {
				storage: { meta: { link: { href: expect.stringContaining('/oss/v2/buckets/wip.dm.') } } },
			},
		});
	});
});

describe('a page', () => {
	it('links to the first, and to its neighbors', async () => {
		const folder = `${project}/folders/${encodeURIComponent(FOLDERS.towerDrawings)}`;
		const path = `${folder}/contents?page[limit]=1`;
		const { links } = (
			await get<{ links: Record<string, { href: string }> }>(`${path}&page[number]=1`)
		).body;
		const numbers = ['first', 'prev', 'next'].map((name) =>
			new URL(links[name].href).searchParams.get('page[number]'),
		);
		expect(numbers).toEqual(['0', '0', '2']);
	});
});

describe('a long answer', () => {
	const bytesWith = async (encoding: string) =>
		await new Promise<[string | undefined, number]>((resolve, reject) => {
			const headers = {
				authorization: `Bearer ${appToken(simulator(), 'data:read')}`,
				'accept-encoding': encoding,
			};
			request(
				`${simulator().url}/project/v1/hubs/${HUBS.us.id}/projects`,
				{ headers },
				(answer) => {
					let length = 0;
					answer.on('data', (chunk: Buffer) => (length += chunk.length));
					answer.on('end', () => resolve([answer.headers['content-encoding'], length]));
				},
			)
				.on('error', reject)
				.end();
		});

	it('is compressed for callers that take it', async () => {
		const [encoding, compressed] = await bytesWith('gzip');
		expect(encoding).toBe('gzip');
		const [plain, length] = await bytesWith('identity');
		expect(plain).toBeUndefined();
		expect(compressed).toBeLessThan(length);
	});
});

describe('the details of an object', () => {
	const path = '/oss/v2/buckets/sim-two-legged-models/objects/described/details';

	it('say more if asked to, and nothing if nothing has changed', async () => {
		simulator().addObject({
			bucketKey: 'sim-two-legged-models',
			objectKey: 'described',
			generated: { seed: 1, size: 3 },
		});
		const plain = await get<object>(path);
		expect(plain.body).not.toHaveProperty('createdDate');
		const more = await get<object>(`${path}?with=createdDate&with=lastModifiedDate`);
		expect(more.body).toMatchObject({
			createdDate: expect.any(Number),
			lastModifiedDate: expect.any(Number),
		});
		expect((await get(`${path}?with=color`)).status).toBe(400);
		const since = new Date().toUTCString();
		expect((await get(path, { 'if-modified-since': since })).status).toBe(304);
	});
});

describe('a project user', () => {
	it('has the fields that are asked for', async () => {
		const path = `/construction/admin/v1/projects/${PROJECTS.tower.guid}/users/${USERS.kim.id}`;
		const { body } = await get<object>(`${path}?fields=name&fields=email`);
		expect(Object.keys(body).sort()).toEqual(['email', 'id', 'name']);
	});
});

describe('the profile of the user', () => {
	it('is refused to a token of an app with 401 AUTH-006', async () => {
		expect(await get('/userinfo')).toMatchObject({ status: 401, body: { errorCode: 'AUTH-006' } });
	});
});

describe('the URLs of an upload', () => {
	const path = '/oss/v2/buckets/sim-two-legged-models/objects/new/signeds3upload';
	const status = async (scopes: string[], query = '') =>
		(await call(simulator(), 'GET', path + query, { token: appToken(simulator(), ...scopes) }))
			.status;

	it('need both scopes', async () => {
		expect(await status(['data:write'])).toBe(403);
		expect(await status(['data:create'])).toBe(403);
		expect(await status(['data:write', 'data:create'])).toBe(200);
	});

	it.each([26, 10_000])('are as many as asked for: %i', async (parts) => {
		const token = appToken(simulator(), 'data:write', 'data:create');
		const { body } = await call<{ urls: string[] }>(simulator(), 'GET', `${path}?parts=${parts}`, {
			token,
		});
		expect(body.urls).toHaveLength(parts);
	});
});

describe('a filter of a hook', () => {
	it.each([
		["$[?(@.name=='O\\'Brien.rvt')]", "O'Brien.rvt"],
		['$[?(@.name=="O\'Brien.rvt")]', "O'Brien.rvt"],
		['$[?(@.name==\'a "b".rvt\')]', 'a "b".rvt'],
		["$[?(@.name=='a && b || c')]", 'a && b || c'],
		["$[?(@.name=='x' || @.name=='back\\\\slash')]", 'back\\slash'],
		["$[?(@.name=='x' || @.name in ['it\\'s', 'y'])]", "it's"],
	])('%s fits %s and nothing else', (filter, name) => {
		const fits = compilePayloadFilter(filter);
		expect(fits({ name })).toBe(true);
		expect(fits({ name: 'other' })).toBe(false);
	});

	it('is refused with a quote that ends too early', () => {
		expect(() => compilePayloadFilter("$[?(@.name=='O'Brien.rvt')]")).toThrow(SyntaxError);
	});
});
