import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import pino from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { signCallback } from '../../../protocol/callbacks/callbackSignature';
import type { HeldCallback } from '../../src/quarantine/heldCallback';
import { versionAdded } from '../setup/callbackBodies';
import { useTarget } from '../setup/useTarget';
import { startWorker, useWorker } from '../setup/useWorker';
import { describeEachStore, everyStore } from '../setup/stores';
import type { SubscriptionView } from '../setup/workerUnderTest';

const OTHER_SECRET = 'SecretThatSomebodyElseSetAtAutodesk4711';

function otherwiseSigned(body: string, secret = OTHER_SECRET): Record<string, string> {
	return { 'x-adsk-signature': signCallback(body, secret) };
}

describeEachStore('the quarantine', everyStore, (store) => {
	let logs = '';
	const sink = new Writable({
		write(chunk: Buffer, _encoding, done) {
			logs += chunk.toString();
			done();
		},
	});
	const target = useTarget();
	const worker = useWorker({ store, target, log: pino({ level: 'trace' }, sink) });
	let subscription: SubscriptionView;

	beforeEach(async () => {
		logs = '';
		subscription = await worker.subscribe(target.url(target.newPath()));
	});

	const answerOf = async <Answer>(response: Promise<Response>): Promise<Answer> =>
		(await (await response).json()) as Answer;

	async function held(): Promise<HeldCallback[]> {
		const path = `/quarantine?subscription=${subscription.id}`;
		return (await answerOf<{ data: HeldCallback[] }>(worker.api('GET', path))).data;
	}

	/** Refused and held, one after the other, so that they are received in order. */
	async function hold(names: string[]): Promise<void> {
		for (const name of names) {
			const before = (await held()).length;
			const body = versionAdded({ name });
			const response = await worker.send(subscription, body, otherwiseSigned(body));
			expect(response.status).toBe(401);
			await expect.poll(async () => (await held()).length).toBe(before + 1);
		}
	}

	const ask = async <Answer>(name: 'verify' | 'release', body: object = {}): Promise<Answer> =>
		await answerOf(
			worker.api('POST', `/quarantine/${name}`, { subscription: subscription.id, ...body }),
		);

	const delivered = (): unknown[] =>
		target
			.at(new URL(subscription.target).pathname)
			.flatMap(({ delivery }) => delivery.events)
			.map(({ payload }) => payload.name);

	it('holds refused callbacks, and releases them in order once the secret is corrected', async () => {
		await hold(['1.dwg', '2.dwg', '3.dwg']);
		expect(await ask('verify')).toEqual({ genuine: 0, refused: 3, unreadable: 0 });
		expect(await ask('release')).toMatchObject({ released: 0, refused: 3 });
		const right = { genuine: 3, refused: 0, unreadable: 0 };
		expect(await ask('verify', { secret: OTHER_SECRET })).toEqual(right);

		await worker.api('PATCH', `/subscriptions/${subscription.id}`, {
			concurrency: 1,
			extraSecrets: [OTHER_SECRET],
		});
		expect(await ask('release')).toMatchObject({ released: 3, duplicates: 0, refused: 0 });
		await expect.poll(delivered).toEqual(['1.dwg', '2.dwg', '3.dwg']);
		expect(await held()).toEqual([]);
	});

	it('adopts a secret that matches, and none that does not', async () => {
		await hold(['a.dwg']);
		const wrong = { subscription: subscription.id, secret: 'x'.repeat(40) };
		const refused = await worker.api('POST', '/quarantine/release', wrong);
		expect(refused.status).toBe(422);
		expect(await refused.json()).toMatchObject({ errors: [{ field: 'secret' }] });

		expect(await ask('release', { secret: OTHER_SECRET })).toMatchObject({ released: 1 });
		const next = versionAdded({ name: 'next.dwg' });
		const response = await worker.send(subscription, next, otherwiseSigned(next));
		expect(response.status).toBe(204);
		await expect.poll(delivered).toContain('next.dwg');
	});

	it('releases nothing twice, whether Autodesk or an operator repeats a request', async () => {
		const body = versionAdded({ name: 'once.dwg' });
		await worker.send(subscription, body, otherwiseSigned(body));
		await worker.send(subscription, body, otherwiseSigned(body));
		await expect.poll(held).toHaveLength(1);
		expect((await worker.send(subscription, body)).status).toBe(204);
		expect(await ask('release', { secret: OTHER_SECRET })).toMatchObject({
			released: 0,
			duplicates: 1,
			refused: 0,
		});
		expect(await ask('release')).toMatchObject({ released: 0, duplicates: 0 });
		await expect.poll(delivered).toEqual(['once.dwg']);
	});

	it('shows the content of a callback without its signature, and discards one or all', async () => {
		await hold(['look.dwg', 'at.dwg', 'me.dwg']);
		const [first] = await held();
		const shown = await (await worker.api('GET', `/quarantine/${first?.id}`)).text();
		expect(shown).toContain('look.dwg');
		expect(shown).not.toContain('sha1hash');
		expect((await worker.api('DELETE', `/quarantine/${first?.id}`)).status).toBe(204);
		expect((await worker.api('DELETE', `/quarantine/${first?.id}`)).status).toBe(404);
		const all = worker.api('DELETE', `/quarantine?subscription=${subscription.id}`);
		expect(await answerOf(all)).toEqual({ discarded: 2 });
		expect(await held()).toEqual([]);
	});

	it('does not hold what no secret can have signed, or what is too large', async () => {
		const body = versionAdded();
		for (const signature of ['', 'forged', 'sha1hash=forged']) {
			const headers = { 'x-adsk-signature': signature };
			expect((await worker.send(subscription, body, headers)).status).toBe(401);
		}
		const large = JSON.stringify({ text: 'x'.repeat(70_000) });
		const response = await worker.send(subscription, large, otherwiseSigned(large));
		expect(response.status).toBe(401);
		await hold(['after.dwg']);
		expect(await held()).toHaveLength(1);
		const metrics = await worker.metrics();
		expect(metrics).toContain('aps_worker_quarantine_skipped_total{reason="large"} 1');
	});

	it('raises an alarm for many, and keeps secrets, payloads and signatures out of the log', async () => {
		const bodies = Array.from({ length: 12 }, () => versionAdded({ name: 'private.dwg' }));
		for (const body of bodies) await worker.send(subscription, body, otherwiseSigned(body));
		const metrics = async (): Promise<string> => await worker.metrics();
		const label = `{subscription="${subscription.id}"}`;
		expect(await metrics()).toContain(`aps_worker_bad_signature_burst${label} 1`);
		await expect.poll(metrics).toContain(`aps_worker_quarantined_callbacks${label} 12`);
		await ask('verify', { secret: OTHER_SECRET });
		await ask('verify', { secret: `${OTHER_SECRET}!` });
		await ask('release', { secret: OTHER_SECRET });
		expect(logs.split('many callbacks have a wrong signature')).toHaveLength(2);
		expect(logs).not.toContain(OTHER_SECRET);
		expect(logs).not.toContain('private.dwg');
		expect(logs).not.toContain('sha1hash');
	});

	it('reports that the subscription is deleted, and still lets its callbacks be discarded', async () => {
		await hold(['orphan.dwg']);
		await worker.api('DELETE', `/subscriptions/${subscription.id}`);
		for (const name of ['verify', 'release']) {
			const body = { subscription: subscription.id };
			expect((await worker.api('POST', `/quarantine/${name}`, body)).status).toBe(404);
		}
		const all = worker.api('DELETE', `/quarantine?subscription=${subscription.id}`);
		expect(await answerOf(all)).toEqual({ discarded: 1 });
	});
});

/** Does not need a particular database. */
describe('the quarantine', () => {
	const target = useTarget();

	it('holds a bounded number in a flood of forged callbacks, while genuine ones are accepted', async () => {
		const worker = await startWorker(undefined);
		const subscription = await worker.subscribe('http://127.0.0.1:5678/webhook/1');
		await worker.api('POST', `/subscriptions/${subscription.id}/pause`);
		const statuses = new Set<number>();
		const caller = async (): Promise<void> => {
			for (let i = 0; i < 40; i += 1) {
				const body = versionAdded();
				const response = await worker.callback(subscription, body, otherwiseSigned(body));
				statuses.add(response.status);
			}
		};
		await Promise.all(Array.from({ length: 20 }, caller));
		expect(statuses).toEqual(new Set([401]));
		expect((await worker.send(subscription, versionAdded())).status).toBe(204);
		const list = await worker.api('GET', '/quarantine');
		const { data } = (await list.json()) as { data: unknown[] };
		expect(data.length).toBeGreaterThan(20);
		expect(data.length).toBeLessThanOrEqual(200);
	});

	it('releases the others if one was encrypted with a key that is lost', async () => {
		const keys = [randomBytes(32), randomBytes(32)].map((key) => key.toString('base64'));
		const worker = await startWorker(target, { ENCRYPTION_KEY: `${keys[0]}` });
		const held = async (): Promise<number> => {
			const list = await worker.api('GET', '/quarantine');
			return ((await list.json()) as { data: unknown[] }).data.length;
		};
		const hold = async (subscription: SubscriptionView): Promise<void> => {
			const before = await held();
			const body = versionAdded();
			await worker.send(subscription, body, otherwiseSigned(body));
			await expect.poll(held).toBe(before + 1);
		};
		const path = target.url('/webhook/1');
		await hold(await worker.subscribe(path));
		// The subscription is encrypted again with the new key, the held callback is not.
		await worker.restart({ ENCRYPTION_KEY: `${keys[1]},${keys[0]}` });
		await hold(await worker.subscribe(path));
		await worker.restart({ ENCRYPTION_KEY: `${keys[1]}` });
		const { id: subscription } = await worker.subscribe(path);
		const body = { subscription, secret: OTHER_SECRET };
		const response = await worker.api('POST', '/quarantine/release', body);
		expect(await response.json()).toMatchObject({ released: 1, unreadable: 1 });
		await expect.poll(() => target.received).toHaveLength(1);
	});
});
