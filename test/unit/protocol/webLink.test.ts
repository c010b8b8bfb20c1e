import { describe, expect, it } from 'vitest';
import { parseWebLink } from '../../../protocol/aps/webLink';

const GUID = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const FOLDER = 'urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng';
const FILE = 'urn:adsk.wipemea:dm.lineage:hC6k4hndRWaeIVhIjvHu8w';
const VERSION = 'urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=3';

describe('a pasted link', () => {
	it.each([
		[
			'ACC Docs',
			`https://acc.autodesk.com/docs/files/projects/${GUID}?folderUrn=${encodeURIComponent(FOLDER)}&viewModel=detail`,
		],
		[
			'ACC Docs in Europe',
			`https://acc.autodesk.eu/docs/files/projects/${GUID}?folderUrn=${encodeURIComponent(FOLDER)}`,
		],
		['BIM 360 Docs', `https://docs.b360.autodesk.com/projects/${GUID}/folders/${FOLDER}/detail`],
	])('of %s names project and folder', (_product, link) => {
		expect(parseWebLink(link)).toMatchObject({ project: `b.${GUID}`, folder: FOLDER });
	});

	it('of a file names the file', () => {
		const link = `https://acc.autodesk.com/docs/files/projects/${GUID}?entityId=${encodeURIComponent(FILE)}`;
		expect(parseWebLink(link)).toMatchObject({ file: FILE, folder: undefined });
	});

	it('of a file version names the version with its number', () => {
		const link = `https://acc.autodesk.com/docs/files/projects/${GUID}?entityId=${encodeURIComponent(VERSION)}`;
		expect(parseWebLink(link)?.fileVersion).toBe(VERSION);
	});

	it('of the API names hub and project, even if the hub is not an account', () => {
		expect(
			parseWebLink('https://developer.api.autodesk.com/project/v1/hubs/a.YnVz/projects/a.cHJv'),
		).toMatchObject({ hub: 'a.YnVz', project: 'a.cHJv' });
	});

	it.each([
		[
			'a file in BIM 360 in Europe',
			`https://docs.b360.eu.autodesk.com/projects/${GUID}/folders/${encodeURIComponent(FOLDER)}/detail/viewer/items/${encodeURIComponent(FILE)}`,
			{ project: `b.${GUID}`, folder: FOLDER, file: FILE },
		],
		[
			'a version in ACC, its folder in another region',
			`https://acc.autodesk.eu/docs/files/projects/${GUID}?folderUrn=${encodeURIComponent(FOLDER.replace('wipprod', 'wipemea'))}&entityId=${encodeURIComponent(VERSION)}&viewModel=detail&moduleId=folders`,
			{
				project: `b.${GUID}`,
				folder: FOLDER.replace('wipprod', 'wipemea'),
				fileVersion: VERSION,
				file: undefined,
			},
		],
		[
			'the overview of a BIM 360 project',
			`https://insight.b360.autodesk.com/accounts/${GUID}/projects/${GUID}/home`,
			{ hub: `b.${GUID}`, project: `b.${GUID}` },
		],
		[
			'the members of a project',
			`https://acc.autodesk.com/project-admin/members/projects/${GUID}`,
			{ hub: undefined, project: `b.${GUID}` },
		],
		[
			'a version in an API response',
			`https://developer.api.autodesk.com/data/v1/projects/b.${GUID}/versions/${encodeURIComponent(VERSION)}/downloadFormats`,
			{ project: `b.${GUID}`, fileVersion: VERSION },
		],
	])('of %s names its parts', (_what, link, expected) => {
		expect(parseWebLink(link)).toMatchObject(expected);
	});

	it('of account administration names the hub', () => {
		expect(parseWebLink(`https://acc.autodesk.com/account-admin/accounts/${GUID}`)?.hub).toBe(
			`b.${GUID}`,
		);
	});

	it('with a stray percent sign is still read', () => {
		expect(parseWebLink(`https://acc.autodesk.com/projects/${GUID}?q=100%`)?.project).toBe(
			`b.${GUID}`,
		);
	});

	it('is not confused with an ID', () => {
		expect(parseWebLink(FOLDER)).toBeUndefined();
		expect(parseWebLink(GUID)).toBeUndefined();
	});
});
