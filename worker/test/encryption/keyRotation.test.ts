import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signCallback } from '../../../protocol/callbacks/callbackSignature';
import { runCommand } from '../../src/cli/runCommand';
import { versionAdded } from '../setup/callbackBodies';
import { Target } from '../setup/target';
import { workerBackends, type WorkerBackend } from '../setup/workerBackends';
import { API_KEY, WorkerUnderTest } from '../setup/workerUnderTest';

const newKey = (): string => randomBytes(32).toString('base64');
const SECRET = 'SecretThatSomebodyElseSetAtAutodesk4711';

describe.each(workerBackends)('rotating ENCRYPTION_KEY on $name', ({ absent, start }) => {
	if (absent) {
		it.skip(`not tested: ${absent}`, () => undefined);
		return;
	}

	const oldKey = newKey();
	let backend: WorkerBackend;
	let target: Target;
	let worker: WorkerUnderTest;

	beforeAll(async () => {
		backend = await start();
		target = await Target.start();
		const environment = { ALLOWED_TARGETS: target.origin, ENCRYPTION_KEY: oldKey };
		worker = await WorkerUnderTest.start({ ...environment, ...backend.environment });
	});
	afterAll(async () => {
		await worker.remove();
		await target.close();
		await backend.remove();
	});

	async function reencrypt(): Promise<unknown> {
		let printed = '';
		const code = await runCommand(['reencrypt', '--json'], {
			environment: { WORKER_URL: worker.url, API_KEY },
			print: (text) => (printed = text),
			complain: (text) => (printed = text),
		});
		expect({ code, printed }).toMatchObject({ code: 0 });
		return JSON.parse(printed);
	}

	it('loses nothing: queued events are read while the old key is listed, the rest after', async () => {
		const subscription = await worker.subscribe(target.url('/webhook/1'));
		await worker.api('POST', `/subscriptions/${subscription.id}/pause`);
		await worker.send(subscription, versionAdded({ name: 'queued.dwg' }));
		const held = versionAdded({ name: 'held.dwg' });
		await worker.send(subscription, held, { 'x-adsk-signature': signCallback(held, SECRET) });
		const inQuarantine = async (): Promise<unknown[]> => {
			const list = await worker.api('GET', '/quarantine');
			return ((await list.json()) as { data: unknown[] }).data;
		};
		await expect.poll(inQuarantine).toHaveLength(1);

		const next = newKey();
		await worker.restart({ ENCRYPTION_KEY: `${next},${oldKey}` });
		const none = { rewritten: 0, current: 0, unreadable: 0 };
		const one = { ...none, rewritten: 1 };
		expect(await reencrypt()).toMatchObject({ subscriptions: one, watches: none, quarantine: one });
		const again = { ...none, current: 1 };
		expect(await reencrypt()).toMatchObject({ subscriptions: again, quarantine: again });
		await worker.api('POST', `/subscriptions/${subscription.id}/resume`);
		const names = (): unknown[] =>
			target.received.flatMap(({ delivery }) => delivery.events).map(({ payload }) => payload.name);
		await expect.poll(names).toEqual(['queued.dwg']);

		await worker.restart({ ENCRYPTION_KEY: next });
		expect((await worker.send(subscription, versionAdded({ name: 'new.dwg' }))).status).toBe(204);
		await expect.poll(names).toEqual(['queued.dwg', 'new.dwg']);
		const release = { subscription: subscription.id, secret: SECRET };
		const released = await worker.api('POST', '/quarantine/release', release);
		expect(await released.json()).toMatchObject({ released: 1, unreadable: 0 });
		await expect.poll(names).toContain('held.dwg');
	});
});
