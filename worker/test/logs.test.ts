import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, it } from 'vitest';
import { versionAdded } from './callbackBodies';
import { Target } from './target';
import { API_KEY, WorkerUnderTest } from './workerUnderTest';

it('keeps secrets and personal data out of the logs, at every level', async () => {
	let logs = '';
	const sink = new Writable({
		write(chunk: Buffer, _encoding, done) {
			logs += chunk.toString();
			done();
		},
	});
	const target = await Target.start();
	const worker = await WorkerUnderTest.start(
		{ ALLOWED_TARGETS: target.origin, RETRY_SCHEDULE: '0.1' },
		pino({ level: 'trace' }, sink),
	);
	try {
		const path = '/webhook/f00d-cafe/webhook';
		const subscription = await worker.subscribe(target.url(path));
		target.answer(500);
		await worker.send(subscription, versionAdded({ name: 'secret-plan.dwg' }));
		await worker.send(subscription, versionAdded(), { 'x-adsk-signature': 'sha1hash=secret' });
		await worker.send(subscription, '{"secret":');
		await worker.api('GET', '/subscriptions', undefined, 'secret-api-key');
		await worker.api('POST', '/subscriptions', { target: 'http://secret.example.com' });
		await expect.poll(() => logs).toContain('event is now a dead letter');
		expect(logs).toContain('callback refused');

		const routeKey = new URL(subscription.callbackUrl).pathname.split('/').at(-1) ?? '';
		expect(logs).not.toMatch(/secret/);
		for (const secret of [API_KEY, subscription.callbackSecret, routeKey]) {
			expect(logs).not.toContain(secret);
		}
	} finally {
		await worker.remove();
		await target.close();
	}
});
