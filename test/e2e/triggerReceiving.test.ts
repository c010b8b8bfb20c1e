import { afterEach, describe, expect, it } from 'vitest';
import { signCallback } from '../../protocol/callbacks/callbackSignature';
import { FOLDERS } from '../simulator';
import { outputOf } from './n8n-process/n8nExecutions';
import type { StoredWorkflow } from './n8n-process/n8nWorkflows';
import { EVENT, onNewVersion, runFor } from './setup/newVersions';
import type { Delivery } from './setup/newVersions';
import { ownTriggerStack } from './setup/ownStack';
import { waitFor } from './process/waitFor';
import { callWorker } from './stack/workerApi';
import { unique } from './setup/unique';
import { chain } from './stack/workflows';

const DELETE_HOOK = { method: 'DELETE', path: '/webhooks/v1/systems/*' };
const LIST_HOOKS = { method: 'GET', path: '/webhooks/v1/systems/data/hooks' };

/** How the trigger handles single events and existing webhooks. It causes faults, so it has its own stack. */
describe('the trigger in a real n8n', () => {
	const stack = ownTriggerStack();

	afterEach(async () => {
		stack().simulator.faults.clear();
		await stack().client.workflows.deactivateAll();
		expect(hooks()).toEqual([]);
	});

	const hooks = () => [...stack().simulator.state.hooks.values()];

	async function active(
		delivery: Delivery = 'direct',
		parameters: Record<string, unknown> = {},
	): Promise<StoredWorkflow> {
		const workflow = await stack().client.workflows.create(
			chain('receiving', onNewVersion(stack().credentials, delivery, parameters)),
		);
		await stack().client.workflows.activate(workflow);
		return workflow;
	}

	/** Uploads a file and returns the item it starts the workflow with. */
	async function eventOf(workflow: StoredWorkflow, extension = 'rvt') {
		const fileName = `${unique('model')}.${extension}`;
		const upload = stack().simulator.uploadFile({ fileName, folderId: FOLDERS.towerModels });
		const execution = await runFor(stack().client, workflow, fileName);
		const [event, ...more] = outputOf(execution, EVENT);
		expect(more).toEqual([]);
		return { upload, event };
	}

	it('accepts a signed event with any content type', async () => {
		const workflow = await active();
		const [{ hookId, callbackUrl, token = '' }] = hooks();
		const types = ['application/octet-stream', 'text/plain', 'application/x-unknown', undefined];
		for (const [version, type] of types.entries()) {
			const payload = { name: `typed-${version}.rvt`, version, ext: 'rvt' };
			const hook = { hookId, system: 'data', event: 'dm.version.added' };
			const body = Buffer.from(JSON.stringify({ version: '1.0', hook, payload }));
			const headers = { 'x-adsk-signature': signCallback(body, token) };
			const response = await fetch(callbackUrl, {
				method: 'POST',
				headers: { ...headers, ...(type && { 'content-type': type }) },
				body,
			});
			expect([type, response.status]).toEqual([type, 200]);
			await runFor(stack().client, workflow, payload.name);
		}
	});

	it.each<Delivery>(['direct', 'worker'])(
		'(%s) starts nothing for what the filters leave out, and counts it',
		async (delivery) => {
			const workflow = await active(delivery, { filters: { fileExtensions: 'rvt' } });
			const fileName = `${unique('other')}.pdf`;
			stack().simulator.uploadFile({ fileName, folderId: FOLDERS.towerModels });
			await stack().simulator.callbacks.settled();
			if (delivery === 'worker') await untilDelivered(fileName);

			const { event } = await eventOf(workflow);
			expect(event.filteredOut).toBe(1);
			const { event: next } = await eventOf(workflow);
			expect(next).not.toHaveProperty('filteredOut');
			expect(await stack().client.executions.of(workflow.id)).toHaveLength(2);
		},
	);

	/** The worker delivers an event asynchronously. */
	async function untilDelivered(fileName: string): Promise<void> {
		const read = async <Answer>(path: string) =>
			await callWorker<Answer>(stack().worker, 'GET', `/deliveries${path}`);
		await waitFor(
			async () => {
				const { data } = await read<{ data: Array<{ id: string }> }>('?status=delivered');
				const found = await Promise.all(
					data.map(async ({ id }) => await read<{ payload: { name?: string } }>(`/${id}`)),
				);
				return found.some(({ payload }) => payload.name === fileName);
			},
			{ what: 'the worker to deliver the event' },
		);
	}

	it.each<Delivery>(['direct', 'worker'])(
		'(%s) hands over a simplified item with names, path and links',
		async (delivery) => {
			const trigger = { ...onNewVersion(stack().credentials, delivery), typeVersion: 1.1 };
			const workflow = await stack().client.workflows.create(chain('simplified', trigger));
			await stack().client.workflows.activate(workflow);
			const { upload, event } = await eventOf(workflow);
			expect(event).toMatchObject({
				path: `Project Files/Models/${upload.version.name}`,
				projectName: 'Tower A',
				webUrl: expect.stringContaining('https://acc.autodesk.com/docs/files/'),
				storageId: upload.version.storageId,
			});
			expect(event).not.toHaveProperty('payload');
		},
	);

	it('adds the current state of the file on request', async () => {
		const workflow = await active('direct', { options: { fetchFile: true } });
		const { upload, event } = await eventOf(workflow);
		expect(event).toMatchObject({
			itemId: upload.item.id,
			file: { id: upload.item.id, versionNumber: 1 },
		});
	});

	/** An inactive workflow whose webhook still exists, because Autodesk refused to remove it. */
	async function withLeftWebhook() {
		const workflow = await active();
		stack().simulator.faults.order({ ...DELETE_HOOK, fault: { kind: 'status', status: 403 } });
		await stack().client.workflows.deactivate(workflow);
		stack().simulator.faults.clear();
		const [hook] = hooks();
		return { workflow, hook };
	}

	it('reactivates a webhook that Autodesk has deactivated', async () => {
		const { workflow, hook } = await withLeftWebhook();
		hook.status = 'inactive';
		await stack().client.workflows.activate(workflow);
		expect(hooks()).toMatchObject([{ hookId: hook.hookId, status: 'active' }]);
		await eventOf(workflow);
	});

	it('adopts a webhook that Autodesk does not list but reports as existing (409)', async () => {
		const { workflow, hook } = await withLeftWebhook();
		// Found neither by the check before the registration nor by the registration itself. Each makes two
		// calls, because inactive webhooks are listed separately.
		const unlisted = { ...LIST_HOOKS, fault: { kind: 'status', status: 404 }, times: 4 } as const;
		stack().simulator.faults.order(unlisted);
		await stack().client.workflows.activate(workflow);
		expect(stack().simulator.journal.entries.some(({ status }) => status === 409)).toBe(true);
		expect(hooks()).toMatchObject([{ hookId: hook.hookId }]);
		await eventOf(workflow);
	});
});
