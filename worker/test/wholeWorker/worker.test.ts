import { describe, expect, it } from 'vitest';
import {
	DELIVERY_HEADERS,
	deliveryKey,
	verifyDelivery,
} from '../../../protocol/worker/deliverySignature';
import { folderAdded, versionAdded } from '../setup/callbackBodies';
import type { ReceivedDelivery } from '../setup/target';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';
import { describeEachStore, everyStoreAndCluster } from '../setup/stores';
import { API_KEY } from '../setup/workerUnderTest';

describeEachStore('worker', everyStoreAndCluster, (store) => {
	const target = useTarget();
	const worker = useWorker({ store, target, environment: { RETRY_SCHEDULE: '0.2,0.2' } });

	it('delivers a signed callback to n8n, with a signature for n8n', async () => {
		const path = target.newPath();
		const subscription = await worker.subscribe(target.url(path), {
			hooks: [
				{ hookId: '4711', system: 'data', event: 'dm.version.added', region: 'EMEA', scope: {} },
			],
		});
		const response = await worker.send(subscription, versionAdded({ name: 'größe.dwg' }), {
			'x-adsk-delivery-id': 'delivery-1',
		});
		expect(response.status).toBe(204);
		await expect.poll(() => target.at(path).length).toBe(1);

		const [received] = target.at(path) as [ReceivedDelivery];
		expect(verify(received, subscription.id)).toEqual({ kind: 'genuine' });
		expect(received.delivery).toMatchObject({
			subscription: subscription.id,
			attempt: 1,
			events: [
				{
					deliveryId: 'delivery-1',
					system: 'data',
					event: 'dm.version.added',
					region: 'EMEA',
					payload: { name: 'größe.dwg' },
					hook: { hookId: '4711' },
					synthetic: false,
				},
			],
		});
	});

	it('delivers an event once when Autodesk sends it several times', async () => {
		const path = target.newPath();
		const subscription = await worker.subscribe(target.url(path));
		const body = versionAdded();
		const statuses = await Promise.all(
			Array.from({ length: 5 }, async () => (await worker.send(subscription, body)).status),
		);
		expect(statuses).toEqual([204, 204, 204, 204, 204]);
		await worker.send(subscription, versionAdded());
		await expect.poll(() => target.at(path).length).toBe(2);
		const ids = target.at(path).map(({ delivery }) => delivery.events[0]?.payload.name);
		expect(new Set(ids).size).toBe(2);
	});

	it('distinguishes callbacks with equal content by their delivery id', async () => {
		const path = target.newPath();
		const subscription = await worker.subscribe(target.url(path));
		for (const deliveryId of ['a', 'b', 'a']) {
			await worker.send(subscription, folderAdded(), { 'x-adsk-delivery-id': deliveryId });
		}
		await expect.poll(() => target.at(path).length).toBe(2);
		const deliveryIds = target.at(path).map(({ delivery }) => delivery.events[0]?.deliveryId);
		expect(deliveryIds.sort()).toEqual(['a', 'b']);
	});

	it.each(['text/plain', 'text/html; charset=utf-8', 'multipart/form-data; boundary=x', 'json'])(
		'delivers a signed callback of content type %s',
		async (contentType) => {
			const path = target.newPath();
			const subscription = await worker.subscribe(target.url(path));
			const headers = { 'content-type': contentType };
			expect((await worker.send(subscription, versionAdded(), headers)).status).toBe(204);
			await expect.poll(() => target.at(path).length).toBe(1);
		},
	);

	it('delivers a signed callback whose payload is null', async () => {
		const path = target.newPath();
		const subscription = await worker.subscribe(target.url(path));
		const hook = { hookId: '4711', system: 'data', event: 'dm.folder.deleted', scope: null };
		const body = JSON.stringify({ version: '1.0', resourceUrn: null, hook, payload: null });
		expect((await worker.send(subscription, body)).status).toBe(204);
		await expect.poll(() => target.at(path).length).toBe(1);
		const [event] = target.at(path)[0]?.delivery.events ?? [];
		expect(event).toMatchObject({ system: 'data', event: 'dm.folder.deleted', payload: {} });
	});

	describe('refuses', () => {
		it('an unknown callback URL with 404', async () => {
			const response = await fetch(`${worker.url}/callbacks/unknown`, { method: 'POST' });
			expect(response.status).toBe(404);
			expect(response.headers.get('content-type')).toContain('application/problem+json');
		});

		it.each([
			['a missing signature', ''],
			['a wrong signature', `sha1hash=${'0'.repeat(40)}`],
			['an odd signature', 'nonsense'],
		])('%s with 401, and delivers nothing', async (_case, signature) => {
			const path = target.newPath();
			const subscription = await worker.subscribe(target.url(path));
			const refused = await worker.send(subscription, versionAdded(), {
				'x-adsk-signature': signature,
			});
			expect(refused.status).toBe(401);
			await worker.send(subscription, versionAdded({ name: 'genuine' }));
			await expect.poll(() => target.at(path).length).toBe(1);
			expect(target.at(path)[0]?.delivery.events[0]?.payload.name).toBe('genuine');
		});

		it('a signed body that is not JSON with 400', async () => {
			const subscription = await worker.subscribe(target.url(target.newPath()));
			expect((await worker.send(subscription, 'not json')).status).toBe(400);
		});

		it('signed JSON without an event with 400', async () => {
			const subscription = await worker.subscribe(target.url(target.newPath()));
			expect((await worker.send(subscription, '[]')).status).toBe(400);
		});

		it('a signed body that is nested too deeply with 400', async () => {
			const subscription = await worker.subscribe(target.url(target.newPath()));
			const deep = `${'{"payload":'.repeat(50_000)}{}${'}'.repeat(50_000)}`;
			expect((await worker.send(subscription, deep)).status).toBe(400);
		});

		it('a body over 2 MB with 413', async () => {
			const subscription = await worker.subscribe(target.url(target.newPath()));
			const response = await worker.send(subscription, ' '.repeat(2 * 1024 * 1024 + 1));
			expect(response.status).toBe(413);
		});

		it('to reveal more to browsers than they need', async () => {
			for (const path of ['/healthz', '/metrics', '/api/openapi.json', '/api/v1/subscriptions']) {
				const { headers } = await fetch(`${worker.url}${path}`);
				expect(headers.get('x-content-type-options')).toBe('nosniff');
				expect(headers.get('content-security-policy')).toContain("default-src 'self'");
				expect(headers.get('x-powered-by')).toBeNull();
			}
		});

		it('the admin API without its key with 401', async () => {
			expect((await worker.api('GET', '/subscriptions', undefined, 'wrong')).status).toBe(401);
			expect((await fetch(`${worker.url}/api/v1/subscriptions`)).status).toBe(401);
		});
	});

	it('accepts a body of 2 MB', async () => {
		const path = target.newPath();
		const subscription = await worker.subscribe(target.url(path));
		const body = versionAdded({ name: 'x'.repeat(2 * 1024 * 1024 - 1000) });
		expect((await worker.send(subscription, body)).status).toBe(204);
		await expect.poll(() => target.at(path).length).toBe(1);
	});

	describe('a subscription', () => {
		it('is created once per target, and keeps its URL and secret', async () => {
			const url = target.url(target.newPath());
			const created = await worker.api('POST', '/subscriptions', { target: url, label: 'one' });
			expect(created.status).toBe(201);
			const first = (await created.json()) as Record<string, unknown>;
			expect(first).toMatchObject({
				id: expect.stringMatching(/^sub_\w+$/) as unknown,
				target: url,
				label: 'one',
				status: 'active',
				callbackSecret: expect.stringMatching(/^[A-Za-z0-9]{48}$/) as unknown,
				hooks: [],
				concurrency: 5,
				batch: { maxEvents: 1, maxWaitSeconds: 0 },
				acknowledge: 'started',
			});

			const updated = await worker.api('POST', '/subscriptions', { target: url, label: 'two' });
			expect(updated.status).toBe(200);
			const second = (await updated.json()) as Record<string, unknown>;
			expect(second).toMatchObject({
				id: first.id,
				label: 'two',
				callbackUrl: first.callbackUrl,
				callbackSecret: first.callbackSecret,
			});
		});

		it('never reveals its secret to readers', async () => {
			const { id, callbackSecret } = await worker.subscribe(target.url(target.newPath()));
			for (const path of ['/subscriptions', `/subscriptions/${id}`]) {
				const text = await (await worker.api('GET', path)).text();
				expect(text).toContain(id);
				expect(text).not.toContain(callbackSecret);
			}
		});

		it('is refused for a target that is not allowed, naming the variable', async () => {
			const response = await worker.api('POST', '/subscriptions', { target: 'http://evil.test/' });
			expect(response.status).toBe(422);
			const problem = (await response.json()) as { detail: string };
			expect(problem.detail).toContain('ALLOWED_TARGETS');
			expect(problem.detail).toContain('http://evil.test');
		});

		it('is refused with every wrong field named', async () => {
			const response = await worker.api('POST', '/subscriptions', {
				target: 'not a url',
				concurrency: 0,
				surprise: true,
			});
			expect(response.status).toBe(422);
			const { errors } = (await response.json()) as { errors: { field: string }[] };
			expect(errors.map(({ field }) => field).sort()).toEqual([
				'(request)',
				'concurrency',
				'target',
			]);
		});

		it('is refused for a webhook in a region where its folder is not', async () => {
			const { id } = await worker.subscribe(target.url(target.newPath()));
			const folder = 'urn:adsk.wipemea:fs.folder:co.A';
			const hook = { hookId: 'h', system: 'data', event: 'dm.version.added', scope: { folder } };
			const response = await worker.api('PATCH', `/subscriptions/${id}`, {
				hooks: [{ ...hook, region: 'US' }],
			});
			expect(response.status).toBe(422);
			expect(await response.text()).toContain(`Region is US, but ${folder} is in EMEA`);
			const right = await worker.api('PATCH', `/subscriptions/${id}`, {
				hooks: [{ ...hook, region: 'EMEA' }],
			});
			expect(right.status).toBe(200);
		});

		it('accepts callbacks that are signed with a further secret', async () => {
			const path = target.newPath();
			const subscription = await worker.subscribe(target.url(path));
			const ownersSecret = 'A'.repeat(40);
			await worker.api('PATCH', `/subscriptions/${subscription.id}`, {
				extraSecrets: [ownersSecret],
			});
			const body = versionAdded();
			const signedByOwner = { ...subscription, callbackSecret: ownersSecret };
			expect((await worker.send(signedByOwner, body)).status).toBe(204);
			expect((await worker.send(subscription, versionAdded())).status).toBe(204);
			await expect.poll(() => target.at(path).length).toBe(2);
		});

		it('keeps events while paused, and delivers them when resumed', async () => {
			const path = target.newPath();
			const subscription = await worker.subscribe(target.url(path));
			const paused = await worker.api('POST', `/subscriptions/${subscription.id}/pause`);
			expect(await paused.json()).toMatchObject({ status: 'paused' });
			expect((await worker.send(subscription, versionAdded())).status).toBe(204);
			await worker.api('POST', `/subscriptions/${subscription.id}/resume`);
			await expect.poll(() => target.at(path).length).toBe(1);
		});

		it('can be tested with a synthetic event', async () => {
			const path = target.newPath();
			const { id } = await worker.subscribe(target.url(path));
			const response = await worker.api('POST', `/subscriptions/${id}/test`);
			expect(await response.json()).toMatchObject({ delivered: true, status: 200, reason: null });
			const [received] = target.at(path) as [ReceivedDelivery];
			expect(verify(received, id)).toEqual({ kind: 'genuine' });
			expect(received.delivery.events[0]).toMatchObject({ synthetic: true, event: 'worker.test' });
		});

		it('disappears with its callback URL when deleted', async () => {
			const subscription = await worker.subscribe(target.url(target.newPath()));
			const path = `/subscriptions/${subscription.id}`;
			expect((await worker.api('DELETE', path)).status).toBe(204);
			expect((await worker.api('DELETE', path)).status).toBe(404);
			expect((await worker.api('GET', path)).status).toBe(404);
			expect((await worker.send(subscription, versionAdded())).status).toBe(404);
		});

		it('gets another URL and secret when created again', async () => {
			const url = target.url(target.newPath());
			const before = await worker.subscribe(url);
			await worker.api('DELETE', `/subscriptions/${before.id}`);
			const after = await worker.subscribe(url);
			expect(after.callbackUrl).not.toBe(before.callbackUrl);
			expect(after.callbackSecret).not.toBe(before.callbackSecret);
		});
	});

	describe('delivery', () => {
		it('retries what n8n could not accept, as the same event', async () => {
			const path = target.newPath();
			const subscription = await worker.subscribe(target.url(path));
			target.answer(503);
			await worker.send(subscription, versionAdded());
			await expect.poll(() => target.at(path).length).toBe(1);
			target.answerOk();
			await expect.poll(() => target.at(path).length).toBe(2);
			const [first, second] = target.at(path) as [ReceivedDelivery, ReceivedDelivery];
			expect(second.delivery.attempt).toBe(2);
			expect(second.delivery.events).toEqual(first.delivery.events);
			expect(second.headers[DELIVERY_HEADERS.id]).toBe(first.headers[DELIVERY_HEADERS.id]);
		});

		it('makes an event a dead letter when the schedule is exhausted', async () => {
			const path = target.newPath();
			const subscription = await worker.subscribe(target.url(path));
			target.answer(503);
			await worker.send(subscription, versionAdded());
			const dead = `/deliveries?status=dead&subscription=${subscription.id}`;
			await expect
				.poll(async () => await (await worker.api('GET', dead)).json())
				.toMatchObject({ data: [{ attempts: 3, reason: 'The target answered 503' }] });
			expect(target.at(path)).toHaveLength(3);
		});

		it('does not follow redirects', async () => {
			const path = target.newPath();
			const subscription = await worker.subscribe(target.url(path));
			target.answer(302, { location: target.url('/elsewhere') });
			await worker.send(subscription, versionAdded());
			await expect.poll(() => target.at(path).length).toBe(1);
			target.answerOk();
			await expect.poll(() => target.at(path).length).toBe(2);
			expect(target.at('/elsewhere')).toEqual([]);
		});

		it('sets a subscription to gone when its target answers 410', async () => {
			const path = target.newPath();
			const { id, ...subscription } = await worker.subscribe(target.url(path));
			target.answer(410);
			await worker.send({ id, ...subscription }, versionAdded());
			await expect
				.poll(async () => await (await worker.api('GET', `/subscriptions/${id}`)).json())
				.toMatchObject({ status: 'gone' });
		});
	});

	it('keeps subscriptions and undelivered events across a restart', async () => {
		const path = target.newPath();
		const subscription = await worker.subscribe(target.url(path));
		await worker.api('POST', `/subscriptions/${subscription.id}/pause`);
		await worker.send(subscription, versionAdded());
		await worker.stop();
		await worker.run();
		await worker.api('POST', `/subscriptions/${subscription.id}/resume`);
		await expect.poll(() => target.at(path).length).toBe(1);
	});

	it('reports that it is running and ready', async () => {
		expect((await fetch(`${worker.url}/healthz`)).status).toBe(200);
		expect((await fetch(`${worker.url}/readyz`)).status).toBe(200);
	});
});

function verify({ headers, rawBody }: ReceivedDelivery, subscriptionId: string): object {
	return verifyDelivery(
		[deliveryKey(API_KEY, subscriptionId)],
		{
			id: String(headers[DELIVERY_HEADERS.id]),
			timestamp: String(headers[DELIVERY_HEADERS.timestamp]),
			signature: String(headers[DELIVERY_HEADERS.signature]),
		},
		rawBody,
		Date.now() / 1000,
	);
}
