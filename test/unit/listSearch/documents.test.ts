import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { AutodeskPlatformServices } from '../../../nodes/AutodeskPlatformServices/AutodeskPlatformServices.node';
import { aps, mockAps } from '../../harness/apsMock';
import { byId, byUrl, signedIn } from '../../harness/runOperation';
import { searchList } from '../../harness/searchList';
import {
	docsLink,
	FILE,
	paths,
	PROJECT,
	VERSION,
	versionAnswer,
} from '../../harness/samples/documents';

mockAps();

const HUB = 'b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const chosen: INodeParameters = { hub: byId(HUB), project: byId(PROJECT) };

async function list(
	method: string,
	{ filter, scopes, ...parameters }: { filter?: string; scopes?: string[] } & INodeParameters = {},
) {
	const { results } = await searchList(
		new AutodeskPlatformServices(),
		method,
		{ authentication: 'oAuth2', resource: 'file', operation: 'get', ...chosen, ...parameters },
		{ credentials: signedIn('oAuth2', scopes), filter },
	);
	return results.map(({ name }) => name);
}

const ROOT = 'urn:root';

function entry(type: 'folders' | 'items', name: string, attributes: object = {}) {
	const key = type === 'folders' ? 'name' : 'displayName';
	return { type, id: `urn:${name}`, attributes: { [key]: name, ...attributes } };
}

function mockTopFolders(...names: string[]) {
	aps()
		.get(`/project/v1/hubs/${HUB}/projects/${PROJECT}/topFolders`)
		.query({ excludeDeleted: true })
		.reply(200, {
			data: names.map((name) => ({
				...entry('folders', name),
				relationships: { parent: { data: { type: 'folders', id: ROOT } } },
			})),
		});
}

/** Distinguishes the top level of the project from the highest folders that a user may open. */
function mockProject() {
	const rootFolder = { data: { type: 'folders', id: ROOT } };
	aps()
		.get(`/project/v1/hubs/${HUB}/projects/${PROJECT}`)
		.reply(200, { data: { type: 'projects', id: PROJECT, relationships: { rootFolder } } });
}

function folderPath(name: string) {
	return `/data/v1/projects/${PROJECT}/folders/${encodeURIComponent(`urn:${name}`)}`;
}

function mockContents(of: string, query: object, ...data: object[]) {
	aps()
		.get(`${folderPath(of)}/contents`)
		.query({ ...query })
		.reply(200, { data });
}

const mockFiles = (of: string, ...names: string[]) =>
	mockContents(of, { 'filter[type]': 'items' }, ...names.map((name) => entry('items', name)));

describe('the list of files', () => {
	it('shows the files of an entered folder path as paths', async () => {
		mockTopFolders('Project Files', 'Plans');
		mockContents('Project Files', { 'filter[type]': 'folders' }, entry('folders', 'Drawings'));
		mockFiles('Drawings', 'A-102.pdf', 'A-101.pdf', 'Cover.pdf');
		expect(await list('searchFiles', { filter: 'project files/drawings/a-1' })).toEqual([
			'Project Files/Drawings/A-101.pdf',
			'Project Files/Drawings/A-102.pdf',
		]);
	});

	it('shows the files of the document folders when the search is empty', async () => {
		mockTopFolders('Project Files', 'Photos', 'Plans');
		mockProject();
		mockFiles('Project Files', 'Readme.txt');
		mockFiles('Plans', 'A-101.pdf');
		expect(await list('searchFiles', { scopes: ['data:read'] })).toEqual([
			'Plans/A-101.pdf',
			'Project Files/Readme.txt',
		]);
	});

	it('shows files of deeper folders too, so that a project with files never looks empty', async () => {
		mockTopFolders('Project Files');
		mockFiles('Project Files');
		aps()
			.get(`${folderPath('Project Files')}/search`)
			.query({})
			.reply(200, { data: [], included: [entry('items', 'Tower-ARCH.rvt')] });
		expect(await list('searchFiles')).toEqual(['Tower-ARCH.rvt']);
	});

	it('lets Autodesk search all folders for the text in several spellings', async () => {
		mockTopFolders('Project Files');
		mockFiles('Project Files', 'Tower overview.pdf', 'Readme.txt');
		aps()
			.get(`${folderPath('Project Files')}/search`)
			.query({ 'filter[name]-contains': 'tower,TOWER,Tower' })
			.reply(200, {
				data: [],
				included: [entry('items', 'Tower-ARCH.rvt'), entry('items', 'Tower overview.pdf')],
			});
		expect(await list('searchFiles', { filter: 'tower' })).toEqual([
			'Project Files/Tower overview.pdf',
			'Tower-ARCH.rvt',
		]);
	});

	it('does not let a comma widen the search', async () => {
		mockTopFolders('Project Files');
		mockFiles('Project Files');
		aps()
			.get(`${folderPath('Project Files')}/search`)
			.query({ 'filter[name]-contains': 'section,SECTION,Section' })
			.reply(200, {
				data: [],
				included: [entry('items', 'A, section.pdf'), entry('items', 'B section.pdf')],
			});
		expect(await list('searchFiles', { filter: 'a, section' })).toEqual(['A, section.pdf']);
	});

	it.each([403, 404])(
		'shows the listed files if Autodesk refuses to search (%d)',
		async (status) => {
			mockTopFolders('Project Files');
			mockFiles('Project Files', 'Tower.pdf');
			aps()
				.get(`${folderPath('Project Files')}/search`)
				.query(true)
				.reply(status, { errors: [{ detail: 'No' }] });
			expect(await list('searchFiles', { filter: 'tow' })).toEqual(['Project Files/Tower.pdf']);
		},
	);

	it('works without Autodesk’s search when the credential lacks the scope', async () => {
		mockTopFolders('Project Files');
		mockFiles('Project Files', 'Tower.pdf', 'Readme.txt');
		expect(await list('searchFiles', { filter: 'tow', scopes: ['data:read'] })).toEqual([
			'Project Files/Tower.pdf',
		]);
	});

	it('accepts a path with a leading slash, as Autodesk writes it', async () => {
		mockTopFolders('Project Files');
		mockFiles('Project Files', 'Tower.pdf', 'Readme.txt');
		expect(await list('searchFiles', { filter: '/Project Files/tow' })).toEqual([
			'Project Files/Tower.pdf',
		]);
	});

	it('is empty for a path that does not exist', async () => {
		mockTopFolders('Project Files');
		expect(await list('searchFiles', { filter: 'Nowhere/' })).toEqual([]);
	});
});

describe('the list of versions', () => {
	function mockVersions() {
		aps()
			.get(`${paths.file}/versions`)
			.reply(200, { data: [versionAnswer(1), versionAnswer(10), versionAnswer(2)] });
	}

	it('starts with the newest one', async () => {
		mockVersions();
		expect(await list('searchFileVersions', { file: byId(FILE) })).toEqual([
			'Version 10: plan.dwg, 2026-03-02, Kim',
			'Version 2: plan.dwg, 2026-03-02, Kim',
			'Version 1: plan.dwg, 2026-03-02, Kim',
		]);
	});

	it('is narrowed by the search text', async () => {
		mockVersions();
		expect(
			await list('searchFileVersions', { file: byId(FILE), filter: 'version 2' }),
		).toHaveLength(1);
	});

	it.each([
		['the ID of a version', byId(VERSION)],
		['a link to a version', byUrl(docsLink(VERSION))],
	])('resolves %s to its file', async (_what, file) => {
		aps().get(paths.version).reply(200, { data: versionAnswer() });
		mockVersions();
		expect(await list('searchFileVersions', { file })).toHaveLength(3);
	});

	it('asks for the file first', async () => {
		await expect(list('searchFileVersions')).rejects.toThrow('Choose a file first');
	});
});

describe('the list of deleted folders', () => {
	it('shows deleted folders and no others', async () => {
		mockTopFolders('Project Files');
		mockContents(
			'Project Files',
			{ 'filter[type]': 'folders', includeHidden: true },
			entry('folders', 'Drawings', { hidden: false }),
			entry('folders', 'Old drawings', { hidden: true }),
		);
		expect(await list('searchDeletedFolders')).toEqual(['Project Files/Old drawings']);
	});
});

describe('the list of deleted files', () => {
	const deleted = { 'filter[type]': 'items', includeHidden: true };
	const files = [
		entry('items', 'Plan.dwg', { hidden: false }),
		entry('items', 'Old plan.dwg', { hidden: true }),
	];

	it('shows deleted files and no others, without Autodesk’s search', async () => {
		mockTopFolders('Project Files');
		mockContents('Project Files', deleted, ...files);
		expect(await list('searchDeletedFiles', { filter: 'plan' })).toEqual([
			'Project Files/Old plan.dwg',
		]);
	});

	it('looks inside the folder of an entered path', async () => {
		mockTopFolders('Project Files');
		mockContents('Project Files', { 'filter[type]': 'folders' }, entry('folders', 'Drawings'));
		mockContents('Drawings', deleted, ...files);
		expect(await list('searchDeletedFiles', { filter: 'Project Files/Drawings/' })).toEqual([
			'Project Files/Drawings/Old plan.dwg',
		]);
	});
});
