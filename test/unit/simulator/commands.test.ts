import { describe, expect, it } from 'vitest';
import { FOLDERS, ITEMS, PROJECTS } from '../../simulator';
import {
	appToken,
	call,
	freshSimulator,
	JSON_API,
	userToken,
} from '../../harness/simulator/requests';

const simulator = freshSimulator({ publishMs: 20 });
const SCOPES = ['data:read', 'data:write', 'data:create'];
const item = ITEMS.architecture.id;
const project = `/data/v1/projects/${PROJECTS.tower.id}`;

interface Answer {
	data: {
		id: string;
		attributes: {
			status: string;
			extension: { type: string; data: { permissions: Array<{ permission: boolean }> } };
		};
		relationships: { resources: { data: Array<{ id: string; meta: { attributes: object } }> } };
	} | null;
	included: Array<{ type: string }>;
}

const post = <Body = Answer>(path: string, data: object) =>
	call<Body>(simulator(), 'POST', path, {
		token: userToken(simulator(), SCOPES),
		json: { jsonapi: { version: '1.0' }, data },
		mediaType: JSON_API,
	});

const execute = (type: string, resources: object[], data?: object, version = '1.0.0') =>
	post(`${project}/commands`, {
		type: 'commands',
		attributes: { extension: { type: `commands:autodesk.${type}`, version, data } },
		relationships: { resources: { data: resources } },
	});

const model = { type: 'items', id: item };
const jobStatus = async () =>
	(await execute('bim360:C4RModelGetPublishJob', [model])).body.data?.attributes.status;

describe('publishing a cloud model', () => {
	const makeCloudModel = () => {
		const found = simulator().state.items.get(item)!;
		found.extensionType = 'items:autodesk.bim360:C4RModel';
		return found;
	};

	it.each(['C4RModelPublish', 'C4RPublishWithoutLinks'])(
		'with %s takes a while and adds a version',
		async (command) => {
			const { versionIds } = makeCloudModel();
			const before = versionIds.length;
			expect((await execute('bim360:C4RModelGetPublishJob', [model])).body.data).toBeNull();
			simulator().settings.publishMs = 3600_000;
			const { body } = await execute(`bim360:${command}`, [model]);
			expect(body.data?.attributes.status).toBe('committed');
			expect(await jobStatus()).toBe('committed');
			expect((await execute(`bim360:${command}`, [model])).status).toBe(409);

			simulator().state.publishJobs.clear();
			simulator().settings.publishMs = 20;
			await execute(`bim360:${command}`, [model]);
			await expect.poll(jobStatus).toBe('complete');
			expect(versionIds).toHaveLength(before + 1);
		},
	);

	it.each([
		['a file that is no cloud model', [{ type: 'items', id: ITEMS.plan.id }], 400],
		['two models', [model, model], 400],
		['an unknown item', [{ type: 'items', id: 'urn:adsk.wipprod:dm.lineage:none' }], 404],
	])('is refused for %s', async (_what, resources, status) => {
		makeCloudModel();
		expect((await execute('bim360:C4RModelPublish', resources)).status).toBe(status);
	});
});

describe('the commands of the core', () => {
	it('say what the caller may do', async () => {
		const resources = [
			{ type: 'folders', id: FOLDERS.towerModels },
			{ type: 'folders', id: 'urn:adsk.wipprod:fs.folder:co.none' },
		];
		const { body } = await execute('core:CheckPermission', resources, {
			requiredActions: ['view', 'download'],
		});
		expect(body.data?.attributes.extension.data.permissions).toEqual([
			{ ...resources[0], permission: true, details: { view: true, download: true } },
			{ ...resources[1], permission: false, details: { view: false, download: false } },
		]);
		expect((await execute('core:CheckPermission', resources)).status).toBe(400);
	});

	it.each(['1.0.0', '1.1.0'])(
		'list items with their paths and tips in version %s',
		async (version) => {
			const data = { includePathInProject: true };
			const { body } = await execute('core:ListItems', [model], data, version);
			expect(body.data?.relationships.resources.data).toMatchObject([
				{ id: item, meta: { attributes: { pathInProject: expect.stringContaining('/') } } },
			]);
			expect(body.included.map(({ type }) => type)).toEqual(['versions']);
		},
	);

	it.each([
		['an unknown command', 'core:CreateFolder', [model]],
		['no resource', 'core:ListItems', []],
		['more than 50 resources', 'core:ListItems', Array.from({ length: 51 }, () => model)],
	])('are refused with %s', async (_what, type, resources) => {
		expect((await execute(type, resources)).status).toBe(400);
	});
});

describe('references', () => {
	it('of versions are listed along with the records they lead to', async () => {
		const version = simulator().state.items.get(item)!.versionIds[0];
		const meta = { extension: { type: 'xrefs:autodesk.core:Xref', version: '1.1' } };
		const from = `${project}/versions/${encodeURIComponent(version)}/relationships/refs`;
		await post(from, { type: 'items', id: ITEMS.plan.id, meta });
		await post(from, { type: 'folders', id: FOLDERS.towerModels, meta });
		const { body } = await execute('core:ListRefs', [{ type: 'versions', id: version }]);
		const listed = body.data?.relationships.resources.data;
		expect(listed).toMatchObject([{ id: ITEMS.plan.id }, { id: FOLDERS.towerModels }]);
		expect(body.included).toMatchObject([{ type: 'items', id: ITEMS.plan.id }]);
	});

	it('are seen from both ends once they are made', async () => {
		const plan = ITEMS.plan.id;
		const meta = { extension: { type: 'auxiliary:autodesk.core:Attachment', version: '1.0' } };
		const from = `${project}/items/${encodeURIComponent(item)}`;
		const made = await post(`${from}/relationships/refs`, { type: 'items', id: plan, meta });
		expect(made.status).toBe(204);
		const answer = async (path: string) =>
			(
				await call<{ data: object[]; included: object[] }>(simulator(), 'GET', path, {
					token: appToken(simulator(), 'data:read'),
				})
			).body;
		const get = async (path: string) => (await answer(path)).data;
		expect(await answer(`${from}/relationships/refs`)).toMatchObject({
			data: [
				{ type: 'items', id: plan, meta: { refType: 'auxiliary', direction: 'to', fromId: item } },
			],
			included: [{ type: 'items', id: plan }],
		});
		const to = `${project}/items/${encodeURIComponent(plan)}`;
		expect(await get(`${to}/refs`)).toMatchObject([{ type: 'items', id: item }]);
		expect(await get(`${to}/refs?filter[direction]=to`)).toEqual([]);
	});

	it('lead to records of the project only', async () => {
		const meta = { extension: { type: 'auxiliary:autodesk.core:Attachment', version: '1.0' } };
		const from = `${project}/items/${encodeURIComponent(item)}/relationships/refs`;
		const made = await post(from, { type: 'items', id: ITEMS.hall.id, meta });
		expect(made.status).toBe(404);
	});
});
