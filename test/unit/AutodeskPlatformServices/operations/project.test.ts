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
	])('finds the project by %s', async (_form, project) => {
		aps().get(`/project/v1/hubs/${HUB}/projects/b.${GUID}`).reply(200, { data: tower });
		expect((await runOperation('project.get', { hub, project })).records).toEqual([
			{
				id: `b.${GUID}`,
				name: 'Tower A',
				hubId: HUB,
				projectType: 'ACC',
				rootFolderId: 'urn:adsk.wipprod:fs.folder:co.ROOT',
				extensionType: 'projects:autodesk.bim360:Project',
				webUrl: 'https://acc.autodesk.com/docs/files/projects/x',
			},
		]);
	});
});

describe('Project: Get Many', () => {
	const path = `/project/v1/hubs/${HUB}/projects`;
	const page = (number: number, ids: string[], more: boolean) => ({
		data: ids.map((id) => ({ ...tower, id })),
		links: more ? { next: { href: `${path}?page%5Bnumber%5D=${number + 1}` } } : {},
	});

	it('follows the links until there is none, also past an empty page', async () => {
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

	it('asks for no more than the limit and stops there', async () => {
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
			.query({ 'filter[name]': 'Tower A', 'page[limit]': 50 })
			.reply(200, page(0, ['a.1'], false));
		const { records } = await runOperation('project.getAll', { hub, filters: { name: 'Tower A' } });
		expect(records).toHaveLength(1);
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
});
