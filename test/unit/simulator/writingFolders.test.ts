import { describe, expect, it } from 'vitest';
import { FOLDERS, PROJECTS } from '../../simulator';
import { documentsAt, to, TOWER } from '../../harness/simulator/documentWrites';
import { freshSimulator } from '../../harness/simulator/requests';

const simulator = freshSimulator();
const { api } = documentsAt(simulator);

describe('folders', () => {
	const folder = (name: string, parent: string, extension: object = {}) => ({
		data: {
			type: 'folders',
			attributes: {
				name,
				extension: { type: 'folders:autodesk.bim360:Folder', version: '1.0', ...extension },
			},
			relationships: { parent: to('folders', parent) },
		},
	});
	const change = (id: string, attributes?: object, parent?: string) =>
		api('PATCH', `${TOWER}/folders/${encodeURIComponent(id)}`, {
			data: {
				type: 'folders',
				id,
				...(attributes ? { attributes } : {}),
				...(parent ? { relationships: { parent: to('folders', parent) } } : {}),
			},
		});

	it('are created with a description', async () => {
		const body = folder('Sections', FOLDERS.towerDrawings, { data: { description: 'Cuts' } });
		const { status, body: answer } = await api('POST', `${TOWER}/folders`, body);
		expect(status).toBe(201);
		expect(answer.data.attributes).toMatchObject({
			name: 'Sections',
			extension: { data: { description: 'Cuts' } },
		});
	});

	it.each([
		['a name that exists', 'Models', FOLDERS.towerProjectFiles, 409],
		['a name that exists in another case', 'MODELS', FOLDERS.towerProjectFiles, 409],
		['the root as parent', 'New', PROJECTS.tower.rootFolderId, 400],
		['an unknown parent', 'New', 'urn:adsk.wipprod:fs.folder:co.none', 404],
		['a slash in the name', 'a/b', FOLDERS.towerProjectFiles, 400],
	])('are rejected with %s', async (_what, name, parent, status) => {
		expect((await api('POST', `${TOWER}/folders`, folder(name, parent))).status).toBe(status);
	});

	it('nest 25 levels deep', async () => {
		let parent: string = FOLDERS.towerProjectFiles;
		let status = 201;
		let levels = 1;
		while (status === 201 && levels < 40) {
			const answer = await api('POST', `${TOWER}/folders`, folder('deeper', parent));
			status = answer.status;
			if (status === 201) {
				parent = answer.body.data.id;
				levels++;
			}
		}
		expect(levels).toBe(25);
	});

	it('are renamed, moved, deleted and restored', async () => {
		expect((await change(FOLDERS.towerModels, { name: '3D' })).body.data.attributes.name).toBe(
			'3D',
		);
		const moved = await change(FOLDERS.towerArchitecture, undefined, FOLDERS.towerDrawings);
		expect(moved.body.data.relationships.parent.data.id).toBe(FOLDERS.towerDrawings);
		expect((await change(FOLDERS.towerModels, { hidden: true })).body.data.attributes.hidden).toBe(
			true,
		);
		await api('POST', `${TOWER}/folders`, folder('3D', FOLDERS.towerProjectFiles));
		expect((await change(FOLDERS.towerModels, { hidden: false })).status).toBe(409);
		expect((await change(FOLDERS.towerModels, { hidden: false, name: 'Old 3D' })).status).toBe(200);
	});

	it('have descriptions in ACC only', async () => {
		const described = folder('New', FOLDERS.libraryProjectFiles, { data: { description: 'x' } });
		const library = `/data/v1/projects/${PROJECTS.library.id}/folders`;
		expect((await api('POST', library, described)).status).toBe(400);
	});

	it('cannot be moved into themselves, and reject an update without a change', async () => {
		expect((await change(FOLDERS.towerModels, undefined, FOLDERS.towerArchitecture)).status).toBe(
			400,
		);
		expect((await change(FOLDERS.towerModels)).status).toBe(400);
		expect((await change(FOLDERS.towerModels, {})).status).toBe(400);
		expect((await change(PROJECTS.tower.rootFolderId, { name: 'x' })).status).toBe(403);
	});
});
