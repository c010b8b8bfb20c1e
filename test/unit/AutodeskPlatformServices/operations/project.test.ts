import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, byUrl, runOperation } from '../../../harness/runOperation';

mockAps();

const HUB = 'b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const GUID = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const hub = byId(HUB);
const tower = {
	type: 'projects',
	id: `b.${GUID}`,
	attributes: {
		name: 'Tower A',
		scopes: [`b360project.${GUID}`],
		extension: { type: 'projects:autodesk.bim360:Project', data: { projectType: 'ACC' } },
	},
	relationships: {
		hub: { data: { type: 'hubs', id: HUB } },
		rootFolder: { data: { type: 'folders', id: 'urn:adsk.wipprod:fs.folder:co.ROOT' } },
	},
	links: { webView: { href: 'https://acc.autodesk.com/docs/files/projects/x' } },
};

describe('Project: Get', () => {
	it.each([
		['the id', byId(`b.${GUID}`)],
		['the bare GUID', byId(GUID)],
		['a link', byUrl(`https://acc.autodesk.com/docs/files/projects/${GUID}?folderUrn=x`)],
		['a link of Europe', byUrl(`https://acc.autodesk.eu/build/files/projects/${GUID}`)],
		['a link of BIM 360', byUrl(`https://docs.b360.autodesk.com/projects/${GUID}/folders/x`)],
		['a link of the API', byUrl(`https://developer.api.autodesk.com/data/v1/projects/b.${GUID}`)],
	])('finds the project by %s', async (_form, project) => {
		aps().get(`/project/v1/hubs/${HUB}/projects/b.${GUID}`).reply(200, { data: tower });
		expect((await runOperation('project.get', { hub, project })).records).toEqual([
			{
				id: `b.${GUID}`,
				name: 'Tower A',
				hubId: HUB,
				platform: 'acc',
				rootFolderId: 'urn:adsk.wipprod:fs.folder:co.ROOT',
				extensionType: 'projects:autodesk.bim360:Project',
				webUrl: 'https://acc.autodesk.com/docs/files/projects/x',
			},
		]);
	});
});

describe('Project: Get, in other cases', () => {
	const path = `/project/v1/hubs/${HUB}/projects/b.${GUID}`;

	it('reads hub and project from the same link', async () => {
		aps().get(path).reply(200, { data: tower });
		const link = `https://admin.b360.autodesk.com/admin/${HUB.slice(2)}/projects/${GUID}`;
		const { error } = await runOperation('project.get', {
			hub: byId('={{ "" }}'),
			project: byUrl(link),
		});
		expect(error).toBeUndefined();
	});

	it('returns the record as Autodesk sent it with Simplify off', async () => {
		aps().get(path).reply(200, { data: tower });
		const { records } = await runOperation('project.get', {
			hub,
			project: byId(GUID),
			simplify: false,
		});
		expect(records).toEqual([tower]);
	});

	it('reports unknown and invisible projects alike', async () => {
		aps().get(path).reply(404, {});
		const { error } = await runOperation('project.get', { hub, project: byId(GUID) });
		expect(error).toMatchObject({ httpCode: '404', message: 'Get Project: not found' });
	});

	it.each([
		['Hub: choose a hub', { hub: byId('={{ "" }}'), project: byId('={{ "" }}') }],
		['Project: choose a project', { hub, project: byId('={{ "" }}') }],
		['Project: "b.x" is not a project ID', { hub, project: byId('b.x') }],
		[
			'Project: the link does not contain a project',
			{ hub, project: byUrl('https://acc.autodesk.com/insight/accounts/x') },
		],
	])('refuses before any call: %s', async (message, parameters) => {
		expect((await runOperation('project.get', parameters)).error?.message).toContain(message);
	});

	it('rejects a project that only users can access for the app, before any call', async () => {
		const { error } = await runOperation(
			'project.get',
			{ hub, project: byId('a.cHJv') },
			{ as: 'twoLegged' },
		);
		expect(error?.message).toContain('Project: "a.cHJv" belongs to Fusion Team');
	});
});

describe('Project: Get Hub', () => {
	const path = `/project/v1/hubs/${HUB}/projects/b.${GUID}/hub`;
	const account = {
		type: 'hubs',
		id: HUB,
		attributes: {
			name: 'Example Contractors',
			region: 'US',
			extension: { type: 'hubs:autodesk.bim360:Account' },
		},
	};

	it('returns the hub that the project belongs to', async () => {
		aps().get(path).reply(200, { data: account });
		const { records } = await runOperation('project.getHub', { hub, project: byId(GUID) });
		expect(records).toMatchObject([{ name: 'Example Contractors', id: HUB, region: 'US' }]);
	});

	it('returns it as Autodesk sent it with Simplify off', async () => {
		aps().get(path).reply(200, { data: account });
		const parameters = { hub, project: byId(GUID), simplify: false };
		expect((await runOperation('project.getHub', parameters)).records).toEqual([account]);
	});
});

describe('Project: Get Many', () => {
	const path = `/project/v1/hubs/${HUB}/projects`;
	const page = (number: number, ids: string[], more: boolean) => ({
		data: ids.map((id) => ({ ...tower, id })),
		links: more ? { next: { href: `${path}?page%5Bnumber%5D=${number + 1}` } } : {},
	});

	it('follows the links to the last page, even past an empty page', async () => {
		aps()
			.get(path)
			.query({ 'page[limit]': 200 })
			.reply(200, page(0, ['a.1'], true));
		aps()
			.get(path)
			.query({ 'page[number]': 1 })
			.reply(200, page(1, [], true));
		aps()
			.get(path)
			.query({ 'page[number]': 2 })
			.reply(200, page(2, ['a.2'], false));
		const { records } = await runOperation('project.getAll', { hub, returnAll: true });
		expect(records.map(({ id }) => id)).toEqual(['a.1', 'a.2']);
	});

	it('requests no more than the limit and stops there', async () => {
		aps()
			.get(path)
			.query({ 'page[limit]': 2 })
			.reply(200, page(0, ['a.1', 'a.2'], true));
		const { records } = await runOperation('project.getAll', { hub, limit: 2 });
		expect(records).toHaveLength(2);
	});

	it('filters by name', async () => {
		aps()
			.get(path)
			.query({ 'filter[name]': 'Tower A', 'page[limit]': 200 })
			.reply(200, page(0, ['a.1'], false));
		const { records } = await runOperation('project.getAll', { hub, filters: { name: 'Tower A' } });
		expect(records).toHaveLength(1);
	});

	it('returns no other project when Autodesk ignores the name, which its specification does not list', async () => {
		const other = { ...tower, id: 'a.2', attributes: { ...tower.attributes, name: 'Tower B' } };
		aps()
			.get(path)
			.query({ 'filter[name]': 'Tower A', 'page[limit]': 200 })
			.reply(200, { data: [other], links: page(0, [], true).links })
			.get(path)
			.query({ 'page[number]': 1 })
			.reply(200, page(1, ['a.1'], false));
		const filters = { name: 'Tower A' };
		const { records } = await runOperation('project.getAll', { hub, limit: 1, filters });
		expect(records.map(({ id }) => id)).toEqual(['a.1']);
	});

	it('filters by ID in every form, by kind, and by custom query', async () => {
		aps()
			.get(path)
			.query({
				'filter[id]': `b.${GUID},a.cHJv`,
				'filter[extension.type]': 'projects:autodesk.bim360:Project',
				'filter[name]-starts': 'T',
				'page[limit]': 200,
			})
			.reply(200, page(0, ['a.1'], false));
		const { records } = await runOperation('project.getAll', {
			hub,
			returnAll: true,
			filters: {
				ids: `${GUID},a.cHJv`,
				extensionTypes: ['projects:autodesk.bim360:Project'],
				customQuery: { 'filter[name]-starts': 'T' },
			},
		});
		expect(records).toHaveLength(1);
	});

	it('rejects a custom query with a paging key', async () => {
		const { error } = await runOperation('project.getAll', {
			hub,
			filters: { customQuery: { 'page[limit]': 100 } },
		});
		expect(error?.message).toContain(
			'Custom Query (JSON): "page[limit]" cannot be set here, because the node pages the list; use Return All or Limit',
		);
	});

	it('finds a name with a comma, which Autodesk would read as two names', async () => {
		const named = (name: string) => ({ ...tower, id: `b.${name}`, attributes: { name } });
		aps()
			.get(path)
			.query({ 'page[limit]': 200 })
			.reply(200, { ...page(0, [], true), data: [named('Tower A'), named(' Phase 2')] })
			.get(path)
			.query({ 'page[number]': 1 })
			.reply(200, { ...page(1, [], true), data: [named('Tower A, Phase 2')] });
		const { records } = await runOperation('project.getAll', {
			hub,
			limit: 1,
			filters: { name: 'Tower A, Phase 2' },
		});
		expect(records).toMatchObject([{ name: 'Tower A, Phase 2' }]);
	});

	it('continues past short pages up to the limit, and no further', async () => {
		aps()
			.get(path)
			.query({ 'page[limit]': 3 })
			.reply(200, page(0, ['a.1'], true))
			.get(path)
			.query({ 'page[number]': 1 })
			.reply(200, page(1, [], true))
			.get(path)
			.query({ 'page[number]': 2 })
			.reply(200, page(2, ['a.2', 'a.3', 'a.4'], true));
		const { records } = await runOperation('project.getAll', { hub, limit: 3 });
		expect(records.map(({ id }) => id)).toEqual(['a.1', 'a.2', 'a.3']);
	});

	it.each(['absolute', 'relative'])('follows %s links', async (kind) => {
		const next = `${path}?page%5Bnumber%5D=1`;
		const href = kind === 'absolute' ? `https://developer.api.autodesk.com${next}` : next;
		aps()
			.get(path)
			.query({ 'page[limit]': 200 })
			.reply(200, { data: [], links: { next: { href } } })
			.get(path)
			.query({ 'page[number]': 1 })
			.reply(200, page(1, ['a.1'], false));
		const { records } = await runOperation('project.getAll', { hub, returnAll: true });
		expect(records).toHaveLength(1);
	});

	it.each([
		['IDs: "Tower" is not a project ID', { ids: 'Tower' }],
		['Custom Query (JSON)', { customQuery: '{ "filter[id]": null }' }],
	])('refuses before any call: %s', async (message, filters) => {
		const { error } = await runOperation('project.getAll', { hub, filters });
		expect(error?.message).toContain(message);
	});
});

describe('Project: Get Top Folders', () => {
	it('returns the top folders', async () => {
		aps()
			.get(`/project/v1/hubs/${HUB}/projects/b.${GUID}/topFolders`)
			.query({ excludeDeleted: true, projectFilesOnly: true })
			.reply(200, {
				data: [{ type: 'folders', id: 'urn:f', attributes: { name: 'Project Files' } }],
			});
		const { records } = await runOperation('project.getTopFolders', {
			hub,
			project: byId(GUID),
			options: { excludeDeleted: true, projectFilesOnly: true },
		});
		expect(records).toMatchObject([{ id: 'urn:f', name: 'Project Files' }]);
	});

	it('follows a link to a next page', async () => {
		const path = `/project/v1/hubs/${HUB}/projects/b.${GUID}/topFolders`;
		const folder = (id: string) => ({ type: 'folders', id });
		aps()
			.get(path)
			.reply(200, {
				data: [folder('urn:f')],
				links: { next: { href: `${path}?page%5Bnumber%5D=1` } },
			})
			.get(path)
			.query({ 'page[number]': 1 })
			.reply(200, { data: [folder('urn:g')] });
		const { records } = await runOperation('project.getTopFolders', {
			hub,
			project: byId(GUID),
		});
		expect(records).toMatchObject([{ id: 'urn:f' }, { id: 'urn:g' }]);
	});

	it('returns nothing if no folder is accessible', async () => {
		aps().get(`/project/v1/hubs/${HUB}/projects/b.${GUID}/topFolders`).reply(200, { data: [] });
		const { records, error } = await runOperation('project.getTopFolders', {
			hub,
			project: byId(GUID),
		});
		expect(error).toBeUndefined();
		expect(records).toEqual([]);
	});

	it('rejects an invalid switch before any call', async () => {
		const { error } = await runOperation('project.getTopFolders', {
			hub,
			project: byId(GUID),
			options: { projectFilesOnly: '={{ 1 }}' },
		});
		expect(error?.message).toContain('Project Files Only: "1" is neither true nor false');
	});

	it('acts on behalf of a user if the app is set to', async () => {
		aps({ 'x-user-id': 'SIMKIM' })
			.get(`/project/v1/hubs/${HUB}/projects/b.${GUID}/topFolders`)
			.reply(403, {});
		const { error } = await runOperation(
			'project.getTopFolders',
			{ hub, project: byId(GUID), options: { actAsUser: 'SIMKIM' } },
			{ as: 'twoLegged' },
		);
		expect(error).toMatchObject({ httpCode: '403' });
	});
});
