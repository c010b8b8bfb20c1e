import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { signCallback } from '../../../protocol/callbacks/callbackSignature';
import { runCommand } from '../../src/cli/runCommand';
import { versionAdded } from '../setup/callbackBodies';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';
import { describeEachStore, everyStore } from '../setup/stores';
import { API_KEY } from '../setup/workerUnderTest';

const newKey = (): string => randomBytes(32).toString('base64');
const oldKey = newKey();
const SECRET = 'SecretThatSomeoneElseSetAtAutodesk4711';

describeEachStore('rotating ENCRYPTION_KEY', everyStore, (store) => {
	const target = useTarget();
	const worker = useWorker({ store, target, environment: { ENCRYPTION_KEY: oldKey } });

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

	it('loses nothing: queued events need the old key in the list, everything else only the new key', async () => {
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
