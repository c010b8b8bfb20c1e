import { describe, expect, it } from 'vitest';
import { idInLocator } from '../../../nodes/parameters/idInLocator';

const LINK =
	'https://acc.autodesk.com/docs/files/projects/9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b?folderUrn=urn%3Aadsk.wipprod%3Afs.folder%3Aco.A';
const FOLDER = 'urn:adsk.wipprod:fs.folder:co.A';
const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';

describe('the ID in a locator', () => {
	const idIn = (entered: Readonly<Record<string, unknown>>, name: string, parts?: string[]) =>
		idInLocator((other) => entered[other], name, ['hub', 'project', 'folder'], parts);

	it.each([
		['as text', FOLDER],
		['in a locator', { __rl: true, mode: 'id', value: ` ${FOLDER} ` }],
		['in an object without n8n’s locator mark', { value: FOLDER }],
		['in a pasted link', { __rl: true, mode: 'url', value: LINK }],
	])('is read %s', (_form, folder) => {
		expect(idIn({ folder }, 'folder')).toBe(FOLDER);
	});

	it('is read from a link in another locator when its own is empty', () => {
		expect(idIn({ project: '', folder: LINK }, 'project')).toMatch(PROJECT);
	});

	it('is missing when the link leads to something else', () => {
		expect(idIn({ hub: LINK, folder: LINK }, 'hub')).toBeUndefined();
		expect(
			idIn({ folder: `https://acc.autodesk.com/docs/files/projects/${PROJECT}` }, 'folder'),
		).toBe(undefined);
	});

	it('is missing when nothing is entered', () => {
		expect(idIn({}, 'folder')).toBeUndefined();
		expect(idIn({ folder: { __rl: true, mode: 'list', value: null } }, 'folder')).toBeUndefined();
	});

	it('is the first of the requested parts that the link contains', () => {
		expect(idIn({ folder: LINK }, 'folder', ['file', 'folder'])).toBe(FOLDER);
	});
});
