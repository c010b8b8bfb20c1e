import { describe, expect, it } from 'vitest';
import { AutodeskPlatformServices } from '../../../nodes/AutodeskPlatformServices/AutodeskPlatformServices.node';
import { aps, mockAps } from '../../harness/apsMock';
import { byId, byUrl, signedIn } from '../../harness/runOperation';
import { searchList } from '../../harness/searchList';

mockAps();

const HUB = 'b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const PROJECT = 'b.9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const chosen = { hub: byId(HUB), project: byId(PROJECT) };

async function list(method: string, parameters: object, filter?: string) {
	const { results } = await searchList(
		new AutodeskPlatformServices(),
		method,
		{ authentication: 'oAuth2', resource: 'folder', operation: 'get', ...parameters },
		{ credentials: signedIn('oAuth2'), filter },
	);
	return results.map(({ name }) => name);
}

function folder(name: string) {
	return { type: 'folders', id: `urn:${name}`, attributes: { name } };
}

function mockTopFolders(...names: string[]) {
	aps()
		.get(`/project/v1/hubs/${HUB}/projects/${PROJECT}/topFolders`)
		.query({ excludeDeleted: true })
		.reply(200, { data: names.map(folder) });
}

function mockChildren(of: string, ...names: string[]) {
	aps()
		.get(`/data/v1/projects/${PROJECT}/folders/${encodeURIComponent(`urn:${of}`)}/contents`)
		.query({ 'filter[type]': 'folders' })
		.reply(200, { data: names.map(folder) });
}

describe('the list of hubs', () => {
	it('is sorted by name and narrowed by the search text', async () => {
		const data = ['Beta', 'alpha', 'Gamma'].map((name) => ({ id: name, attributes: { name } }));
		aps().get('/project/v1/hubs').twice().reply(200, { data });
		expect(await list('searchHubs', {})).toEqual(['alpha', 'Beta', 'Gamma']);
		expect(await list('searchHubs', {}, 'A')).toEqual(['alpha', 'Beta', 'Gamma']);
	});

	it('shows the region, because hubs can have the same name', async () => {
		const data = ['US', 'EMEA'].map((region) => ({
			id: region,
			attributes: { name: 'Example Contractors', region },
		}));
		aps().get('/project/v1/hubs').reply(200, { data });
		expect(await list('searchHubs', {})).toEqual([
			'Example Contractors (EMEA)',
			'Example Contractors (US)',
		]);
	});

	it('follows a link to a next page', async () => {
		const path = '/project/v1/hubs';
		aps()
			.get(path)
			.reply(200, { data: [], links: { next: { href: `${path}?page%5Bnumber%5D=1` } } })
			.get(path)
			.query({ 'page[number]': 1 })
			.reply(200, { data: [{ id: 'alpha', attributes: { name: 'alpha' } }] });
		expect(await list('searchHubs', {})).toEqual(['alpha']);
	});

	it('shows why it is empty when no account has added the app', async () => {
		aps().get('/project/v1/hubs').reply(200, { data: [] });
		await expect(list('searchHubs', {})).rejects.toThrow('Account Admin > Custom Integrations');
	});

	it('shows why it is empty when Autodesk refuses', async () => {
		aps().get('/project/v1/hubs').reply(403, { errorCode: 'AUTH-010' });
		await expect(list('searchHubs', {})).rejects.toThrow('List Hubs: not allowed');
	});
});

describe('the list of projects', () => {
	const path = `/project/v1/hubs/${HUB}/projects`;

	const projects = (...names: string[]) => ({
		data: names.map((name) => ({ id: name, attributes: { name } })),
	});
	const more = (number: number) => ({
		links: { next: { href: `${path}?page%5Bnumber%5D=${number}` } },
	});

	it('shows a page at a time, sorted, until there are no more', async () => {
		aps()
			.get(path)
			.query({ 'page[number]': 0 })
			.reply(200, { ...projects('Tower B', 'Bridge'), ...more(1) })
			.get(path)
			.query({ 'page[number]': 1 })
			.reply(200, projects('Tower A'));
		const open = async (paginationToken?: string) =>
			await searchList(
				new AutodeskPlatformServices(),
				'searchProjects',
				{ authentication: 'oAuth2', resource: 'folder', operation: 'get', ...chosen },
				{ credentials: signedIn('oAuth2'), paginationToken },
			);
		const first = await open();
		expect(first.results.map(({ name }) => name)).toEqual(['Bridge', 'Tower B']);
		const second = await open(String(first.paginationToken));
		expect(second).toMatchObject({ results: [{ name: 'Tower A' }], paginationToken: undefined });
	});

	it('searches all pages for the text, because Autodesk cannot', async () => {
		aps()
			.get(path)
			.reply(200, { ...projects('Tower B', 'Bridge'), ...more(1) })
			.get(path)
			.query({ 'page[number]': 1 })
			.reply(200, projects('Tower A'));
		expect(await list('searchProjects', chosen, ' tow ')).toEqual(['Tower A', 'Tower B']);
	});

	it('reads the hub from a pasted link', async () => {
		aps().get(path).query(true).reply(200, projects('Tower'));
		const hub = byUrl(`https://acc.autodesk.eu/account-admin/projects/accounts/${HUB.slice(2)}`);
		expect(await list('searchProjects', { hub })).toEqual(['Tower']);
	});

	it('asks for the hub first', async () => {
		await expect(list('searchProjects', {})).rejects.toThrow('Choose a hub first');
	});
});

describe('the list of folders', () => {
	it('shows the two highest levels as paths', async () => {
		mockTopFolders('Project Files', 'Plans');
		mockChildren('Project Files', 'Drawings', 'Models');
		mockChildren('Plans');
		expect(await list('searchFolders', chosen)).toEqual([
			'Plans',
			'Project Files',
			'Project Files/Drawings',
			'Project Files/Models',
		]);
	});

	it('is narrowed by the search text', async () => {
		mockTopFolders('Project Files');
		mockChildren('Project Files', 'Drawings', 'Models');
		expect(await list('searchFolders', chosen, 'model')).toEqual(['Project Files/Models']);
	});

	it('opens an entered path, ignoring case, and searches its children', async () => {
		mockTopFolders('Project Files', 'Plans');
		mockChildren('Project Files', 'Drawings', 'Models');
		mockChildren('Drawings', 'Floor 1', 'Roof');
		expect(await list('searchFolders', chosen, 'project files/DRAWINGS/fl')).toEqual([
			'Project Files/Drawings/Floor 1',
		]);
	});

	it('is empty for a path that does not exist', async () => {
		mockTopFolders('Project Files');
		expect(await list('searchFolders', chosen, 'Nowhere/')).toEqual([]);
	});

	it('reads the project from a pasted link', async () => {
		mockTopFolders('Project Files');
		mockChildren('Project Files');
		const link = `https://acc.autodesk.com/docs/files/projects/${PROJECT.slice(2)}`;
		expect(await list('searchFolders', { ...chosen, project: byUrl(link) })).toEqual([
			'Project Files',
		]);
	});

	it('asks for the project first', async () => {
		await expect(list('searchFolders', { hub: byId(HUB) })).rejects.toThrow(
			'Choose a project first',
		);
	});
});
