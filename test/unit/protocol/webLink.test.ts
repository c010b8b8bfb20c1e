import { describe, expect, it } from 'vitest';
import { isSealedLink, parseWebLink } from '../../../protocol/aps/webLink';

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

describe('a link that a mail filter has wrapped', () => {
	const link = `https://acc.autodesk.com/docs/files/projects/${GUID}?folderUrn=${encodeURIComponent(FOLDER)}&entityId=${encodeURIComponent(VERSION)}`;
	const once = encodeURIComponent(link);
	const proofpoint2 = once
		.replace(/-/g, '-2D')
		.replace(/_/g, '-5F')
		.replace(/%2F/g, '_')
		.replace(/%/g, '-');
	/** As Proofpoint writes it: `%` becomes `*`, and `**A` stands for two characters at once. */
	const proofpoint3 = link.replace(/%/g, '*');
	const percentSigns = Buffer.from('%'.repeat(link.split('%').length - 1)).toString('base64url');

	it.each([
		[
			'Microsoft Safe Links',
			`https://eur02.safelinks.protection.outlook.com/?url=${once}&data=05%7C02%7Ckim%40example.com%7C${GUID.replace(/9/g, '1')}%7C0&sdata=abc%3D&reserved=0`,
		],
		[
			'Safe Links around Safe Links',
			`https://nam01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://eur02.safelinks.protection.outlook.com/?url=${once}&data=05`)}&data=05`,
		],
		['Proofpoint v1', `https://urldefense.proofpoint.com/v1/url?u=${once}&k=abc%3D%0A`],
		[
			'Proofpoint v2',
			`https://urldefense.proofpoint.com/v2/url?u=${proofpoint2}&d=DwMFaQ&c=abc&r=def`,
		],
		['Proofpoint v3', `https://urldefense.com/v3/__${proofpoint3}__;${percentSigns}!!ABC123!def$`],
		[
			'Proofpoint v2 in Safe Links',
			`https://eur02.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://urldefense.proofpoint.com/v2/url?u=${proofpoint2}&d=DwMFaQ`)}&data=05`,
		],
		['Mimecast with the address in it', `https://protect-eu.mimecast.com/s/AbCdEf?url=${once}`],
		['Cisco', `https://secure-web.cisco.com/1aBcD/${once}`],
		['Barracuda', `https://linkprotect.cudasvc.com/url?a=${once}&c=E,1,abc&typo=1`],
		[
			'Sophos',
			`https://eu-central-1.protection.sophos.com?d=autodesk.com&u=${Buffer.from(link).toString('base64')}&i=abc`,
		],
		['a redirector', `https://www.google.com/url?q=${once}&sa=D`],
		['nothing, but encoded', once],
		['nothing, but encoded twice', encodeURIComponent(once)],
		['angle brackets', `<${link}>`],
		['a text that lost its scheme', link.replace('https://', '')],
		['source text with entities', link.replace(/&/g, '&amp;')],
	])('by %s names the same project, folder and version', (_wrapper, wrapped) => {
		expect(parseWebLink(wrapped)).toMatchObject({
			project: `b.${GUID}`,
			folder: FOLDER,
			fileVersion: VERSION,
			hub: undefined,
		});
	});

	it('restores several characters that Proofpoint v3 wrote as one', () => {
		const broken = `https://urldefense.com/v3/__https://acc.autodesk.com/docs/files/projects/${GUID}?folderUrn=urn**AAadsk.wipprod*3Afs.folder*3Aco.dBVq3kHRS1mYxW0aTzP4Ng__;${Buffer.from('%3%%').toString('base64url')}!!ABC$`;
		expect(parseWebLink(broken)?.folder).toBe(FOLDER);
	});

	it('is no link to anything if the filter keeps the address to itself', () => {
		const sealed = 'https://protect-eu.mimecast.com/s/AbCdEf123?domain=acc.autodesk.com';
		expect(parseWebLink(sealed)).toEqual({});
		expect(isSealedLink(sealed)).toBe(true);
		expect(isSealedLink(link)).toBe(false);
	});
});
