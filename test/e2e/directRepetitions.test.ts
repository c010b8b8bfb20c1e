import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { signCallback } from '../../protocol/callbacks/callbackSignature';
import { outputOf } from './n8n-process/n8nExecutions';
import type { StoredWorkflow } from './n8n-process/n8nWorkflows';
import { waitFor } from './process/waitFor';
import { EVENT, onNewVersion } from './setup/newVersions';
import { ownTriggerStack } from './setup/ownStack';
import { unique } from './setup/unique';
import { chain } from './stack/workflows';

const PARALLEL = 50;
const TIMEOUT = 300_000;

/** Reads the webhooks of the simulator, so it has its own stack. */
describe('a callback that Autodesk sends to n8n again', () => {
	const stack = ownTriggerStack();

	afterEach(async () => {
		await stack().client.workflows.deactivateAll();
	});

	async function active(): Promise<StoredWorkflow> {
		const workflow = await stack().client.workflows.create(
			chain('repetitions', onNewVersion(stack().credentials, 'direct')),
		);
		await stack().client.workflows.activate(workflow);
		return workflow;
	}

	/** A signed callback of a new file version, and the request that sends it. */
	function newCallback() {
		const [{ hookId, callbackUrl, token = '' }] = [...stack().simulator.state.hooks.values()];
		const fileName = `${unique('repeated')}.rvt`;
		const body = JSON.stringify({
			version: '1.0',
			resourceUrn: `urn:adsk.wipprod:fs.file:vf.${randomUUID()}?version=1`,
			hook: { hookId, system: 'data', event: 'dm.version.added' },
			payload: { name: fileName },
		});
		const headers = {
			'content-type': 'application/json',
			'x-adsk-signature': signCallback(body, token),
			'x-adsk-delivery-id': randomUUID(),
		};
		const send = async () => (await fetch(callbackUrl, { method: 'POST', body, headers })).status;
		return { fileName, send, callbackUrl, body, headers };
	}

	/** Sends the whole request and hangs up without waiting for the answer. */
	async function hangUp({ callbackUrl, body, headers }: ReturnType<typeof newCallback>) {
		const sending = request(callbackUrl, { method: 'POST', headers });
		sending.on('error', () => undefined);
		sending.end(body);
		await once(sending, 'finish');
		sending.destroy();
	}

	/** The names of the files in the executions, once there are as many as expected and all have ended. */
	async function filesRun({ id }: StoredWorkflow, expected: number): Promise<string[]> {
		return await waitFor(
			async () => {
				const files: string[] = [];
				for await (const execution of stack().client.executions.everyOne(id)) {
					if (execution.stoppedAt === null) return false;
					files.push(...outputOf(execution, EVENT).map(({ fileName }) => String(fileName)));
				}
				return files.length >= expected && files.sort();
			},
			{ what: `${expected} executions`, timeoutSeconds: 120, intervalMilliseconds: 1_000 },
		);
	}

	it('after hanging up before the answer starts the workflow once', async () => {
		const workflow = await active();
		const callback = newCallback();
		await hangUp(callback);
		const again = await callback.send();
		expect([200, 204]).toContain(again);
		expect(await callback.send()).toBe(204);
		expect(await filesRun(workflow, 1)).toEqual([callback.fileName]);
	});

	it(
		`in parallel starts the workflow once, ${PARALLEL} times out of ${PARALLEL}`,
		async () => {
			const workflow = await active();
			const callbacks = Array.from({ length: PARALLEL }, newCallback);
			const answers = await Promise.all(
				callbacks.map(async ({ send }) => (await Promise.all([send(), send()])).sort()),
			);
			expect(answers).toEqual(callbacks.map(() => [200, 204]));
			const expected = callbacks.map(({ fileName }) => fileName).sort();
			expect(await filesRun(workflow, PARALLEL)).toEqual(expected);
		},
		TIMEOUT,
	);
});
