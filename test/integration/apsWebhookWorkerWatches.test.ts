import { getGlobalState } from 'n8n-workflow';
import type { INodeParameters } from 'n8n-workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApsWebhookWorker } from '../../nodes/ApsWebhookWorker/ApsWebhookWorker.node';
import type { SubscriptionView } from '../../worker/test/setup/workerUnderTest';
import { byId } from '../harness/runOperation';
import { searchList } from '../harness/searchList';
import { HUBS, PROJECTS, startSimulator } from '../simulator';
import type { Simulator } from '../simulator';
import { apsEnvironment } from '../../worker/test/setup/apsEnvironment';
import { WorkersNode } from '../harness/workersNode';

/** The watch operations of the worker node against the real worker, whose app has access to two accounts. */
describe('watches', () => {
	let simulator: Simulator;
	let node: WorkersNode;
	let subscription: SubscriptionView & { path: string };

	beforeAll(async () => {
		simulator = await startSimulator();
		node = await WorkersNode.start(apsEnvironment(simulator));
		subscription = await node.subscribe('People');
	});
	afterAll(async () => {
		await node.close();
		await simulator.close();
	});

	const run = async (name: string, parameters: INodeParameters = {}) =>
		await node.run(`watch.${name}`, parameters);
	const records = async (name: string, parameters: INodeParameters = {}) =>
		await node.records(`watch.${name}`, parameters);

	async function search(method: string, filter = '') {
		const parameters = { resource: 'watch', operation: 'create' };
		const options = { filter, credentials: node.credentials };
		return (await searchList(new ApsWebhookWorker(), method, parameters, options)).results;
	}

	const chosen = (id: unknown) => ({ watch: byId(String(id)) });
	const onUsers = () => ({
		account: byId(HUBS.us.id),
		subscription: byId(subscription.id),
		pollInterval: 1440,
	});

	/** A watch that has completed its first poll. */
	async function created(more: INodeParameters = {}): Promise<string> {
		const [{ id }] = await records('create', { ...onUsers(), ...more });
		await expect
			.poll(async () => await records('get', chosen(id)))
			.toMatchObject([{ lastRun: { outcome: 'baseline' } }]);
		return String(id);
	}

	it('are created for an account, and report new members to the trigger', async () => {
		const id = await created({ additionalFields: { label: 'Everybody' } });
		simulator.populate({ accountUsers: 1 });

		expect(await records('run', chosen(id))).toMatchObject([{ id }]);

		await expect
			.poll(() => node.target.at(subscription.path).flatMap(({ delivery }) => delivery.events))
			.toMatchObject([
				{
					system: 'watch.accountUsers',
					event: 'account.user.added',
					payload: { watch: id, label: 'Everybody', accountId: HUBS.us.accountId },
				},
			]);
	});

	it('poll at exact times, in the time zone of the workflow unless another is set', async () => {
		const cron = '30 6 * * 1-5';
		const [plain] = await records('create', { ...onUsers(), additionalFields: { cron } });
		expect(plain.schedule).toEqual({ cron, timezone: getGlobalState().defaultTimezone });
		const [berlin] = await records('create', {
			...onUsers(),
			kind: 'accountProjects',
			additionalFields: { cron, timeZone: 'Europe/Berlin', region: 'EMEA', status: 'paused' },
		});
		expect(berlin).toMatchObject({
			kind: 'accountProjects',
			region: 'EMEA',
			status: 'paused',
			schedule: { cron, timezone: 'Europe/Berlin' },
			nextRunAt: null,
		});
	});

	it('are changed: paused, renamed, rescheduled, assigned to another trigger', async () => {
		const id = await created();
		const other = await node.subscribe();
		const updateFields = {
			label: 'Night shift',
			status: 'paused',
			pollInterval: 30,
			subscription: byId(other.id),
		};
		expect(await records('update', { ...chosen(id), updateFields })).toMatchObject([
			{
				label: 'Night shift',
				status: 'paused',
				schedule: { everyMinutes: 30 },
				subscription: other.id,
			},
		]);
	});

	it('are listed up to the limit, and found in the list by label', async () => {
		const id = await created({ additionalFields: { label: 'Façade people', status: 'active' } });
		expect(await records('getAll', { returnAll: true })).toContainEqual(
			expect.objectContaining({ id, label: 'Façade people' }),
		);
		expect(await records('getAll', { limit: 1 })).toHaveLength(1);
		expect(await search('searchWatches', 'façade')).toMatchObject([
			{ name: 'Façade people', value: id },
		]);
	});

	it('are deleted permanently', async () => {
		const id = await created();
		expect(await records('delete', chosen(id))).toEqual([{ deleted: true }]);
		expect((await run('get', chosen(id))).error).toMatchObject({
			httpCode: '404',
			description: 'There is no such watch',
		});
	});

	it('offer the accounts that the worker’s app has access to', async () => {
		expect(await search('searchAccounts')).toEqual([
			{ name: `${HUBS.emea.name} (EMEA)`, value: HUBS.emea.accountId },
			{ name: `${HUBS.us.name} (US)`, value: HUBS.us.accountId },
		]);
		expect(await search('searchAccounts', 'bau')).toHaveLength(1);
	});

	it('report what the worker does not accept', async () => {
		const { error } = await run('create', { ...onUsers(), subscription: byId('sub_unknown') });
		expect(error).toMatchObject({
			httpCode: '422',
			description: 'There is no such subscription',
		});
		const cron = { additionalFields: { cron: 'every morning' } };
		expect((await run('create', { ...onUsers(), ...cron })).error).toMatchObject({
			httpCode: '422',
			description: expect.stringContaining('use five fields'),
		});
	});

	it('offer the projects of the chosen account', async () => {
		const options = { credentials: node.credentials };
		const parameters = { resource: 'watch', operation: 'create', account: byId(HUBS.us.id) };
		const { results } = await searchList(
			new ApsWebhookWorker(),
			'searchProjects',
			parameters,
			options,
		);
		expect(results).toContainEqual({ name: PROJECTS.tower.name, value: PROJECTS.tower.guid });
		expect(await search('searchProjects')).toEqual([]);
	});

	it('report why the list of accounts fails when Autodesk refuses', async () => {
		simulator.faults.order({
			method: 'GET',
			path: '/project/v1/hubs',
			fault: { kind: 'status', status: 403 },
		});
		await expect(search('searchAccounts')).rejects.toMatchObject({
			httpCode: '502',
			description: expect.stringContaining('403'),
		});
		simulator.faults.clear();
	});
});
