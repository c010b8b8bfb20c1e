import { describe, expect, it } from 'vitest';
import { AutodeskForma } from '../../nodes/AutodeskForma/AutodeskForma.node';
import { credentialsAt, operationsAt } from '../harness/operationsAt';
import { byId, byName } from '../harness/runOperation';
import { searchList } from '../harness/searchList';
import { freshSimulator } from '../harness/simulator/requests';
import { HUBS, ITEMS, PROJECTS } from '../simulator';
import { addRecord } from '../simulator/state/addRecord';

const simulator = freshSimulator();
const run = operationsAt(simulator);
const kim = { as: 'kim' } as const;
const tower = { hub: byId(HUBS.us.id), project: byName('tower a') };
const PLAN = 'Project Files/Drawings/A-101.pdf';

const add = (
	kind: 'assets' | 'forms' | 'rfis' | 'submittals',
	projectId: string = PROJECTS.tower.id,
) => addRecord(simulator().state, kind, projectId);
const callsOf = (path: RegExp) =>
	simulator().journal.entries.filter((entry) => path.test(entry.path));

describe('a relationship', () => {
	it.each([
		['issue', '1'],
		['asset', 'Asset 1'],
		['form', '1'],
		['rfi', '1'],
		['submittal', '1'],
	])('links a file by its path with one %s by name or number', async (fromKind, name) => {
		const [issue] = await run(
			'issue.create',
			{ ...tower, title: 'Door', issueType: byName('Clash') },
			kim,
		);
		const ids: Record<string, unknown> = {
			issue: issue.id,
			asset: add('assets').id,
			form: add('forms').id,
			rfi: add('rfis').id,
			submittal: add('submittals').id,
		};
		const things = { ...tower, fromKind, from: byName(name), toKind: 'file', to: byName(PLAN) };
		const [created] = await run('relationship.create', things, kim);
		expect(created).toMatchObject({
			fromKind,
			outcome: 'created',
			toKind: 'file',
			fromId: ids[fromKind],
			toId: ITEMS.plan.id,
		});
		const again = await run('relationship.create', { ...things, ifExists: 'return' }, kim);
		expect(again).toMatchObject([{ outcome: 'existed', id: created.id }]);
		await expect(run('relationship.create', things, kim)).rejects.toThrow(String(created.id));

		const fromFile = { ...tower, fromKind: 'file', from: byName(PLAN) };
		expect(await run('relationship.getAll', fromFile, kim)).toMatchObject([
			{
				fromKind: 'file',
				fromName: 'A-101.pdf',
				toKind: fromKind,
				toName: expect.stringContaining(name),
				id: created.id,
			},
		]);
		expect(await run('relationship.delete', { ...things, findBy: 'things' }, kim)).toEqual([
			{ deleted: true },
		]);
		expect(await run('relationship.getAll', fromFile, kim)).toEqual([]);
		const filters = { deleted: 'only' };
		expect(await run('relationship.getAll', { ...fromFile, filters }, kim)).toMatchObject([
			{ id: created.id, deleted: true },
		]);
		expect(await run('relationship.create', things, kim)).toMatchObject([{ outcome: 'created' }]);
	});

	it('is listed page by page', async () => {
		const entities = (id: string) => [
			{ domain: 'autodesk-bim360-asset', type: 'asset', id, createdOn: '2026-03-02T16:40:00Z' },
			{
				domain: 'autodesk-construction-photo',
				type: 'photo',
				id,
				createdOn: '2026-03-02T16:40:00Z',
			},
		];
		simulator().state.relationships.set(
			PROJECTS.tower.id,
			Array.from({ length: 250 }, (_, index) => ({
				id: String(index),
				createdOn: '2026-03-02T16:40:00Z',
				isReadOnly: false,
				isService: true,
				isDeleted: false,
				entities: entities(String(index)),
			})),
		);
		const options = { namesInOutput: false };
		const all = await run('relationship.getAll', { ...tower, returnAll: true, options }, kim);
		expect(all.map(({ id }) => id)).toEqual(
			Array.from({ length: 250 }, (_, index) => String(index)),
		);
		expect(callsOf(/relationships:search$/)).toHaveLength(3);
	});

	it('is created in the region of the project, which nobody has to enter', async () => {
		const asset = add('assets', PROJECTS.plant.id);
		const things = {
			project: byId(PROJECTS.plant.id),
			fromKind: 'asset',
			from: byId(asset.id),
			toKind: 'file',
			to: byId(ITEMS.hall.id),
		};
		const [created] = await run('relationship.create', things, kim);
		expect(created).toMatchObject({ outcome: 'created' });
		const options = { region: 'US' };
		await expect(run('relationship.create', { ...things, options }, kim)).rejects.toMatchObject({
			details: expect.stringContaining('wrong region: add Options > Region'),
		});
	});

	it('is refused for kinds that Autodesk does not link, with what it links', async () => {
		const things = {
			...tower,
			fromKind: 'rfi',
			from: byId(add('rfis').id),
			toKind: 'form',
			to: byId(add('forms').id),
		};
		await expect(run('relationship.create', things, kim)).rejects.toMatchObject({
			details: expect.stringContaining('the kind RFI can be linked with: asset, file'),
		});
	});

	it('is refused for a thing that does not exist, and for people outside the project', async () => {
		const things = { ...tower, from: byId(PROJECTS.tower.guid), to: byId(ITEMS.plan.id) };
		await expect(run('relationship.create', things, kim)).rejects.toMatchObject({
			details: expect.stringContaining('Both of the things that are linked must exist'),
		});
		const bridge = { hub: byId(HUBS.us.id), project: byId(PROJECTS.bridge.id) };
		await expect(run('relationship.getAll', bridge, { as: 'lee' })).rejects.toMatchObject({
			details: expect.stringContaining('active member of the project'),
		});
	});
});

describe('the list of what can be linked', () => {
	it('depends on the kind', async () => {
		const asset = add('assets');
		const parameters = {
			resource: 'relationship',
			operation: 'create',
			hub: tower.hub,
			project: byId(PROJECTS.tower.id),
			fromKind: 'asset',
			toKind: 'file',
		};
		const credentials = credentialsAt(simulator(), 'kim');
		const list = async (method: string, kinds = {}, filter?: string) => {
			const given = { ...parameters, ...kinds };
			return (await searchList(new AutodeskForma(), method, given, { credentials, filter }))
				.results;
		};
		expect(await list('searchLinkedFrom')).toMatchObject([{ value: asset.id }]);
		expect(await list('searchLinkedTo', {}, 'A-101')).toMatchObject([{ value: ITEMS.plan.id }]);
		expect(await list('searchLinkedTo', { toKind: 'form' })).toEqual([]);
		await expect(list('searchLinkedTo', { toKind: 'photo' })).rejects.toThrow('By ID');
	});
});
