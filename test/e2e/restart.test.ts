import { beforeAll, describe, expect, it } from 'vitest';
import { outputOf } from './n8n-process/n8nExecutions';
import type { StoredWorkflow } from './n8n-process/n8nWorkflows';
import { countedSync } from './setup/countedSync';
import { EVENT, onNewVersion, runFor } from './setup/newVersions';
import type { Delivery } from './setup/newVersions';
import { ownTriggerStack } from './setup/ownStack';
import { unique } from './setup/unique';
import { chain } from './stack/workflows';

/** The worker retries after 5 s and after another 30 s: n8n may need more than 5 s to start. */
const UNTIL_DELIVERED = { timeoutSeconds: 80 };
const TIMEOUT = 180_000;

/** Stops servers that other tests share, so it has its own n8n, worker and simulator. */
describe('while n8n is down', () => {
	const stack = ownTriggerStack();
	let workflow: StoredWorkflow;
	let direct: StoredWorkflow;

	beforeAll(async () => {
		workflow = await activeWorkflow('worker');
		direct = await activeWorkflow('direct');
	});

	async function activeWorkflow(delivery: Delivery): Promise<StoredWorkflow> {
		const { client, credentials } = stack();
		const created = await client.workflows.create(
			chain('events while away', onNewVersion(credentials, delivery, { scope: 'project' })),
		);
		await client.workflows.activate(created);
		return created;
	}

	const executionFor = async (fileName: string, of = workflow) =>
		await runFor(stack().client, of, fileName);

	it(
		'the worker takes events, keeps them over its own restart and delivers them later',
		async () => {
			const fileName = `${unique('away')}.dwg`;
			await stack().n8n.stop();

			stack().simulator.uploadFile({ fileName });
			const { log } = stack().simulator.callbacks;
			await log.waitFor(({ body, status }) => body.includes(fileName) && status === 204);
			await stack().worker.stop();
			await stack().worker.start();
			await stack().n8n.start();

			const execution = await runFor(stack().client, workflow, fileName, UNTIL_DELIVERED);
			expect(outputOf(execution, EVENT)).toHaveLength(1);
		},
		TIMEOUT,
	);

	it('nothing is forgotten: the workflow is active as soon as n8n is back', async () => {
		const fileName = `${unique('back')}.dwg`;
		const { client, credentials, n8n } = stack();
		const sync = countedSync(credentials[0]);
		await client.workflows.activate(await client.workflows.create(sync.workflow));
		expect(await sync.guardsFor(n8n.url, 10)).toEqual([]);
		await n8n.stop();
		await n8n.start();

		stack().simulator.uploadFile({ fileName });

		expect(outputOf(await executionFor(fileName), EVENT)).toHaveLength(1);
		// A sync still knows how many rows its last good source had.
		expect(await sync.guardsFor(n8n.url, 7)).toEqual(['sourceSize']);
	});

	it("a trigger without the worker receives Autodesk's retries and later events", async () => {
		const away = `${unique('direct')}.dwg`;
		await stack().n8n.stop();
		const { log } = stack().simulator.callbacks;
		stack().simulator.uploadFile({ fileName: away });
		const [{ callbackUrl, headers, body }] = await log.waitFor(
			(attempt) => attempt.body.includes(away) && attempt.callbackUrl.startsWith(stack().n8n.url),
		);
		await stack().n8n.start();

		// The simulator would wait eleven minutes, as Autodesk does.
		expect((await fetch(callbackUrl, { method: 'POST', headers, body })).status).toBe(200);
		await executionFor(away, direct);
		const later = `${unique('later')}.dwg`;
		stack().simulator.uploadFile({ fileName: later });
		await executionFor(later, direct);
	});
});
