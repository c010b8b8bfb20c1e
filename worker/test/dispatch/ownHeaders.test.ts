import { Writable } from 'node:stream';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import type { Subscription } from '../../../protocol/worker/api/shapes/subscription';
import { versionAdded } from '../setup/callbackBodies';
import { freePort } from '../setup/freePort';
import type { ReceivedDelivery } from '../setup/target';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';
import type { SubscriptionView } from '../setup/workerUnderTest';

const VALUE = 'Bearer value.that-nobody/may+read==';
const HEADERS = { Authorization: VALUE, 'X-Tenant': 'archive' };

let logs = '';
const sink = new Writable({
	write(chunk: Buffer, _encoding, done) {
		logs += chunk.toString();
		done();
	},
});
const target = useTarget();
const worker = useWorker({
	target,
	log: pino({ level: 'trace' }, sink),
	environment: { RETRY_SCHEDULE: '0.1' },
});

async function deliveredTo(subscription: SubscriptionView): Promise<ReceivedDelivery> {
	const { pathname } = new URL(subscription.target);
	const before = target.at(pathname).length;
	await worker.send(subscription, versionAdded());
	await expect.poll(() => target.at(pathname).length).toBe(before + 1);
	return target.at(pathname)[before] as ReceivedDelivery;
}

const change = async (id: string, headers: object): Promise<Subscription> => {
	const response = await worker.api('PATCH', `/subscriptions/${id}`, { headers });
	expect(response.status).toBe(200);
	return (await response.json()) as Subscription;
};

describe('headers of a subscription', () => {
	it('come with deliveries and test events, besides those of the worker', async () => {
		const path = target.newPath();
		const subscription = await worker.subscribe(target.url(path), { headers: HEADERS });
		const sent = await deliveredTo(subscription);
		await worker.api('POST', `/subscriptions/${subscription.id}/test`);
		const [, test] = target.at(path);
		for (const { headers } of [sent, test as ReceivedDelivery]) {
			expect(headers).toMatchObject({ authorization: VALUE, 'x-tenant': 'archive' });
			expect(headers).toMatchObject({
				'content-type': 'application/json; charset=utf-8',
				'user-agent': 'aps-webhook-worker',
				'webhook-signature': expect.stringMatching(/^v1,/) as string,
			});
		}
	});

	it('survive a restart and a new registration without headers, as n8n sends it', async () => {
		const url = target.url(target.newPath());
		await worker.subscribe(url, { headers: HEADERS });
		await worker.restart({});
		const subscription = await worker.subscribe(url, { label: 'again' });
		expect(subscription).toMatchObject({ headerNames: ['Authorization', 'X-Tenant'] });
		expect((await deliveredTo(subscription)).headers).toMatchObject({ authorization: VALUE });
	});

	it('are replaced as a whole, and removed', async () => {
		const subscription = await worker.subscribe(target.url(target.newPath()), {
			headers: HEADERS,
		});
		const { headerNames } = await change(subscription.id, { 'X-Api-Key': 'new' });
		expect(headerNames).toEqual(['X-Api-Key']);
		const { headers } = await deliveredTo(subscription);
		expect(headers).toMatchObject({ 'x-api-key': 'new' });
		expect(headers.authorization).toBeUndefined();
		expect((await change(subscription.id, {})).headerNames).toEqual([]);
		expect((await deliveredTo(subscription)).headers['x-api-key']).toBeUndefined();
	});

	it('are returned by name only, and appear in no log line, whatever happens', async () => {
		logs = '';
		const url = target.url(target.newPath());
		const { id } = await worker.subscribe(url, { headers: HEADERS });
		const texts = [
			await (await worker.api('GET', '/subscriptions')).text(),
			await (await worker.api('GET', `/subscriptions/${id}`)).text(),
			await (await worker.api('PATCH', `/subscriptions/${id}`, { label: 'x' })).text(),
			await (await worker.api('POST', `/subscriptions/${id}/test`)).text(),
		];
		target.answer(400);
		const subscription = await worker.subscribe(url);
		await deliveredTo(subscription);
		await expect.poll(() => logs).toContain('event is now a dead letter');
		for (const text of [...texts, logs]) {
			expect(text).not.toContain('that-nobody');
			expect(text).not.toContain('archive');
		}
		expect(texts[1]).toContain('"headerNames":["Authorization","X-Tenant"]');
	});

	it.each([
		[{ Host: VALUE }, 'headers.Host'],
		[{ 'Webhook-Id': VALUE }, 'headers.Webhook-Id'],
		[{ 'X-Key': `${VALUE}\r\nHost: elsewhere` }, 'headers.X-Key'],
		[{ [`X-Key: ${VALUE}`]: 'a' }, 'headers'],
		[{ 'X-Key': 1 }, 'headers.X-Key'],
		[Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`x-${i}`, VALUE])), 'headers'],
		[[VALUE], 'headers'],
	])('like %j are refused, and nothing is created or repeated', async (headers, field) => {
		const url = target.url(target.newPath());
		const response = await worker.api('POST', '/subscriptions', { target: url, headers });
		const text = await response.text();
		expect([response.status, text]).toEqual([422, expect.stringContaining(`"field":"${field}"`)]);
		expect(text).not.toContain('that-nobody');
		expect(await (await worker.api('GET', '/subscriptions')).text()).not.toContain(`"${url}"`);
	});
});

describe('a target that is not allowed', () => {
	it('gets no headers: the subscription is refused', async () => {
		const elsewhere = `http://127.0.0.1:${await freePort()}/aps`;
		const body = { target: elsewhere, signingKey: 'secret', headers: HEADERS };
		const response = await worker.api('POST', '/subscriptions', body);
		const text = await response.text();
		expect([response.status, text]).toEqual([422, expect.stringContaining('ALLOWED_TARGETS')]);
		expect(text).not.toContain('that-nobody');
	});
});
