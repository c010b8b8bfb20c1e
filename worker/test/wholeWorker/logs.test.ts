import { Writable } from 'node:stream';
import pino from 'pino';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signCallback } from '../../../protocol/callbacks/callbackSignature';
import { APPS, HUBS, USERS } from '../../../test/simulator';
import { versionAdded } from '../setup/callbackBodies';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';
import { API_KEY, type SubscriptionView } from '../setup/workerUnderTest';
import { useSimulator } from '../setup/useSimulator';

const ENCRYPTION_KEY = Buffer.alloc(32, 7).toString('base64');

describe('the log, at every level', () => {
	let logs = '';
	const sink = new Writable({
		write(chunk: Buffer, _encoding, done) {
			logs += chunk.toString();
			done();
		},
	});
	const target = useTarget();
	const simulator = useSimulator();
	const worker = useWorker({
		target,
		simulator,
		environment: { RETRY_SCHEDULE: '0.1', ENCRYPTION_KEY },
		log: pino({ level: 'trace' }, sink),
	});
	let subscription: SubscriptionView;

	beforeAll(async () => {
		subscription = await worker.subscribe(target.url('/webhook/f00d-cafe/webhook'));
	});
	beforeEach(() => {
		logs = '';
	});

	function expectNoSecrets(): void {
		const routeKey = new URL(subscription.callbackUrl).pathname.split('/').at(-1) ?? '';
		const { clientSecret } = APPS.twoLegged;
		expect(logs).not.toMatch(/secret|sha1hash|Bearer/i);
		const secrets = [API_KEY, ENCRYPTION_KEY, subscription.callbackSecret, routeKey, clientSecret];
		for (const secret of secrets) expect(logs).not.toContain(secret);
	}

	it('contains no secrets or personal data of callbacks and deliveries', async () => {
		target.answer(500);
		await worker.send(subscription, versionAdded({ name: 'secret-plan.dwg' }));
		await worker.send(subscription, versionAdded(), { 'x-adsk-signature': 'sha1hash=secret' });
		await worker.send(subscription, '{"secret":');
		await worker.api('GET', '/subscriptions', undefined, 'secret-api-key');
		await worker.api('POST', '/subscriptions', { target: 'http://secret.example.com' });
		await expect.poll(() => logs).toContain('event is now a dead letter');
		expect(logs).toContain('callback refused');
		expectNoSecrets();
	});

	it('contains none of held callbacks', async () => {
		const secret = 'SecretThatSomebodySetAtAutodesk4711';
		const body = versionAdded({ name: 'secret-plan.dwg' });
		for (let i = 0; i < 12; i += 1) {
			await worker.send(subscription, body, { 'x-adsk-signature': signCallback(body, secret) });
		}
		const held = async (): Promise<number> => {
			const list = await worker.api('GET', '/quarantine');
			return ((await list.json()) as { data: unknown[] }).data.length;
		};
		await expect.poll(held).toBe(1);
		const { id } = subscription;
		for (const wrong of [`${secret}!`, 'x'.repeat(40), secret]) {
			const request = { subscription: id, secret: wrong };
			await worker.api('POST', '/quarantine/verify', request);
			await worker.api('POST', '/quarantine/release', request);
		}
		await expect.poll(() => logs).toContain('"released":1');
		// The log line of the alarm contains the word.
		logs = logs.replaceAll('check whether the secret was changed at Autodesk', '');
		expectNoSecrets();
	});

	it('contains none of watches, whether they succeed or fail', async () => {
		const watch = { subscription: subscription.id, schedule: { everyMinutes: 60 } };
		const watched = { ...watch, kind: 'accountUsers', accountId: HUBS.us.id };
		await worker.api('POST', '/watches', watched);
		await expect.poll(() => logs).toContain('watch polled');
		const unknown = '00000000-0000-4000-8000-000000000000';
		await worker.api('POST', '/watches', { ...watched, accountId: unknown });
		await expect.poll(() => logs).toContain('watch poll failed');
		expectNoSecrets();
		const { email, lastName } = USERS.kim;
		for (const person of [email, lastName]) expect(logs).not.toContain(person);
	});
});
