import { beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS, PROJECTS } from '../simulator';
import type { StoredCredential } from './n8n-process/n8nCredentials';
import { outputOf } from './n8n-process/n8nExecutions';
import type { StoredWorkflow } from './n8n-process/n8nWorkflows';
import { EVENT, onNewVersion, runFor } from './setup/newVersions';
import type { Delivery } from './setup/newVersions';
import { waitFor } from './process/waitFor';
import {
	connectAsUser,
	threeLeggedCredential,
	twoLeggedCredential,
	workerCredential,
} from './stack/credentials';
import type { RegisteredHook } from './stack/simulatorControl';
import { callWorker } from './stack/workerApi';
import { enterSurroundings } from './setup/surroundings';
import type { Surroundings } from './setup/surroundings';
import { unique } from './setup/unique';
import { byId, chain } from './stack/workflows';

describe('events', () => {
	let here: Surroundings;
	let app: StoredCredential;
	let user: StoredCredential;
	let worker: StoredCredential;

	beforeAll(async () => {
		here = await enterSurroundings();
		app = await here.n8n.credentials.create(twoLeggedCredential(here.simulatorUrl));
		user = await here.n8n.credentials.create(threeLeggedCredential(here.simulatorUrl));
		await connectAsUser(here.n8n, user);
		worker = await here.n8n.credentials.create(workerCredential(here.worker));
	});

	/** Activates a workflow that starts with new versions in Drawings, and returns the webhook it registered. */
	async function activeWorkflow(
		delivery: Delivery,
		credentials: [StoredCredential, ...StoredCredential[]],
	): Promise<{ workflow: StoredWorkflow; hook: RegisteredHook }> {
		const before = (await here.simulator.hooks()).map(({ hookId }) => hookId);
		const workflow = await here.n8n.workflows.create(
			chain(
				`${delivery} events`,
				onNewVersion(credentials, delivery, { folder: byId(FOLDERS.towerDrawings) }),
			),
		);
		await here.n8n.workflows.activate(workflow);
		const added = (await here.simulator.hooks()).filter(({ hookId }) => !before.includes(hookId));
		expect(added).toHaveLength(1);
		return { workflow, hook: added[0] };
	}

	async function upload(workflow: StoredWorkflow) {
		const fileName = `${unique('drawing')}.dwg`;
		const version = await here.simulator.upload(fileName, FOLDERS.towerDrawings);
		const execution = await runFor(here.n8n, workflow, fileName);
		const [event, ...more] = outputOf(execution, EVENT);
		expect(more).toHaveLength(0);
		return { fileName, version, execution, event };
	}

	/** Whether the worker has a subscription for this hook. */
	async function subscriptionOf(hook: RegisteredHook): Promise<boolean> {
		const known = await callWorker(here.worker, 'GET', '/subscriptions');
		return JSON.stringify(known).includes(new URL(hook.callbackUrl).pathname);
	}

	it('start the workflow with the details of the event when sent directly', async () => {
		const { workflow, hook } = await activeWorkflow('direct', [app]);
		expect(hook).toMatchObject({ region: 'US', hasSecret: true });
		expect(hook.callbackUrl).toContain(here.n8n.url);

		const { event, execution, fileName, version } = await upload(workflow);

		expect(execution).toMatchObject({ status: 'success', mode: 'webhook' });
		expect(event).toMatchObject({
			system: 'data',
			event: 'dm.version.added',
			region: 'US',
			projectId: PROJECTS.tower.id,
			folderId: FOLDERS.towerDrawings,
			itemId: version.itemId,
			versionId: version.versionId,
			versionNumber: 1,
			fileName,
			hook: { id: hook.hookId },
			synthetic: false,
		});
	});

	it('start the workflow with the same fields when sent through the worker', async () => {
		const { workflow, hook } = await activeWorkflow('worker', [user, worker]);
		expect(hook).toMatchObject({ region: 'US', hasSecret: true });
		expect(hook.callbackUrl).toContain(here.worker.url);

		const { event, fileName, version } = await upload(workflow);

		expect(event).toMatchObject({
			event: 'dm.version.added',
			projectId: PROJECTS.tower.id,
			itemId: version.itemId,
			versionId: version.versionId,
			fileName,
			synthetic: false,
		});
	});

	it.each<Delivery>(['direct', 'worker'])(
		'with a wrong signature start nothing (%s)',
		async (delivery) => {
			const { workflow, hook } = await activeWorkflow(delivery, [app, worker]);

			const response = await fetch(hook.callbackUrl, {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'x-adsk-signature': 'sha1hash=00' },
				body: '{}',
			});

			expect(response.status).toBe(401);
			expect(await here.n8n.executions.of(workflow.id)).toHaveLength(0);
		},
	);

	it('stop with the deactivation, which removes the webhook at Autodesk', async () => {
		const { workflow, hook } = await activeWorkflow('direct', [app]);

		await here.n8n.workflows.deactivate(workflow);

		await waitFor(
			async () => !(await here.simulator.hooks()).some(({ hookId }) => hookId === hook.hookId),
			{ what: 'the webhook to be removed' },
		);
	});

	it('stop with the deactivation, which removes the webhook and the subscription', async () => {
		const { workflow, hook } = await activeWorkflow('worker', [app, worker]);
		expect(await subscriptionOf(hook)).toBe(true);

		await here.n8n.workflows.deactivate(workflow);

		await waitFor(
			async () => !(await here.simulator.hooks()).some(({ hookId }) => hookId === hook.hookId),
			{ what: 'the webhook to be removed' },
		);
		await waitFor(async () => !(await subscriptionOf(hook)), {
			what: 'the subscription to be removed',
		});
	});
});
