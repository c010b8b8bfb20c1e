import { afterEach, describe, expect, it } from 'vitest';
import { FOLDERS, ITEMS, PROJECTS } from '../../simulator';
import { appToken, call, freshSimulator, JSON_API, receiver, userToken } from './harness';

const simulator = freshSimulator();
const SCOPES = ['data:read', 'data:create', 'data:write', 'data:search'];
const jsonapi = { version: '1.0' };
const tower = `/data/v1/projects/${PROJECTS.tower.id}`;
const api = (method: string, path: string, json?: object) =>
	call(simulator(), method, path, {
		token: appToken(simulator(), ...SCOPES),
		json: json && { jsonapi, ...json },
		mediaType: JSON_API,
	});
const to = (type: string, id: string) => ({ data: { type, id } });

/** Storage with content, as after an upload. */
async function uploaded(
	name: string,
	target = to('folders', FOLDERS.towerDrawings),
	project = tower,
) {
	const { status, body } = await api('POST', `${project}/storage`, {
		data: { type: 'objects', attributes: { name }, relationships: { target } },
	});
	expect(status).toBe(201);
	const storage = simulator().state.objects.get(body.data.id)!;
	Object.assign(storage, { content: { kind: 'text', text: 'content' }, size: 7 });
	return storage;
}

const newItem = (
	name: string,
	storage: string | undefined,
	more: { folder?: string; kind?: string } = {},
) => {
	const kind = more.kind ?? 'bim360';
	return {
		data: {
			type: 'items',
			attributes: {
				displayName: name,
				extension: { type: `items:autodesk.${kind}:File`, version: '1.0' },
			},
			relationships: {
				tip: to('versions', '1'),
				parent: to('folders', more.folder ?? FOLDERS.towerDrawings),
			},
		},
		included: [
			{
				type: 'versions',
				id: '1',
				attributes: { name, extension: { type: `versions:autodesk.${kind}:File`, version: '1.0' } },
				...(storage ? { relationships: { storage: to('objects', storage) } } : {}),
			},
		],
	};
};

const newVersion = (item: string, attributes: object, storage?: string) => ({
	data: {
		type: 'versions',
		attributes: {
			extension: { type: 'versions:autodesk.bim360:File', version: '1.0' },
			...attributes,
		},
		relationships: {
			item: to('items', item),
			...(storage ? { storage: to('objects', storage) } : {}),
		},
	},
});

describe('a new file', () => {
	it('is made of storage, upload and item', async () => {
		const storage = await uploaded('new.dwg');
		const { status, body } = await api('POST', `${tower}/items`, newItem('new.dwg', storage.id));
		expect(status).toBe(201);
		expect(body.data.attributes.displayName).toBe('new.dwg');
		expect(body.included[0]).toMatchObject({
			attributes: { versionNumber: 1, storageSize: 7 },
			relationships: { storage: to('objects', storage.id) },
		});
	});

	it('takes its storage from the region of the project', async () => {
		const path = `/data/v1/projects/${PROJECTS.plant.id}`;
		const storage = await uploaded('x.ifc', to('folders', FOLDERS.plantProjectFiles), path);
		expect(storage.bucketKey).not.toBe('wip.dm.prod');
	});

	it.each([
		['a name that exists', ITEMS.plan.name, {}, 409],
		['another file extension than its storage', 'a.pdf', { stored: 'a.dwg' }, 400],
		['extension types of other hubs', 'a.dwg', { kind: 'core' }, 400],
		['a folder of another project', 'a.dwg', { folder: FOLDERS.libraryPlans }, 404],
		['the root folder', 'a.dwg', { folder: PROJECTS.tower.rootFolderId }, 400],
		['a forbidden character in its name', 'a?.dwg', { stored: 'a.dwg' }, 400],
	])(
		'is refused with %s',
		async (_what, name, more: { stored?: string; folder?: string; kind?: string }, status) => {
			const storage = await uploaded(more.stored ?? name);
			expect((await api('POST', `${tower}/items`, newItem(name, storage.id, more))).status).toBe(
				status,
			);
		},
	);

	it.each([
		[FOLDERS.libraryPlans, 'File', 400],
		[FOLDERS.libraryPlans, 'Document', 201],
		[FOLDERS.libraryProjectFiles, 'Document', 400],
		[FOLDERS.libraryProjectFiles, 'File', 201],
	])('of BIM 360 fits the tree it lies in (%s, %s)', async (folder, kind, status) => {
		const library = `/data/v1/projects/${PROJECTS.library.id}`;
		const storage = await uploaded('a.pdf', to('folders', folder), library);
		const body = newItem('a.pdf', storage.id, { folder });
		body.data.attributes.extension.type = `items:autodesk.bim360:${kind}`;
		expect((await api('POST', `${library}/items`, body)).status).toBe(status);
	});

	it('is refused without uploaded content, and with storage used before', async () => {
		const storage = await uploaded('a.dwg');
		const { content } = storage;
		storage.content = undefined;
		expect((await api('POST', `${tower}/items`, newItem('a.dwg', storage.id))).status).toBe(400);
		storage.content = content;
		expect((await api('POST', `${tower}/items`, newItem('a.dwg', storage.id))).status).toBe(201);
		expect((await api('POST', `${tower}/items`, newItem('b.dwg', storage.id))).status).toBe(400);
		expect((await api('POST', `${tower}/items`, newItem('b.dwg', undefined))).status).toBe(400);
	});

	it('can be a copy, with storage of its own', async () => {
		const source = 'urn:adsk.wipprod:fs.file:vf.SimTowerPlanA10100001?version=1';
		const body = newItem('copy.pdf', undefined, { folder: FOLDERS.towerModels });
		const copied = await api('POST', `${tower}/items?copyFrom=${encodeURIComponent(source)}`, body);
		expect(copied.status).toBe(201);
		const storageId = copied.body.included[0].relationships.storage.data.id;
		expect(storageId).not.toBe(simulator().state.versions.get(source)!.storageId);
	});

	it('is refused as plain JSON', async () => {
		const storage = await uploaded('a.dwg');
		const answer = await call(simulator(), 'POST', `${tower}/items`, {
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
			`${tower}/versions`,
			newVersion(ITEMS.plan.id, { name: 'renamed.pdf' }, storage.id),
		);
		expect(status).toBe(201);
		expect(body.data.attributes).toMatchObject({
			versionNumber: ITEMS.plan.versions + 1,
			name: 'renamed.pdf',
		});
		expect(simulator().state.items.get(ITEMS.plan.id)!.displayName).toBe('renamed.pdf');
	});

	it('that says deleted hides the file, and a copy of an earlier one brings it back', async () => {
		const deleted = { extension: { type: 'versions:autodesk.core:Deleted', version: '1.0' } };
		expect(
			(await api('POST', `${tower}/versions`, newVersion(ITEMS.plan.id, deleted))).status,
		).toBe(201);
		const contents = `${tower}/folders/${encodeURIComponent(FOLDERS.towerDrawings)}/contents`;
		const ids = async () =>
			(await api('GET', contents)).body.data.map(({ id }: { id: string }) => id);
		expect(await ids()).not.toContain(ITEMS.plan.id);
		const copyFrom = encodeURIComponent(
			'urn:adsk.wipprod:fs.file:vf.SimTowerPlanA10100001?version=2',
		);
		const restored = await api(
			'POST',
			`${tower}/versions?copyFrom=${copyFrom}`,
			newVersion(ITEMS.plan.id, {}),
		);
		expect(restored.status).toBe(201);
		expect(await ids()).toContain(ITEMS.plan.id);
	});

	it('that says deleted takes neither name nor storage', async () => {
		const extension = { type: 'versions:autodesk.core:Deleted', version: '1.0' };
		expect(
			(
				await api(
					'POST',
					`${tower}/versions`,
					newVersion(ITEMS.plan.id, { extension, name: 'x.pdf' }),
				)
			).status,
		).toBe(400);
	});

	it('tells download formats and no downloads', async () => {
		const version = encodeURIComponent(
			'urn:adsk.wipprod:fs.file:vf.SimTowerArch0000000001?version=1',
		);
		const formats = await api('GET', `${tower}/versions/${version}/downloadFormats`);
		expect(formats.body.data.attributes.formats).toEqual([{ fileType: 'ifc' }]);
		expect(
			(await api('GET', `${tower}/versions/${version}/downloads?filter[format.fileType]=ifc`)).body
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
		const renamed = await call(simulator(), 'PATCH', path(PROJECTS.robot.id, ITEMS.robotArm.id), {
			token: simulator().issueToken({
				kind: '3L',
				clientId: 'any',
				userId: 'SIMKIM000001',
				scopes: SCOPES,
			}),
			json: { jsonapi, ...body(ITEMS.robotArm.id) },
			mediaType: JSON_API,
		});
		expect(renamed.body.data.attributes.displayName).toBe('new.f3d');
	});
});

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
		api('PATCH', `${tower}/folders/${encodeURIComponent(id)}`, {
			data: {
				type: 'folders',
				id,
				...(attributes ? { attributes } : {}),
				...(parent ? { relationships: { parent: to('folders', parent) } } : {}),
			},
		});

	it('are created, with description', async () => {
		const body = folder('Sections', FOLDERS.towerDrawings, { data: { description: 'Cuts' } });
		const { status, body: answer } = await api('POST', `${tower}/folders`, body);
		expect(status).toBe(201);
		expect(answer.data.attributes).toMatchObject({
			name: 'Sections',
			extension: { data: { description: 'Cuts' } },
		});
	});

	it.each([
		['a name that exists', 'Models', FOLDERS.towerProjectFiles, 409],
		['the root as parent', 'New', PROJECTS.tower.rootFolderId, 400],
		['an unknown parent', 'New', 'urn:adsk.wipprod:fs.folder:co.none', 404],
		['a slash in the name', 'a/b', FOLDERS.towerProjectFiles, 400],
	])('are refused with %s', async (_what, name, parent, status) => {
		expect((await api('POST', `${tower}/folders`, folder(name, parent))).status).toBe(status);
	});

	it('nest 25 levels deep', async () => {
		let parent: string = FOLDERS.towerProjectFiles;
		let status = 201;
		let levels = 1;
		while (status === 201 && levels < 40) {
			const answer = await api('POST', `${tower}/folders`, folder('deeper', parent));
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
		await api('POST', `${tower}/folders`, folder('3D', FOLDERS.towerProjectFiles));
		expect((await change(FOLDERS.towerModels, { hidden: false })).status).toBe(409);
		expect((await change(FOLDERS.towerModels, { hidden: false, name: 'Old 3D' })).status).toBe(200);
	});

	it('have descriptions in ACC only', async () => {
		const described = folder('New', FOLDERS.libraryProjectFiles, { data: { description: 'x' } });
		const library = `/data/v1/projects/${PROJECTS.library.id}/folders`;
		expect((await api('POST', library, described)).status).toBe(400);
	});

	it('are never moved into themselves, nor changed without a change', async () => {
		expect((await change(FOLDERS.towerModels, undefined, FOLDERS.towerArchitecture)).status).toBe(
			400,
		);
		expect((await change(FOLDERS.towerModels)).status).toBe(400);
		expect((await change(FOLDERS.towerModels, {})).status).toBe(400);
		expect((await change(PROJECTS.tower.rootFolderId, { name: 'x' })).status).toBe(403);
	});
});

describe('search', () => {
	const search = (query: string, folder: string = FOLDERS.towerProjectFiles) =>
		api('GET', `${tower}/folders/${encodeURIComponent(folder)}/search${query}`);
	const names = (body: { data: Array<{ attributes: { name: string } }> }) =>
		body.data.map(({ attributes }) => attributes.name);

	it('finds files in all subfolders, each with its item', async () => {
		const { body } = await search('');
		expect(names(body)).toEqual([ITEMS.architecture.name, ITEMS.plan.name, ITEMS.groundFloor.name]);
		expect(body.included[0].id).toBe(ITEMS.architecture.id);
		expect(names((await search('', FOLDERS.towerModels)).body)).toEqual([ITEMS.architecture.name]);
	});

	it.each([
		['?filter[fileType]=rvt,pdf', [ITEMS.architecture.name, ITEMS.plan.name]],
		['?filter[attributes.displayName]-contains=schoß', [ITEMS.groundFloor.name]],
		['?filter[name]-starts=A-', [ITEMS.plan.name]],
		[
			'?filter[createTime]-ge=2025-03-04&filter[extension.type]=versions:autodesk.bim360:File',
			[ITEMS.architecture.name],
		],
		['?filter[fileType]=RVT', []],
	])('understands %s', async (query, expected) => {
		expect(names((await search(query)).body)).toEqual(expected);
	});

	it('pages by number only', async () => {
		simulator().settings.searchPageSize = 2;
		const first = (await search('')).body;
		expect(first.meta.approximateNumberOfPages).toBe(2);
		const second = (await api('GET', first.links.next.href)).body;
		expect(names(second)).toEqual([ITEMS.groundFloor.name]);
		expect(second.links.next).toBeUndefined();
		expect((await search('?page[limit]=1')).status).toBe(400);
		expect((await search('?page[number]=50')).status).toBe(400);
	});
});

describe('changes are called back', () => {
	let target: Awaited<ReturnType<typeof receiver>>;
	afterEach(() => target.close());

	it('for files and folders alike', async () => {
		target = await receiver();
		await call(simulator(), 'POST', '/webhooks/v1/systems/data/events/*/hooks', {
			token: appToken(simulator(), ...SCOPES),
			json: { callbackUrl: target.url, scope: { folder: FOLDERS.towerProjectFiles } },
		});
		simulator().settings.wildcardEvent = 'concrete';
		const deleted = { extension: { type: 'versions:autodesk.core:Deleted', version: '1.0' } };
		await api('POST', `${tower}/versions`, newVersion(ITEMS.plan.id, deleted));
		await api('PATCH', `${tower}/folders/${encodeURIComponent(FOLDERS.towerArchitecture)}`, {
			data: {
				type: 'folders',
				id: FOLDERS.towerArchitecture,
				relationships: { parent: to('folders', FOLDERS.towerDrawings) },
			},
		});
		const copyFrom = encodeURIComponent(
			'urn:adsk.wipprod:fs.file:vf.SimTowerArch0000000001?version=1',
		);
		await api('POST', `${tower}/items?copyFrom=${copyFrom}`, newItem('copy.rvt', undefined));
		await simulator().callbacks.settled();
		const events = target.received.map(({ body }) => JSON.parse(body.toString()).hook.event);
		expect(events.sort()).toEqual([
			'dm.folder.moved',
			'dm.folder.moved.out',
			'dm.version.copied',
			'dm.version.copied.out',
			'dm.version.deleted',
		]);
	});

	it('for items that get another name', async () => {
		target = await receiver();
		const kim = (path: string, json: object, mediaType?: string) =>
			call(simulator(), path.startsWith('/data') ? 'PATCH' : 'POST', path, {
				token: userToken(simulator(), SCOPES),
				json,
				mediaType,
			});
		const event = 'dm.lineage.updated';
		await kim(`/webhooks/v1/systems/data/events/${event}/hooks`, {
			callbackUrl: target.url,
			scope: { folder: FOLDERS.robotFiles },
		});
		const { id } = ITEMS.robotArm;
		const data = { type: 'items', id, attributes: { displayName: 'new.f3d' } };
		const robot = `/data/v1/projects/${encodeURIComponent(PROJECTS.robot.id)}`;
		await kim(`${robot}/items/${encodeURIComponent(id)}`, { jsonapi, data }, JSON_API);
		await simulator().callbacks.settled();
		const { hook, payload } = JSON.parse(target.received[0].body.toString());
		expect([hook.event, payload.lineageUrn]).toEqual([event, id]);
	});

	it('for translations, when the upload names a workflow', async () => {
		target = await receiver();
		const path = '/webhooks/v1/systems/derivative/events/extraction.finished/hooks';
		const token = appToken(simulator(), ...SCOPES);
		await call(simulator(), 'POST', path, {
			token,
			json: { callbackUrl: target.url, scope: { workflow: 'nightly' } },
		});
		const storage = await uploaded('a.dwg');
		await api('POST', `${tower}/items`, {
			...newItem('a.dwg', storage.id),
			meta: { workflow: 'nightly' },
		});
		await simulator().callbacks.settled();
		expect(JSON.parse(target.received[0].body.toString()).payload.Payload.status).toBe('success');
	});
});
