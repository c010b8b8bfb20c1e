import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS } from '../simulator';
import { postgresInstalled } from '../../worker/test/setup/postgresServer';
import { redisInstalled } from '../../worker/test/setup/redisServer';
import type { StoredCredential } from '../e2e/n8n-process/n8nCredentials';
import { outputOf } from '../e2e/n8n-process/n8nExecutions';
import type { Execution } from '../e2e/n8n-process/n8nExecutions';
import type { StoredWorkflow, WorkflowNode } from '../e2e/n8n-process/n8nWorkflows';
import { waitFor } from '../e2e/process/waitFor';
import { countedSync } from '../e2e/setup/countedSync';
import { EVENT, onNewVersion, runFor } from '../e2e/setup/newVersions';
import type { Delivery } from '../e2e/setup/newVersions';
import { unique } from '../e2e/setup/unique';
import { appAndWorker } from '../e2e/stack/credentials';
import { actionNode, chain } from '../e2e/stack/workflows';
import type { Routing } from './balancer';
import { startQueueMode } from './queueMode';
import type { QueueMode } from './queueMode';

const DELIVERIES: readonly Delivery[] = ['direct', 'worker'];

describe.skipIf(!postgresInstalled || !redisInstalled)('n8n in queue mode', () => {
	let setup: QueueMode;
	let credentials: [app: StoredCredential, worker: StoredCredential];

	beforeAll(async () => {
		setup = await startQueueMode();
		credentials = await appAndWorker(setup.client, setup.simulator.url, setup.worker);
	});
	afterAll(async () => await setup?.remove());
	afterEach(async () => {
		await setup.client.workflows.deactivateAll();
		expect(setup.simulator.state.hooks.size).toBe(0);
	});

	async function active(delivery: Delivery, ...next: WorkflowNode[]): Promise<StoredWorkflow> {
		const workflow = await setup.client.workflows.create(
			chain('queue mode', onNewVersion(credentials, delivery), ...next),
		);
		await setup.client.workflows.activate(workflow);
		return workflow;
	}

	function getFile(): WorkflowNode {
		const [app] = credentials;
		return actionNode('Get', app, {
			resource: 'file',
			operation: 'get',
			project: { __rl: true, mode: 'id', value: '={{ $json.projectId }}' },
			file: { __rl: true, mode: 'id', value: '={{ $json.itemId }}' },
		});
	}

	/** Uploads a file, which calls the trigger. @returns the callback as it was sent */
	async function upload(fileName: string) {
		const { simulator } = setup;
		simulator.uploadFile({ fileName, folderId: FOLDERS.towerModels });
		const [sent] = await simulator.callbacks.log.waitFor(
			({ body, status = 0 }) => body.includes(fileName) && status < 300,
		);
		return async () => {
			const { callbackUrl, headers, body } = sent;
			return (await fetch(callbackUrl, { method: 'POST', headers, body })).status;
		};
	}

	it.each(DELIVERIES)(
		'(%s) runs trigger and action node on the worker of n8n',
		async (delivery) => {
			const workflow = await active(delivery, getFile());
			const fileName = `${unique('queued')}.rvt`;
			await upload(fileName);
			const execution = await runFor(setup.client, workflow, fileName);
			expect(execution.data.resultData.error).toBeUndefined();
			const [event] = outputOf(execution, EVENT);
			expect(outputOf(execution, 'Get')).toMatchObject([{ id: event.itemId }]);
		},
	);

	/**
	 * Repeats a callback eight times, then sends another event, whose run comes last.
	 *
	 * @returns the executions that the repeated callback started
	 */
	async function runsOfRepeated(delivery: Delivery, routing: Routing): Promise<Execution[]> {
		setup.balancer.routing = routing;
		const workflow = await active(delivery);
		const fileName = `${unique('repeated')}.rvt`;
		const repeat = await upload(fileName);
		for (let times = 0; times < 8; times++) expect([200, 204]).toContain(await repeat());
		const last = `${unique('last')}.rvt`;
		await upload(last);
		await runFor(setup.client, workflow, last);
		const isEnded = async () => {
			const executions = await setup.client.executions.of(workflow.id);
			return executions.every(({ stoppedAt }) => stoppedAt !== null) && executions;
		};
		const executions = await waitFor(isEnded, { what: 'all executions to end' });
		return executions.filter((execution) => outputOf(execution, EVENT)[0]?.fileName === fileName);
	}

	it('recognizes a repeated callback if the balancer routes by path', async () => {
		expect(await runsOfRepeated('direct', 'by path')).toHaveLength(1);
	});

	it('starts the workflow once per webhook process if it routes in turn', async () => {
		expect(await runsOfRepeated('direct', 'in turn')).toHaveLength(2);
	});

	it('recognizes a repeated callback through the worker, however it routes', async () => {
		expect(await runsOfRepeated('worker', 'in turn')).toHaveLength(1);
	});

	/** n8n 2.41 starts executions on its worker without static data. If this fails, it no longer does. */
	it('forgets the last good source of a sync, as docs/user-sync.md says', async () => {
		setup.balancer.routing = 'in turn';
		const sync = countedSync(credentials[0]);
		const workflow = await setup.client.workflows.create(sync.workflow);
		await setup.client.workflows.activate(workflow);
		const { url } = setup.balancer;
		expect(await sync.guardsFor(url, 10)).toEqual([]);
		expect(await sync.guardsFor(url, 7)).toEqual([]);
	});

	it('remembers it in the store of the webhook worker, whichever process runs the sync', async () => {
		setup.balancer.routing = 'in turn';
		const sync = countedSync(credentials[0], credentials[1]);
		const workflow = await setup.client.workflows.create(sync.workflow);
		await setup.client.workflows.activate(workflow);
		const { url } = setup.balancer;
		expect(await sync.guardsFor(url, 10)).toEqual([]);
		expect(await sync.guardsFor(url, 7)).toEqual(['sourceSize']);
		expect(await sync.guardsFor(url, 8)).toEqual([]);
		expect(await sync.guardsFor(url, 7)).toEqual([]);
	});

	it('listens for a test event in the main process', async () => {
		const workflow = await setup.client.workflows.create(
			chain('test event', onNewVersion(credentials, 'direct')),
		);
		await setup.client.workflows.listen(workflow, EVENT);
		const [{ callbackUrl }] = [...setup.simulator.state.hooks.values()];
		expect(callbackUrl).toMatch(`${setup.balancer.url}/webhook-test/`);
		const fileName = `${unique('tested')}.rvt`;
		await upload(fileName);
		await runFor(setup.client, workflow, fileName);
		await waitFor(() => setup.simulator.state.hooks.size === 0, { what: 'the webhook to go' });
	});
});
