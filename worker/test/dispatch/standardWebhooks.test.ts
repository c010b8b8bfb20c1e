import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import type {
	RegisteredSubscription,
	RotatedSecret,
	Subscription,
} from '../../../protocol/worker/api/shapes/subscription';
import type { ProblemDocument } from '../../../protocol/worker/api/shapes/problem';
import { generateSigningSecret } from '../../../protocol/worker/signingSecret';
import { versionAdded } from '../setup/callbackBodies';
import type { ReceivedDelivery } from '../setup/target';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';
import { API_KEY } from '../setup/workerUnderTest';

const target = useTarget();
const worker = useWorker({ target });

async function register(body: object): Promise<{ status: number; answer: RegisteredSubscription }> {
	const response = await worker.api('POST', '/subscriptions', body);
	return { status: response.status, answer: (await response.json()) as RegisteredSubscription };
}

/** A new subscription with a secret of its own. */
async function withSecret(path = target.newPath()): Promise<RegisteredSubscription> {
	return (await register({ target: target.url(path), signingKey: 'secret' })).answer;
}

async function rotate(id: string, body?: object): Promise<RotatedSecret> {
	const response = await worker.api('POST', `/subscriptions/${id}/rotate-secret`, body);
	expect(response.status).toBe(200);
	return (await response.json()) as RotatedSecret;
}

async function delivered(subscription: RegisteredSubscription): Promise<ReceivedDelivery> {
	const { pathname } = new URL(subscription.target);
	const before = target.at(pathname).length;
	await worker.send(subscription, versionAdded({ name: 'Façade €.dwg' }));
	await expect.poll(() => target.at(pathname).length).toBe(before + 1);
	return target.at(pathname)[before] as ReceivedDelivery;
}

/** Whether the library of Standard Webhooks accepts the delivery. */
function accepts(secret: string, { headers, rawBody }: ReceivedDelivery): boolean {
	try {
		new Webhook(secret).verify(rawBody, headers as Record<string, string>);
		return true;
	} catch {
		return false;
	}
}

describe('a receiver that uses the library of Standard Webhooks', () => {
	it('verifies deliveries with the secret of the subscription', async () => {
		const subscription = await withSecret();
		const { signingSecret } = subscription;
		expect(signingSecret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
		const delivery = await delivered(subscription);
		expect(accepts(signingSecret ?? '', delivery)).toBe(true);
		const altered = { ...delivery, rawBody: delivery.rawBody.replace('dwg', 'dwf') };
		expect(accepts(signingSecret ?? '', altered)).toBe(false);
		const { signingSecret: other } = await withSecret();
		expect(accepts(other ?? '', delivery)).toBe(false);
	});

	it('verifies deliveries with the derived key, made as the documentation says', async () => {
		const { answer } = await register({ target: target.url(target.newPath()) });
		const key = createHmac('sha256', API_KEY).update(`subscription:${answer.id}`).digest('base64');
		expect(accepts(key, await delivered(answer))).toBe(true);
	});

	it('still verifies with the previous secret after a rotation, and with the new one', async () => {
		const subscription = await withSecret();
		const { signingSecret, previousUntil } = await rotate(subscription.id);
		const delivery = await delivered(subscription);
		expect(accepts(subscription.signingSecret ?? '', delivery)).toBe(true);
		expect(accepts(signingSecret, delivery)).toBe(true);
		const hours = (Date.parse(previousUntil ?? '') - Date.now()) / 3_600_000;
		expect(hours).toBeGreaterThan(23);
		expect(hours).toBeLessThanOrEqual(24);
	});

	it('no longer verifies with a secret that has leaked', async () => {
		const subscription = await withSecret();
		const { signingSecret, previousUntil } = await rotate(subscription.id, {
			keepPreviousHours: 0,
		});
		expect(previousUntil).toBeNull();
		const delivery = await delivered(subscription);
		expect(accepts(subscription.signingSecret ?? '', delivery)).toBe(false);
		expect(accepts(signingSecret, delivery)).toBe(true);
	});
});

describe('a signing secret that the receiver has already', () => {
	const given = generateSigningSecret();

	it('signs deliveries, and is known again on the next registration', async () => {
		const body = { target: target.url(target.newPath()), signingSecret: given };
		const { status, answer } = await register(body);
		expect([status, answer.signingKey, answer.signingSecret]).toEqual([201, 'secret', given]);
		expect(accepts(given, await delivered(answer))).toBe(true);
		const again = await register({ ...body, label: 'two' });
		expect(again).toMatchObject({ status: 200, answer: { label: 'two', signingSecret: null } });
		expect(accepts(given, await delivered(answer))).toBe(true);
	});

	it('does not silently replace another one', async () => {
		const url = target.url(target.newPath());
		const { answer } = await register({ target: url, signingKey: 'secret', label: 'one' });
		const response = await worker.api('POST', '/subscriptions', {
			target: url,
			signingSecret: given,
			label: 'two',
		});
		const text = await response.text();
		expect([response.status, text]).toEqual([
			409,
			expect.stringContaining(`${answer.id}, whose deliveries are signed with another secret`),
		]);
		expect(text).not.toContain(given);
		const kept = await worker.api('GET', `/subscriptions/${answer.id}`);
		expect(await kept.json()).toMatchObject({ label: 'one', updatedAt: answer.updatedAt });
	});

	it('can be rotated to, twice without effect', async () => {
		const subscription = await withSecret();
		for (let count = 0; count < 2; count += 1) {
			const rotated = await rotate(subscription.id, { signingSecret: given });
			expect(rotated.signingSecret).toBe(given);
			expect(rotated.previousUntil).not.toBeNull();
		}
		const delivery = await delivered(subscription);
		expect(accepts(given, delivery)).toBe(true);
		expect(accepts(subscription.signingSecret ?? '', delivery)).toBe(true);
		expect(String(delivery.headers['webhook-signature']).split(' ')).toHaveLength(2);
	});

	it.each(['whsec_short-secret', 'whsec_', given.slice(6), `whsec_${'A'.repeat(44)}`, 7])(
		'is refused as %j, and not repeated',
		async (signingSecret) => {
			const subscription = await withSecret();
			for (const [path, body] of [
				['/subscriptions', { target: target.url(target.newPath()), signingSecret }],
				[`/subscriptions/${subscription.id}/rotate-secret`, { signingSecret }],
			] as const) {
				const response = await worker.api('POST', path, body);
				const text = await response.text();
				expect([response.status, text]).toEqual([
					422,
					expect.stringContaining('"field":"signingSecret"'),
				]);
				if (signingSecret !== 'whsec_') expect(text).not.toContain(String(signingSecret));
			}
			expect(accepts(subscription.signingSecret ?? '', await delivered(subscription))).toBe(true);
		},
	);

	it('is refused where the derived key signs', async () => {
		const body = { target: target.url(target.newPath()), signingKey: 'derived' };
		const both = await worker.api('POST', '/subscriptions', { ...body, signingSecret: given });
		expect(both.status).toBe(422);
		expect(((await both.json()) as ProblemDocument).detail).toContain('the derived key signs');
		const { answer } = await register(body);
		const later = await worker.api('POST', '/subscriptions', {
			target: answer.target,
			signingSecret: given,
		});
		expect(later.status).toBe(409);
	});
});

describe('the signing secret of a subscription', () => {
	it('is shown once, when the subscription is created', async () => {
		const path = target.newPath();
		const created = await withSecret(path);
		const again = await register({ target: target.url(path), signingKey: 'secret', label: 'two' });
		expect(again.status).toBe(200);
		expect(again.answer).toMatchObject({ label: 'two', signingKey: 'secret', signingSecret: null });
		for (const place of ['/subscriptions', `/subscriptions/${created.id}`]) {
			const text = await (await worker.api('GET', place)).text();
			expect(text).toContain('"signingKey":"secret"');
			expect(text).not.toContain(created.signingSecret);
			expect(text).not.toContain('whsec_');
		}
	});

	it('survives a restart, because the subscription keeps it encrypted', async () => {
		const subscription = await withSecret();
		await worker.stop();
		await worker.run();
		expect(accepts(subscription.signingSecret ?? '', await delivered(subscription))).toBe(true);
	});

	it('is kept when somebody registers again without choosing a key', async () => {
		const path = target.newPath();
		const { id } = await withSecret(path);
		const { answer } = await register({ target: target.url(path) });
		expect(answer).toMatchObject({ id, signingKey: 'secret' });
	});

	it.each([
		['secret', 'derived', 'signed with a secret of its own'],
		['derived', 'secret', 'signed with a key derived from API_KEY'],
	])('%s cannot become %s, and nothing changes', async (first, second, reason) => {
		const url = target.url(target.newPath());
		const { answer } = await register({ target: url, signingKey: first, label: 'one' });
		const response = await worker.api('POST', '/subscriptions', {
			target: url,
			signingKey: second,
			label: 'two',
		});
		expect(response.status).toBe(409);
		const { detail } = (await response.json()) as ProblemDocument;
		expect(detail).toContain(`the subscription ${answer.id}`);
		expect(detail).toContain(reason);
		const kept = (await (
			await worker.api('GET', `/subscriptions/${answer.id}`)
		).json()) as Subscription;
		expect(kept).toMatchObject({
			label: 'one',
			signingKey: first,
			updatedAt: answer.updatedAt,
		});
	});

	it('cannot be rotated where there is none', async () => {
		const { answer } = await register({ target: target.url(target.newPath()) });
		const response = await worker.api('POST', `/subscriptions/${answer.id}/rotate-secret`);
		expect(response.status).toBe(409);
		expect(((await response.json()) as ProblemDocument).detail).toContain('Rotate API_KEY instead');
		const unknown = await worker.api('POST', '/subscriptions/sub_unknown/rotate-secret');
		expect(unknown.status).toBe(404);
	});

	it.each([-1, 169, 1.5, '24'])('is not kept for %j hours', async (keepPreviousHours) => {
		const { id } = await withSecret();
		const response = await worker.api('POST', `/subscriptions/${id}/rotate-secret`, {
			keepPreviousHours,
		});
		expect(response.status).toBe(422);
	});
});
