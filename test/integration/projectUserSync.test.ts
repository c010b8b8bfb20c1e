import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { freshSimulator } from '../harness/simulator/requests';
import { syncAt } from '../harness/syncAt';
import { byId } from '../harness/runOperation';
import { HUBS, PROJECTS, USERS } from '../simulator';

const simulator = freshSimulator({ userImportMs: 20 });
const sync = syncAt(simulator, 'projectUser.sync', {
	account: byId(HUBS.us.id),
	actAsUser: USERS.kim.autodeskId,
	memberProject: '={{ $json.project }}',
});

const tower = 'Tower A';
const kim = { email: USERS.kim.email, project: tower };
const lee = { email: USERS.lee.email, project: tower };
const mapped: INodeParameters = {
	syncedFields: {
		company: '={{ $json.company }}',
		roles: '={{ $json.roles }}',
		products: '={{ $json.products }}',
		status: '={{ $json.status }}',
	},
};
const apply: INodeParameters = { ...mapped, mode: 'apply' };

describe('a sync of project users', () => {
	it('adds, updates and removes, with names of projects, companies and roles', async () => {
		const rows = [
			{
				...lee,
				company: 'example steel',
				products: 'Docs: member, build: member',
				roles: 'Architect',
			},
			{
				email: 'new@example.com',
				project: tower,
				company: 'Example Concrete',
				products: { docs: 'member' },
			},
		];
		const { summary, changes } = await sync(rows, apply);
		expect(summary).toMatchObject({ result: 'applied', counts: { create: 1, update: 1 } });
		expect(changes.find(({ change }) => change === 'update')).toMatchObject({
			email: lee.email,
			projectId: PROJECTS.tower.guid,
			after: { roleIds: [expect.any(String)], companyId: expect.any(String) },
		});
		expect(member(lee.email)).toMatchObject({
			companyName: 'Example Steel',
			roles: [{ name: 'Architect' }],
		});
		expect(member('new@example.com')).toMatchObject({ companyName: 'Example Concrete' });
		expect((await sync(rows, apply)).summary).toMatchObject({ result: 'nothingToDo' });

		const gone = { ...apply, allowRemovals: true, guards: { maxRemovalPercent: 100 } };
		const removed = await sync([kim, { ...lee, status: 'inactive' }], gone);
		expect(removed.summary).toMatchObject({ result: 'applied', counts: { remove: 2 } });
		expect(member(lee.email)).toBeUndefined();

		const file = JSON.parse(await removed.file('auditJson')) as IDataObject;
		const undone = await sync([file], { source: 'changes', mode: 'apply' });
		expect(undone.summary).toMatchObject({ result: 'applied', counts: { create: 2 } });
		expect(member(lee.email)).toMatchObject({
			companyName: 'Example Steel',
			roles: [{ name: 'Architect' }],
		});
	});

	it('keeps access to products that a row does not mention', async () => {
		const before = member(lee.email)?.products.filter(({ access }) => access !== 'none');
		await sync([{ ...lee, products: 'cost: member' }], apply);
		expect(member(lee.email)?.products).toEqual(
			expect.arrayContaining([...(before ?? []), { key: 'cost', access: 'member' }]),
		);
	});

	it('touches no project that is not in the input, and no project admin', async () => {
		const settings = { ...apply, allowRemovals: true, guards: { maxRemovalPercent: 100 } };
		const { changes } = await sync([lee], { ...settings, mode: 'plan' });
		expect(new Set(changes.map(({ projectId }) => projectId))).toEqual(
			new Set([PROJECTS.tower.guid]),
		);
		expect(changes.find(({ email }) => email === kim.email)).toMatchObject({ change: 'unchanged' });
	});

	it('imports many users of a project in one call, and reads them back', async () => {
		const rows = Array.from({ length: 250 }, (_, index) => ({
			email: `new-${index}@example.com`,
			project: tower,
			products: 'docs',
		}));
		const { summary, changes } = await sync(rows, apply);
		expect(summary).toMatchObject({ result: 'applied', results: { applied: 250 } });
		expect(changes.find(({ change }) => change === 'create')?.id).toEqual(expect.any(String));
		expect(writes()).toHaveLength(2);
		expect((await sync(rows, apply)).summary).toMatchObject({ result: 'nothingToDo' });
	});

	it('says who was not imported in time', async () => {
		simulator().settings.userImportMs = 60_000;
		const rows = ['a', 'b'].map((name) => ({ email: `${name}@example.com`, project: tower }));
		const { summary, changes } = await sync(rows, { ...apply, options: { importTimeout: 1 } });
		expect(summary).toMatchObject({ result: 'incomplete', results: { failed: 2 } });
		expect(changes[0].message).toContain('is not a member of the project yet');
	});

	it('adds one by one if Autodesk refuses all for one that is wrong', async () => {
		const rows = ['takeoff', 'docs'].map((products, index) => ({
			email: `new-${index}@example.com`,
			project: tower,
			products,
		}));
		const { changes } = await sync(rows, apply);
		const [first, second] = ['new-0', 'new-1'].map((name) =>
			changes.find(({ email }) => email === `${name}@example.com`),
		);
		expect(first).toMatchObject({
			status: 'failed',
			message: expect.stringContaining('takeoff is not active'),
		});
		expect(second).toMatchObject({ status: 'applied' });
	});

	it('adds one user to many projects with one read and one write each', async () => {
		simulator().populate({ projects: 30 });
		const rows = Array.from({ length: 30 }, (_, index) => ({
			email: 'one@example.com',
			project: `Project ${String(index + 1).padStart(5, '0')}`,
		}));
		const { summary } = await sync(rows, apply);
		expect(summary).toMatchObject({ result: 'applied', counts: { create: 30 } });
		expect(writes()).toHaveLength(30);
		const reads = simulator().journal.entries.filter(({ path }) => path.endsWith('/users'));
		expect(reads.filter(({ method }) => method === 'GET')).toHaveLength(30);
		expect((await sync(rows, apply)).summary).toMatchObject({ result: 'nothingToDo' });
	});

	it('lists everything that is wrong with any row', async () => {
		const { error } = await sync(
			[
				{ ...lee, project: 'Tower' },
				{ ...lee, products: 'docs: owner' },
				{ ...kim, products: 'projectAdministration: administrator, docs: member' },
				{ ...kim, project: tower, roles: 'Astronaut' },
			],
			apply,
		);
		expect(error?.message).toBe('4 rows cannot be used');
		expect(error?.description).toMatch(/Row 1: Project: no project .* has the name "Tower"/);
		expect(error?.description).toContain('Row 2: Products: "owner" is none of');
		expect(error?.description).toContain('Row 3: Products: if Project Administration');
		expect(error?.description).toMatch(/Row 4: Roles: no role .* "Astronaut"/);
		expect(writes()).toEqual([]);
	});
});

function member(email: string) {
	const members = simulator().state.projectUsers.get(PROJECTS.tower.id);
	return [...(members?.values() ?? [])].find(
		(each) => each.email === email && each.status !== 'deleted',
	);
}

function writes(): string[] {
	return simulator()
		.journal.entries.filter(({ method, path }) => method !== 'GET' && path.includes('/users'))
		.map(({ method, path }) => `${method} ${path}`);
}
