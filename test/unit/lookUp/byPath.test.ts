import type { INodeParameters, INodeType } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { nodeWithResource } from '../../../scripts/actionNodes';
import { aps, mockAps } from '../../harness/apsMock';
import { runNode } from '../../harness/runNode';
import { byId, byName, byPath, byUrl, runOperation, signedIn } from '../../harness/runOperation';

mockAps();

const HUB = 'b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const OTHER_HUB = 'b.2a4f6b88-1d3e-4c7f-8b90-8e7d6c5b4a32';
const PROJECT = 'b.9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const ROOT = 'urn:adsk.wipprod:fs.folder:co.root';
const DRAWINGS = 'urn:adsk.wipprod:fs.folder:co.drawings';
const SECTIONS = 'urn:adsk.wipprod:fs.folder:co.sections';
const FILE = 'urn:adsk.wipprod:dm.lineage:plan';
const VERSION = 'urn:adsk.wipprod:fs.file:vf.plan?version=7';

const hub = byId(HUB);
const project = byId(PROJECT);
const inTower = { hub, project };

const folder = (id: string, name: string, more: object = {}) => ({
	type: 'folders',
	id,
	attributes: { name, displayName: name, ...more },
});
const file = (id: string, displayName: string, more: object = {}) => ({
	type: 'items',
	id,
	attributes: { displayName, ...more },
	relationships: { tip: { data: { type: 'versions', id: VERSION } } },
});

const topPath = `/project/v1/hubs/${HUB}/projects/${PROJECT}/topFolders`;
const pathOf = (id: string) => `/data/v1/projects/${PROJECT}/folders/${encodeURIComponent(id)}`;

function top(...folders: object[]) {
	aps().get(topPath).query({ excludeDeleted: true }).reply(200, { data: folders });
}

function contents(id: string, type: 'folders' | 'items', ...data: object[]) {
	aps()
		.get(`${pathOf(id)}/contents`)
		.query({ 'filter[type]': type })
		.reply(200, { data });
}

const projectFiles = folder(ROOT, 'Project Files');
const drawings = folder(DRAWINGS, 'Drawings');

const get = (entered: unknown, parameters: INodeParameters = inTower) =>
	runOperation('folder.get', { ...parameters, folder: entered } as INodeParameters);

describe('a folder by path', () => {
	it('is followed from the top folders on', async () => {
		top(folder('urn:other', 'Photos'), projectFiles);
		contents(ROOT, 'folders', drawings);
		aps().get(pathOf(DRAWINGS)).reply(200, { data: drawings });
		const { error, records } = await get(byPath('Project Files/Drawings'));
		expect(error).toBeUndefined();
		expect(records).toMatchObject([{ id: DRAWINGS }]);
	});

	it.each([
		' /project FILES/ Zeichnungen für U\u0308bersicht /',
		'Project Files\\Zeichnungen für Übersicht',
		'Project Files//ZEICHNUNGEN FÜR ÜBERSICHT',
	])('is compared as names are: %s', async (path) => {
		top(projectFiles);
		contents(ROOT, 'folders', folder(DRAWINGS, 'Zeichnungen fu\u0308r Übersicht'));
		aps().get(pathOf(DRAWINGS)).reply(200, { data: drawings });
		expect((await get(byPath(path))).error).toBeUndefined();
	});

	it('may begin with the name that a top folder is shown by', async () => {
		top(folder(ROOT, 'Project Files', { displayName: 'Projektdateien' }));
		aps().get(pathOf(ROOT)).reply(200, { data: projectFiles });
		expect((await get(byPath('Projektdateien'))).error).toBeUndefined();
	});

	it('costs one look-up per folder for 1,000 items that run at the same time', async () => {
		top(projectFiles);
		contents(ROOT, 'folders', drawings);
		aps().get(pathOf(DRAWINGS)).times(1_000).reply(200, { data: drawings });
		const { error, records } = await runOperation(
			'folder.get',
			{ ...inTower, folder: byPath('={{ $json.path }}'), options: { concurrency: 20 } },
			{
				items: Array.from({ length: 1_000 }, (_, index) => ({
					json: { path: index % 2 ? 'Project Files/Drawings' : 'project files/drawings/' },
				})),
			},
		);
		expect(error).toBeUndefined();
		expect(records).toHaveLength(1_000);
	});

	it('finds the hub by the project if none is entered', async () => {
		aps()
			.get('/project/v1/hubs')
			.reply(200, {
				data: [
					{ id: OTHER_HUB, attributes: { name: 'Other' } },
					{ id: 'a.dGVhbQ', attributes: { name: 'Team' } },
					{ id: HUB, attributes: { name: 'Example' } },
				],
			});
		aps().get(`/project/v1/hubs/${OTHER_HUB}/projects/${PROJECT}`).reply(404, {});
		aps()
			.get(`/project/v1/hubs/${HUB}/projects/${PROJECT}`)
			.reply(200, { data: { type: 'projects', id: PROJECT } });
		top(projectFiles);
		aps().get(pathOf(ROOT)).reply(200, { data: projectFiles });
		const link = byUrl(`https://acc.autodesk.com/docs/files/projects/${PROJECT.slice(2)}`);
		const { error } = await get(byPath('Project Files'), { project: link });
		expect(error).toBeUndefined();
	});

	it('goes on from a hub and a project by name', async () => {
		aps()
			.get('/project/v1/hubs')
			.reply(200, { data: [{ id: HUB, attributes: { name: 'Example' } }] });
		aps()
			.get(`/project/v1/hubs/${HUB}/projects`)
			.query({ 'filter[name]': 'Tower A' })
			.reply(200, { data: [{ id: PROJECT, attributes: { name: 'Tower A' } }] });
		top(projectFiles);
		aps().get(pathOf(ROOT)).reply(200, { data: projectFiles });
		const { error } = await get(byPath('Project Files'), {
			hub: byName('example'),
			project: byName('Tower A'),
		});
		expect(error).toBeUndefined();
	});

	it('is looked up for the destination of a move as well', async () => {
		top(projectFiles);
		contents(ROOT, 'folders', drawings, folder(SECTIONS, 'Sections'));
		aps()
			.patch(pathOf(SECTIONS), (body) => body.data.relationships.parent.data.id === DRAWINGS)
			.reply(200, { data: drawings });
		const { error } = await runOperation('folder.move', {
			...inTower,
			folder: byPath('Project Files/Sections'),
			destinationFolder: byPath('Project Files/Drawings'),
		});
		expect(error).toBeUndefined();
	});

	it('leads to a deleted folder if one is to be restored', async () => {
		top(projectFiles);
		aps()
			.get(`${pathOf(ROOT)}/contents`)
			.query({ 'filter[type]': 'folders', includeHidden: true })
			.reply(200, {
				data: [
					folder(SECTIONS, 'Drawings', { hidden: false }),
					folder(DRAWINGS, 'Drawings', { hidden: true }),
				],
			});
		aps().patch(pathOf(DRAWINGS)).reply(200, { data: drawings });
		const { error } = await runOperation('folder.restore', {
			...inTower,
			folder: byPath('Project Files/Drawings'),
		});
		expect(error).toBeUndefined();
	});

	it('takes a pasted ID or link as what it is', async () => {
		aps().get(pathOf(DRAWINGS)).twice().reply(200, { data: drawings });
		const link = `https://acc.autodesk.com/docs/files/projects/${PROJECT.slice(2)}?folderUrn=${encodeURIComponent(DRAWINGS)}`;
		expect((await get(byPath(DRAWINGS))).error).toBeUndefined();
		expect((await get(byPath(link))).error).toBeUndefined();
	});
});

describe('a path that leads nowhere', () => {
	const messageOf = async (path: string) => (await get(byPath(path))).error?.message;

	it('is reported with the missing part and similar names', async () => {
		top(projectFiles);
		contents(ROOT, 'folders', drawings, folder(SECTIONS, 'Sections'));
		contents(ROOT, 'items');
		expect(await messageOf('Project Files/Drawigns/A')).toBe(
			'Folder: the folder "Project Files" contains no folder "Drawigns" that this credential can see. Similar: "Drawings" [item 0]',
		);
	});

	it('is reported with what is there if nothing is similar', async () => {
		top(folder('urn:1', 'Plans'), projectFiles);
		expect(await messageOf('Archive')).toBe(
			'Folder: the project has no top folder "Archive" that this credential can see. There: "Plans", "Project Files" [item 0]',
		);
	});

	it('is reported if the folder before it is empty', async () => {
		top(projectFiles);
		contents(ROOT, 'folders');
		contents(ROOT, 'items');
		expect(await messageOf('Project Files/Drawings')).toContain('There is no folder at all');
	});

	it('is reported if it leads to a file', async () => {
		top(projectFiles);
		contents(ROOT, 'folders');
		contents(ROOT, 'items', file(FILE, 'plan.dwg'));
		expect(await messageOf('Project Files/plan.dwg')).toContain('"plan.dwg" is a file there');
	});

	it('is reported with the candidates if two folders have the name', async () => {
		top(projectFiles);
		contents(ROOT, 'folders', folder(DRAWINGS, 'DRAWINGS'), folder(SECTIONS, 'drawings'));
		expect(await messageOf('Project Files/Drawings')).toBe(
			`Folder: more than one folder in "Project Files" has the name "Drawings". Enter the ID instead: ${DRAWINGS}, ${SECTIONS} [item 0]`,
		);
	});

	it('is reported with the folder that cannot be opened', async () => {
		top(projectFiles);
		aps()
			.get(`${pathOf(ROOT)}/contents`)
			.query(true)
			.reply(403, {});
		const { error } = await get(byPath('Project Files/Drawings'));
		expect(error?.message).toContain('List Folder Contents: not allowed');
		expect(error?.description).toContain(
			'The folder "Project Files" in the path could not be opened',
		);
	});

	it.each([
		['/', 'Folder: enter a path, e.g. Project Files/Drawings'],
		['x'.repeat(5_001), 'Folder: '],
	])('is refused before any call', async (path, message) => {
		expect(await messageOf(path)).toContain(message);
	});

	it('is refused without a project, before any call', async () => {
		const { error } = await get(byPath('Project Files'), { hub });
		expect(error?.message).toContain('Project: choose a project');
	});

	it('is refused if the credential sees the project in no hub', async () => {
		aps()
			.get('/project/v1/hubs')
			.reply(200, { data: [{ id: HUB, attributes: { name: 'Example' } }] });
		aps().get(`/project/v1/hubs/${HUB}/projects/${PROJECT}`).reply(403, {});
		const { error } = await get(byPath('Project Files'), { project });
		expect(error?.message).toContain(
			`Hub: the credential sees the project ${PROJECT} in none of its 1 hubs`,
		);
	});
});

describe('a file by path', () => {
	const path = `/data/v1/projects/${PROJECT}/items/${encodeURIComponent(FILE)}`;

	it('is found in its folder, on whatever page', async () => {
		top(projectFiles);
		const next = { href: `${pathOf(ROOT)}/contents?page%5Bnumber%5D=1` };
		aps()
			.get(`${pathOf(ROOT)}/contents`)
			.query({ 'filter[type]': 'items' })
			.reply(200, { data: [file('urn:1', 'other.dwg')], links: { next } })
			.get(`${pathOf(ROOT)}/contents`)
			.query({ 'page[number]': 1 })
			.reply(200, { data: [file(FILE, 'Plan.dwg')] });
		aps()
			.get(path)
			.reply(200, { data: file(FILE, 'Plan.dwg') });
		const { error } = await runOperation('file.get', {
			...inTower,
			file: byPath('Project Files/plan.DWG'),
		});
		expect(error).toBeUndefined();
	});

	it('means its newest version where a version is wanted', async () => {
		top(projectFiles);
		contents(ROOT, 'items', file(FILE, 'plan.dwg'));
		aps()
			.get(`/data/v1/projects/${PROJECT}/versions/${encodeURIComponent(VERSION)}`)
			.reply(200, { data: { type: 'versions', id: VERSION } });
		const { error } = await runOperation('fileVersion.get', {
			...inTower,
			fileVersion: byPath('Project Files/plan.dwg'),
		});
		expect(error).toBeUndefined();
	});

	it('means its newest version where one is copied', async () => {
		top(projectFiles);
		contents(ROOT, 'items', file(FILE, 'plan.dwg'));
		aps()
			.post(`/data/v1/projects/${PROJECT}/items`)
			.query({ copyFrom: VERSION })
			.reply(201, { data: file(FILE, 'plan.dwg') });
		const { error } = await runOperation('file.create', {
			...inTower,
			folder: byId(DRAWINGS),
			fileName: 'plan.dwg',
			contentFrom: 'copy',
			sourceVersion: byPath('Project Files/plan.dwg'),
		});
		expect(error).toBeUndefined();
	});

	it('is refused if the path leads to a folder', async () => {
		top(projectFiles);
		contents(ROOT, 'items');
		contents(ROOT, 'folders', drawings);
		const { error } = await runOperation('file.get', {
			...inTower,
			file: byPath('Project Files/Drawings'),
		});
		expect(error?.message).toContain('"Drawings" is a folder there, not a file');
	});

	it('is refused without a folder, before any call', async () => {
		const { error } = await runOperation('file.get', { ...inTower, file: byPath('plan.dwg') });
		expect(error?.message).toContain(
			'begin the path with a top folder, e.g. Project Files/plan.dwg',
		);
	});
});

describe('a hub or account by name', () => {
	const hubs = (...data: object[]) => aps().get('/project/v1/hubs').reply(200, { data });

	it('is sent as its ID', async () => {
		hubs({ id: HUB, attributes: { name: 'Example', region: 'EMEA' } });
		aps()
			.get(`/project/v1/hubs/${HUB}`)
			.reply(200, { data: { type: 'hubs', id: HUB } });
		const { error } = await runOperation('hub.get', { hub: byName('EXAMPLE ') });
		expect(error).toBeUndefined();
	});

	it('is reported with the candidates and their regions if there are several', async () => {
		hubs(
			{ id: HUB, attributes: { name: 'Example', region: 'EMEA' } },
			{ id: OTHER_HUB, attributes: { name: 'Example', region: 'US' } },
		);
		const { error } = await runOperation('hub.get', { hub: byName('Example') });
		expect(error?.message).toContain(`${HUB} (EMEA), ${OTHER_HUB} (US)`);
	});

	it('is reported with similar names if there is none; other hubs are no accounts', async () => {
		hubs(
			{ id: HUB, attributes: { name: 'Example' } },
			{ id: 'a.dGVhbQ', attributes: { name: 'Exemple' } },
		);
		const { error } = await runOperation('accountCompany.getAll', { account: byName('Exempel') });
		expect(error?.message).toContain(
			'Account: no account that the credential can access has the name "Exempel". Similar: "Example"',
		);
	});

	it('is found for account administration as well', async () => {
		hubs({ id: HUB, attributes: { name: 'Example' } });
		aps()
			.get(`/construction/admin/v1/accounts/${HUB.slice(2)}/companies`)
			.query(true)
			.reply(200, { pagination: { totalResults: 0 }, results: [] });
		const { error } = await runOperation('accountCompany.getAll', { account: byName('Example') });
		expect(error).toBeUndefined();
	});

	it('is not needed for an operation on a project, which is in one hub', async () => {
		hubs({ id: HUB, attributes: { name: 'Example' } });
		aps()
			.get(`/project/v1/hubs/${HUB}/projects/${PROJECT}`)
			.twice()
			.reply(200, { data: { type: 'projects', id: PROJECT } });
		const link = byUrl(`https://acc.autodesk.com/docs/files/projects/${PROJECT.slice(2)}`);
		const { error } = await runOperation('project.get', { project: link });
		expect(error).toBeUndefined();
	});
});

describe('a tool of an AI agent', () => {
	/** n8n gives tools a node type of their own. */
	function asTool(type: INodeType): INodeType {
		const { description } = type;
		const tool: INodeType = Object.create(type);
		tool.description = { ...description, name: `${description.name}Tool` };
		return tool;
	}

	it.each(['list', 'id', 'path'])(
		'accepts names and paths in the mode %s, because models know no IDs',
		async (mode) => {
			aps()
				.get('/project/v1/hubs')
				.reply(200, { data: [{ id: HUB, attributes: { name: 'Example' } }] });
			aps()
				.get(`/project/v1/hubs/${HUB}/projects`)
				.query(true)
				.reply(200, { data: [{ id: PROJECT, attributes: { name: 'Tower A' } }] });
			top(projectFiles);
			contents(ROOT, 'folders', drawings);
			aps().get(pathOf(DRAWINGS)).reply(200, { data: drawings });
			const filled = (value: string) => ({ __rl: true, mode, value });
			const { error } = await runNode(
				asTool(nodeWithResource('folder').type),
				{
					authentication: 'oAuth2',
					resource: 'folder',
					operation: 'get',
					hub: { ...filled('Example') },
					project: { ...filled('Tower A') },
					folder: { ...filled('Project Files/Drawings') },
				},
				{ credentials: signedIn('oAuth2') },
			);
			expect(error).toBeUndefined();
		},
	);
});
