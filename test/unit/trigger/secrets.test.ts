import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signCallback } from '../../../protocol/callbacks/callbackSignature';
import type { TriggerUnderTest } from '../../harness/trigger/runTrigger';
import { sharedSimulator } from '../../harness/trigger/sharedSimulator';
import { onTowerModels, simulatedTrigger } from '../../harness/trigger/simulatedTrigger';
import { WorkerStandIn } from '../../harness/trigger/workerStandIn';

const OWNER_SECRET = 'OwnerWideSecret0123456789abcdefABCDEF';
const HOUR = 3_600_000;

describe('secrets', () => {
	const sim = sharedSimulator();
	let trigger: TriggerUnderTest;

	beforeEach(async () => {
		vi.useFakeTimers({ toFake: ['Date'] });
		trigger = await simulatedTrigger(sim(), onTowerModels, { webhookSecret: OWNER_SECRET });
		await trigger.activate();
	});
	afterEach(async () => {
		vi.useRealTimers();
		await trigger.close();
	});

	let count = 0;
	async function call(secret: string): Promise<number> {
		const hook = { hookId: 'h', system: 'data', event: 'dm.version.added' };
		const body = JSON.stringify({ hook, payload: { name: `File ${++count}` } });
		const headers = { 'x-adsk-signature': signCallback(body, secret) };
		return (await fetch(trigger.url, { method: 'POST', body, headers })).status;
	}
	const ownSecret = () => [...sim().state.hooks.values()][0].token!;

	it('are two until Autodesk uses the webhook’s own secret and its retries have ended', async () => {
		expect(await call(OWNER_SECRET)).toBe(200);
		expect(await call(ownSecret())).toBe(200);
		vi.advanceTimersByTime(48 * HOUR);
		expect(await call(OWNER_SECRET)).toBe(200);
		expect(trigger.runs).toHaveLength(3);
	});

	it('are only the webhook’s own afterwards, even after another activation', async () => {
		vi.advanceTimersByTime(49 * HOUR);
		await trigger.create();
		expect(await call(OWNER_SECRET)).toBe(401);
		expect(await call(ownSecret())).toBe(200);
	});

	it('never include an empty one', async () => {
		const without = await simulatedTrigger(sim(), onTowerModels);
		await without.activate();
		const body = '{}';
		const headers = { 'x-adsk-signature': signCallback(body, '') };
		expect((await fetch(without.url, { method: 'POST', body, headers })).status).toBe(401);
		await without.close();
	});

	it('are not required for a test event from the test webhook, which Autodesk may not sign yet', async () => {
		const test = await simulatedTrigger(sim(), onTowerModels, { isTest: true });
		await test.activate();
		expect(await sendUnsigned(test, 'a guess')).toBe(401);
		expect(await sendUnsigned(test)).toBe(200);
		expect(await sendUnsigned(trigger)).toBe(401);
		await test.close();
	});

	it('are required outside a test, even if the callback names the right webhook', async () => {
		const without = await simulatedTrigger(sim(), onTowerModels);
		await without.activate();
		expect(await sendUnsigned(without)).toBe(401);
		expect(without.runs).toEqual([]);
		await without.close();
	});

	it('are required for a test event if all webhooks of the app are signed', async () => {
		const test = await simulatedTrigger(sim(), onTowerModels, {
			isTest: true,
			webhookSecret: OWNER_SECRET,
		});
		await test.activate();
		expect(await sendUnsigned(test)).toBe(401);
		await test.close();
	});

	/** A callback without signature. @param hookId default: the id of the trigger's webhook */
	async function sendUnsigned(
		{ url }: TriggerUnderTest,
		hookId = [...sim().state.hooks.values()].find(({ callbackUrl }) => callbackUrl === url)?.hookId,
	): Promise<number> {
		const body = JSON.stringify({ hook: { hookId, system: 'data', event: 'e' }, payload: {} });
		return (await fetch(url, { method: 'POST', body })).status;
	}

	it('of the owner are never set by the node', async () => {
		await trigger.delete();
		expect(sim().journal.entries.filter(({ path }) => path.includes('/tokens'))).toEqual([]);
	});

	it('of the owner are passed to the worker, which verifies instead', async () => {
		const worker = await new WorkerStandIn().start();
		const webhookSecret = OWNER_SECRET;
		const throughWorker = await simulatedTrigger(sim(), onTowerModels, { worker, webhookSecret });
		await throughWorker.activate();
		expect([...worker.subscriptions.values()]).toEqual([
			expect.objectContaining({ extraSecrets: [OWNER_SECRET] }),
		]);
		await throughWorker.close();
		await worker.stop();
	});
});
