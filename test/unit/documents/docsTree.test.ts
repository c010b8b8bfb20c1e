import { describe, expect, it } from 'vitest';
import type { JsonApiResource } from '../../../protocol/aps/jsonApi';
import { documentFolders } from '../../../nodes/documents/docsTree';

const folder = (name: string, parent: string | undefined): JsonApiResource => ({
	type: 'folders',
	id: `urn:${name}`,
	attributes: { name },
	relationships: { parent: { data: parent === undefined ? null : { id: parent } } },
});

const names = async (folders: JsonApiResource[], root: string | null = 'root') =>
	(await documentFolders(folders, async () => root ?? undefined)).map(
		({ attributes }) => attributes?.name,
	);

const projectFiles = folder('Project Files', 'root');
const photos = folder('Photos', 'root');
/** Folders below Project Files, for users who may not open Project Files itself. */
const structure = folder('Structure', 'below');
const deepPlans = folder('Plans', 'below');

describe('the folders that contain the documents of a project', () => {
	it('are known by name at the top level, where other products have folders too', async () => {
		expect(await names([projectFiles, photos])).toEqual(['Project Files']);
	});

	it('are all, if a user sees only deeper folders, whatever their names', async () => {
		const mep = folder('MEP', 'below');
		expect(await names([deepPlans, structure, mep])).toEqual(['Plans', 'Structure', 'MEP']);
	});

	it('are the deeper ones as well as the known ones at the top level', async () => {
		expect(await names([projectFiles, photos, structure])).toEqual(['Project Files', 'Structure']);
	});

	it('are all, if no name at the top level is known', async () => {
		expect(await names([photos, structure])).toEqual(['Photos', 'Structure']);
		expect(await names([photos, deepPlans])).toEqual(['Photos', 'Plans']);
	});

	it('are all, if nothing distinguishes the top level from deeper ones', async () => {
		expect(await names([projectFiles, photos], null)).toEqual(['Project Files', 'Photos']);
		expect(await names([folder('Plans', undefined), photos])).toEqual(['Plans', 'Photos']);
	});
});
