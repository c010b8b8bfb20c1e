import { describe, expect, it } from 'vitest';
import { FOLDERS, ITEMS, PROJECTS } from '../../simulator';
import {
	documentsAt,
	jsonapi,
	newItem,
	newVersion,
	SCOPES,
	to,
	TOWER,
} from '../../harness/simulator/documentWrites';
import type { NewItem } from '../../harness/simulator/documentWrites';
import { appToken, call, freshSimulator, JSON_API } from '../../harness/simulator/requests';
import type { JsonApi } from '../../harness/simulator/requests';

const simulator = freshSimulator();
const { api, uploaded } = documentsAt(simulator);

describe('a new file', () => {
	it('consists of storage, upload and item', async () => {
		const storage = await uploaded('new.dwg');
		const { status, body } = await api('POST', `${TOWER}/items`, newItem('new.dwg', storage.id));
		expect(status).toBe(201);
		expect(body.data.attributes.displayName).toBe('new.dwg');
		expect(body.included[0]).toMatchObject({
			attributes: { versionNumber: 1, storageSize: 7 },
			relationships: { storage: to('objects', storage.id) },
		});
	});

	it('has its storage in the region of the project', async () => {
		const path = `/data/v1/projects/${PROJECTS.plant.id}`;
		const storage = await uploaded('x.ifc', to('folders', FOLDERS.plantProjectFiles), path);
		expect(storage.bucketKey).not.toBe('wip.dm.prod');
	});

	it.each([
		['a name that exists', ITEMS.plan.name, {}, 409],
		['a name that exists in another case', ITEMS.plan.name.toUpperCase(), {}, 409],
		["a file extension that differs from its storage's", 'a.pdf', { stored: 'a.dwg' }, 400],
		['extension types of other hubs', 'a.dwg', { kind: 'core' }, 400],
		['a folder of another project', 'a.dwg', { folder: FOLDERS.libraryPlans }, 404],
		['the root folder', 'a.dwg', { folder: PROJECTS.tower.rootFolderId }, 400],
		['a forbidden character in its name', 'a?.dwg', { stored: 'a.dwg' }, 400],
	])(
		'is rejected with %s',
		async (_what, name, more: { stored?: string; folder?: string; kind?: string }, status) => {
			const storage = await uploaded(more.stored ?? name);
			expect((await api('POST', `${TOWER}/items`, newItem(name, storage.id, more))).status).toBe(
				status,
			);
		},
	);

	it.each([
		[FOLDERS.libraryPlans, 'File', 400],
		[FOLDERS.libraryPlans, 'Document', 201],
		[FOLDERS.libraryProjectFiles, 'Document', 400],
		[FOLDERS.libraryProjectFiles, 'File', 201],
	])('of BIM 360 must match its folder tree (%s, %s)', async (folder, kind, status) => {
		const library = `/data/v1/projects/${PROJECTS.library.id}`;
		const storage = await uploaded('a.pdf', to('folders', folder), library);
		const body = newItem('a.pdf', storage.id, { folder });
		body.data.attributes.extension.type = `items:autodesk.bim360:${kind}`;
		expect((await api('POST', `${library}/items`, body)).status).toBe(status);
	});

	it('is rejected outside Project Files', async () => {
		const folder = 'urn:adsk.wipprod:fs.folder:co.SimTowerPhotos0000001';
		const storage = await uploaded('a.jpg');
		const body = newItem('a.jpg', storage.id, { folder });
		expect((await api('POST', `${TOWER}/items`, body)).status).toBe(400);
	});

	it('is rejected without uploaded content, and with storage that is already in use', async () => {
		const storage = await uploaded('a.dwg');
		const { content } = storage;
		storage.content = undefined;
		expect((await api('POST', `${TOWER}/items`, newItem('a.dwg', storage.id))).status).toBe(400);
		storage.content = content;
		expect((await api('POST', `${TOWER}/items`, newItem('a.dwg', storage.id))).status).toBe(201);
		expect((await api('POST', `${TOWER}/items`, newItem('b.dwg', storage.id))).status).toBe(400);
		expect((await api('POST', `${TOWER}/items`, newItem('b.dwg', undefined))).status).toBe(400);
	});

	it.each([
		['without its envelope', (body: NewItem) => ({ ...body, jsonapi: undefined })],
		['of another version of JSON:API', (body: NewItem) => ({ ...body, jsonapi: { version: '2' } })],
		['as a list', (body: NewItem) => ({ ...body, data: [body.data] })],
		['with an unknown field', (body: NewItem) => ({ ...body, data: { ...body.data, name: 'a' } })],
		['without its version', (body: NewItem) => ({ ...body, included: [] })],
		[
			'with a version that has an ID',
			(body: NewItem) => ({ ...body, included: [{ ...body.included[0], id: '2' }] }),
		],
	])('is rejected %s', async (_what, change) => {
		const storage = await uploaded('a.dwg');
		const body = change(newItem('a.dwg', storage.id));
		expect((await api('POST', `${TOWER}/items`, body)).status).toBe(400);
	});

	it('cannot copy a file of another project, nor have its own content as a copy', async () => {
		const copied = async (source: string, storage?: string) => {
			const copyFrom = encodeURIComponent(source);
			const path = `${TOWER}/items?copyFrom=${copyFrom}`;
			return (await api('POST', path, newItem('copy.ifc', storage))).status;
		};
		expect(await copied('urn:adsk.wipemea:fs.file:vf.SimPlantHall000000001?version=1')).toBe(404);
		const own = 'urn:adsk.wipprod:fs.file:vf.SimTowerPlanA10100001?version=1';
		expect(await copied(own, (await uploaded('copy.ifc')).id)).toBe(400);
	});

	it('can be a copy, with its own storage', async () => {
		const source = 'urn:adsk.wipprod:fs.file:vf.SimTowerPlanA10100001?version=1';
		const body = newItem('copy.pdf', undefined, { folder: FOLDERS.towerModels });
		const copied = await api('POST', `${TOWER}/items?copyFrom=${encodeURIComponent(source)}`, body);
		expect(copied.status).toBe(201);
		const storageId = copied.body.included[0].relationships.storage.data.id;
		expect(storageId).not.toBe(simulator().state.versions.get(source)!.storageId);
	});

	it('is rejected as plain JSON', async () => {
		const storage = await uploaded('a.dwg');
		const answer = await call(simulator(), 'POST', `${TOWER}/items`, {
			token: appToken(simulator(), ...SCOPES),
			json: { jsonapi, ...newItem('a.dwg', storage.id) },
		});
		expect(answer.status).toBe(415);
	});
});

describe('a version', () => {
	it('follows the last one, under the same or a new name', async () => {
		const storage = await uploaded('renamed.pdf', to('items', ITEMS.plan.id));
		const { status, body } = await api(
			'POST',
			`${TOWER}/versions`,
			newVersion(ITEMS.plan.id, { name: 'renamed.pdf' }, storage.id),
		);
		expect(status).toBe(201);
		expect(body.data.attributes).toMatchObject({
			versionNumber: ITEMS.plan.versions + 1,
			name: 'renamed.pdf',
		});
		expect(simulator().state.items.get(ITEMS.plan.id)!.displayName).toBe('renamed.pdf');
	});

	it('hides the file if it is marked as deleted, and a copy of an earlier version restores it', async () => {
		const deleted = { extension: { type: 'versions:autodesk.core:Deleted', version: '1.0' } };
		expect(
			(await api('POST', `${TOWER}/versions`, newVersion(ITEMS.plan.id, deleted))).status,
		).toBe(201);
		const contents = `${TOWER}/folders/${encodeURIComponent(FOLDERS.towerDrawings)}/contents`;
		const ids = async () =>
			(await api('GET', contents)).body.data.map(({ id }: { id: string }) => id);
		expect(await ids()).not.toContain(ITEMS.plan.id);
		const copyFrom = encodeURIComponent(
			'urn:adsk.wipprod:fs.file:vf.SimTowerPlanA10100001?version=2',
		);
		const restored = await api(
			'POST',
			`${TOWER}/versions?copyFrom=${copyFrom}`,
			newVersion(ITEMS.plan.id, {}),
		);
		expect(restored.status).toBe(201);
		expect(await ids()).toContain(ITEMS.plan.id);
	});

	it('has neither name nor storage if it is marked as deleted', async () => {
		const extension = { type: 'versions:autodesk.core:Deleted', version: '1.0' };
		expect(
			(
				await api(
					'POST',
					`${TOWER}/versions`,
					newVersion(ITEMS.plan.id, { extension, name: 'x.pdf' }),
				)
			).status,
		).toBe(400);
	});

	it('lists download formats, but no downloads', async () => {
		const version = encodeURIComponent(
			'urn:adsk.wipprod:fs.file:vf.SimTowerArch0000000001?version=1',
		);
		const formats = await api('GET', `${TOWER}/versions/${version}/downloadFormats`);
		expect(formats.body.data.attributes.formats).toEqual([{ fileType: 'ifc' }]);
		expect(
			(await api('GET', `${TOWER}/versions/${version}/downloads?filter[format.fileType]=ifc`)).body
				.data,
		).toEqual([]);
	});
});

describe('an item', () => {
	const body = (id: string) => ({
		data: { type: 'items', id, attributes: { displayName: 'new.f3d' } },
	});

	it('is renamed in Fusion projects only', async () => {
		const path = (project: string, id: string) =>
			`/data/v1/projects/${encodeURIComponent(project)}/items/${encodeURIComponent(id)}`;
		expect(
			(await api('PATCH', path(PROJECTS.tower.id, ITEMS.plan.id), body(ITEMS.plan.id))).status,
		).toBe(400);
		const renamed = await call<JsonApi>(
			simulator(),
			'PATCH',
			path(PROJECTS.robot.id, ITEMS.robotArm.id),
			{
				token: simulator().issueToken({
					kind: '3L',
					clientId: 'any',
					userId: 'SIMKIM000001',
					scopes: SCOPES,
				}),
				json: { jsonapi, ...body(ITEMS.robotArm.id) },
				mediaType: JSON_API,
			},
		);
		expect(renamed.body.data.attributes.displayName).toBe('new.f3d');
	});
});
