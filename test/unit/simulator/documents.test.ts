import { describe, expect, it } from 'vitest';
import { APPS, FOLDERS, HUBS, ITEMS, PROJECTS, USERS } from '../../simulator';
import { appToken, call, freshSimulator, userToken } from '../../harness/simulator/requests';
import type { JsonApi, Resource } from '../../harness/simulator/requests';

const simulator = freshSimulator();
const get = (path: string, token = appToken(simulator(), 'data:read'), headers = {}) =>
	call<JsonApi>(simulator(), 'GET', path, { token, headers });
const inProject = (id: string, path: string) => `/data/v1/projects/${id}${path}`;
const contents = (folderId: string, query = '', project: string = PROJECTS.tower.id) =>
	inProject(project, `/folders/${encodeURIComponent(folderId)}/contents${query}`);
const ids = (body: { data: Resource[] }) => body.data.map(({ id }) => id);

describe('access', () => {
	it('lets an app see the accounts that added it', async () => {
		expect(ids((await get('/project/v1/hubs')).body)).toEqual([HUBS.us.id, HUBS.emea.id]);
	});

	it('lets an app see nothing if no account added it, and forbids everything else', async () => {
		const { clientId } = APPS.unprovisioned;
		const token = simulator().issueToken({ kind: '2L', clientId, scopes: ['data:read'] });
		expect((await get('/project/v1/hubs', token)).body.data).toEqual([]);
		expect((await get(`/project/v1/hubs/${HUBS.us.id}`, token)).status).toBe(403);
	});

	it('lets a user see the Fusion hub, too', async () => {
		const token = userToken(simulator(), ['data:read']);
		expect(ids((await get('/project/v1/hubs', token)).body)).toContain(HUBS.fusion.id);
	});

	it('limits an app to the user in x-user-id', async () => {
		const projects = `/project/v1/hubs/${HUBS.us.id}/projects`;
		const asLee = { 'x-user-id': USERS.lee.autodeskId };
		expect(ids((await get(projects)).body)).toHaveLength(3);
		expect(ids((await get(projects, undefined, asLee)).body)).toEqual([PROJECTS.tower.id]);
		expect((await get(projects, undefined, { 'x-user-id': 'NOBODY' })).status).toBe(403);
	});
});

describe('folders', () => {
	it('lists top folders, on request only those with files', async () => {
		const path = `/project/v1/hubs/${HUBS.us.id}/projects/${PROJECTS.tower.id}/topFolders`;
		const names = async (query = '') =>
			(await get(path + query)).body.data.map(
				(folder: { attributes: { name: string } }) => folder.attributes.name,
			);
		expect(await names()).toEqual(['Project Files', 'Photos']);
		expect(await names('?projectFilesOnly=true')).toEqual(['Project Files']);
	});

	it('lists contents with the tip version of each file', async () => {
		const { body } = await get(contents(FOLDERS.towerDrawings));
		expect(ids(body)).toEqual([ITEMS.plan.id, ITEMS.groundFloor.id]);
		const tips = body.data.map(({ relationships }) => relationships.tip.data.id);
		expect(ids({ data: body.included })).toEqual(tips);
		expect(tips[0]).toMatch(/\?version=2$/);
	});

	it('omits deleted files unless they are requested', async () => {
		expect(ids((await get(contents(FOLDERS.towerDrawings, '?includeHidden=true'))).body)).toContain(
			ITEMS.deleted.id,
		);
	});

	it('pages, and filters within each page', async () => {
		const first = (await get(contents(FOLDERS.towerDrawings, '?page[limit]=1&filter[id]=none')))
			.body;
		expect(first.data).toEqual([]);
		const second = (await get(first.links.next.href)).body;
		const last = (await get(second.links.next.href)).body;
		expect(last.links.next).toBeUndefined();
	});

	it('leaves gaps in the pages in place of deleted files', async () => {
		simulator().state.items.get(ITEMS.plan.id)!.hidden = true;
		const first = (await get(contents(FOLDERS.towerDrawings, '?page[limit]=2'))).body;
		expect(ids(first)).toEqual([ITEMS.groundFloor.id]);
		expect(first.links.next).toBeDefined();
	});

	it('links to the next page without the host if configured', async () => {
		simulator().settings.jsonApiNextLink = 'path';
		const first = (await get(contents(FOLDERS.towerDrawings, '?page[limit]=1'))).body;
		expect(first.links.next.href).toMatch(/^\/data\/v1\//);
		expect((await get(first.links.next.href)).body.data).toHaveLength(1);
	});

	it.each([
		['?filter[type]=folders', [FOLDERS.towerModels, FOLDERS.towerDrawings]],
		['?filter[type]=items', []],
		[`?filter[id]=${FOLDERS.towerModels},x`, [FOLDERS.towerModels]],
		['?filter[lastModifiedTimeRollup]-ge=2025-03-04', [FOLDERS.towerModels]],
		['?filter[lastModifiedTimeRollup]-lt=2025-03-04', [FOLDERS.towerDrawings]],
	])('accepts %s', async (query, expected) => {
		expect(ids((await get(contents(FOLDERS.towerProjectFiles, query))).body)).toEqual(expected);
	});

	it.each([
		'?page[limit]=201',
		'?page[limit]=0',
		'?page[number]=-1',
		'?filter[type]=files',
		'?filter[hidden]=yes',
		'?filter[name]=x',
		'?includeHidden=yes',
		'?filter[id]=',
	])('rejects %s', async (query) => {
		expect((await get(contents(FOLDERS.towerDrawings, query))).status).toBe(400);
	});

	it('answers 304 if a folder has not changed', async () => {
		const path = inProject(
			PROJECTS.tower.id,
			`/folders/${encodeURIComponent(FOLDERS.towerModels)}`,
		);
		const { headers } = await get(path);
		const since = { 'if-modified-since': headers.get('last-modified')! };
		expect((await get(path, undefined, since)).status).toBe(304);
	});
});

describe('items and versions', () => {
	const item = inProject(PROJECTS.tower.id, `/items/${encodeURIComponent(ITEMS.architecture.id)}`);

	it('returns the location of an item on request', async () => {
		const { body } = await get(`${item}?includePathInProject=true`);
		expect(body.data.attributes.pathInProject).toBe('/Project Files/Models/Architecture');
		expect(body.included[0].attributes.versionNumber).toBe(3);
	});

	it('returns the tip version and all versions', async () => {
		expect((await get(`${item}/tip`)).body.data.attributes.versionNumber).toBe(3);
		expect(ids((await get(`${item}/versions`)).body)).toHaveLength(3);
		expect(ids((await get(`${item}/versions?filter[versionNumber]-ge=2`)).body)).toHaveLength(2);
		expect(ids((await get(`${item}/versions?filter[versionNumber]=10`)).body)).toHaveLength(0);
	});
});
