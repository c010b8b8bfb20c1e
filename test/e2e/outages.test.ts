import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Line } from '../chaos/line';
import { Random } from '../chaos/random';
import { FOLDERS } from '../simulator';
import type { StoredCredential } from './n8n-process/n8nCredentials';
import type { StoredWorkflow } from './n8n-process/n8nWorkflows';
import { onNewVersion, runFor } from './setup/newVersions';
import type { Delivery } from './setup/newVersions';
import { ownStack } from './setup/ownStack';
import { waitFor } from './process/waitFor';
import { appAndWorker } from './stack/credentials';
import { callWorker } from './stack/workerApi';
import { unique } from './setup/unique';
import { chain } from './stack/workflows';

/** Three attempts of n8n, each with two calls of the node that time out after ten seconds. */
const SILENCE_TIMEOUT = 240_000;

const WAYS: readonly Delivery[] = ['worker', 'direct'];

/** Breaks the lines from n8n to Autodesk and to the worker, so it has its own stack. */
describe('the trigger in a real n8n during outages', () => {
	const stack = ownStack();
	let toAutodesk: Line;
	let toWorker: Line;
	let credentials: [StoredCredential, StoredCredential];

	beforeAll(async () => {
		toAutodesk = await Line.to(Number(new URL(stack().simulator.url).port));
		toWorker = await Line.to(Number(new URL(stack().worker.url).port));
		const { apiKey } = stack().worker;
		credentials = await appAndWorker(stack().client, toAutodesk.origin, {
			url: toWorker.origin,
			apiKey,
		});
	});

	afterAll(async () => {
		await toAutodesk?.close();
		await toWorker?.close();
	});

	afterEach(async () => {
		await stack().client.workflows.deactivateAll();
		expect(hooks()).toEqual([]);
		expect(await subscriptions()).toEqual([]);
	}, SILENCE_TIMEOUT);

	const hooks = () => [...stack().simulator.state.hooks.values()];

	async function subscriptions(): Promise<unknown[]> {
		const path = '/subscriptions';
		return (await callWorker<{ data: unknown[] }>(stack().worker, 'GET', path)).data;
	}

	async function created(delivery: Delivery): Promise<StoredWorkflow> {
		return await stack().client.workflows.create(
			chain('outage', onNewVersion(credentials, delivery)),
		);
	}

	async function active(delivery: Delivery): Promise<StoredWorkflow> {
		const workflow = await created(delivery);
		await stack().client.workflows.activate(workflow);
		return workflow;
	}

	/** Reactivates the workflow and expects one webhook whose event arrives once. */
	async function worksAgain(workflow: StoredWorkflow): Promise<void> {
		await stack().client.workflows.activate(workflow);
		expect(hooks()).toHaveLength(1);
		const fileName = `${unique('back')}.rvt`;
		stack().simulator.uploadFile({ fileName, folderId: FOLDERS.towerModels });
		await runFor(stack().client, workflow, fileName);
	}

	it.each(WAYS)('(%s) is removed although calls to Autodesk are cut at first', async (delivery) => {
		const workflow = await active(delivery);
		const before = toAutodesk.cuts;
		toAutodesk.fray({ random: new Random(1), mostBytes: 1 });
		const deactivated = stack().client.workflows.deactivate(workflow);
		await waitFor(() => toAutodesk.cuts > before, { what: 'a call to be cut' });
		toAutodesk.fray(undefined);
		await deactivated;
		await waitFor(() => hooks().length === 0, { what: 'the webhook to be removed' });
	});

	it.each(WAYS)(
		'(%s) adopts what a deactivation without Autodesk left behind',
		async (delivery) => {
			const workflow = await active(delivery);
			const repair = await toAutodesk.sever();
			await stack().client.workflows.deactivate(workflow);
			expect(hooks()).toHaveLength(1);
			expect(await subscriptions()).toEqual([]);
			await repair();
			await worksAgain(workflow);
		},
	);

	it(
		'takes over what a deactivation left while Autodesk did not answer',
		async () => {
			const workflow = await active('worker');
			const speak = toAutodesk.silence();
			await stack().client.workflows.deactivate(workflow);
			expect(hooks()).toHaveLength(1);
			speak();
			await worksAgain(workflow);
		},
		SILENCE_TIMEOUT,
	);

	it('removes the webhook without the worker, and the subscription later', async () => {
		const workflow = await active('worker');
		const repair = await toWorker.sever();
		await stack().client.workflows.deactivate(workflow);
		expect(hooks()).toEqual([]);
		expect(await subscriptions()).toHaveLength(1);
		await repair();
		await worksAgain(workflow);
		expect(await subscriptions()).toHaveLength(1);
	});

	it.each([
		['Autodesk', 'Autodesk'],
		['the worker', 'The webhook worker'],
	])(
		'shows that %s cannot be reached, and works when it is available again',
		async (which, name) => {
			const workflow = await created('worker');
			const repair = await (which === 'Autodesk' ? toAutodesk : toWorker).sever();
			await expect(stack().client.workflows.activate(workflow)).rejects.toThrow(
				new RegExp(`${name}.*(could not be reached|did not answer)`),
			);
			expect(hooks()).toEqual([]);
			await repair();
			await worksAgain(workflow);
		},
	);
});
