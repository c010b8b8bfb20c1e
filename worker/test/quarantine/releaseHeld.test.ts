import pino from 'pino';
import { Registry } from 'prom-client';
import { beforeEach, describe, expect, it } from 'vitest';
import { signCallback } from '../../../protocol/callbacks/callbackSignature';
import { Intake } from '../../src/intake/intake';
import { Quarantine } from '../../src/quarantine/quarantine';
import { releaseHeld } from '../../src/quarantine/releaseHeld';
import type { Store } from '../../src/store/store';
import { LIMITS } from '../../../protocol/worker/api/limits';
import type { Subscription } from '../../src/subscriptions/subscription';
import { Vault } from '../../src/encryption/vault';
import { versionAdded } from '../setup/callbackBodies';
import { subscriptionsInMemory, type SubscriptionsInMemory } from '../setup/subscriptionsInMemory';

const CHANGED = 'C'.repeat(32);
const MISTYPED = 'M'.repeat(32);

/** Accepts every event. */
const store: Pick<Store, 'add' | 'ping'> = {
	add: async (_queue, { options }) => options.jobId,
	ping: async () => undefined,
};

describe('releasing with a further secret', () => {
	let world: SubscriptionsInMemory;
	let quarantine: Quarantine;
	let subscription: Subscription;

	beforeEach(async () => {
		world = subscriptionsInMemory(['http://n8n']);
		const vault = new Vault([Buffer.alloc(32)]);
		const intake = new Intake(store, vault);
		quarantine = new Quarantine({
			documents: world.documents,
			vault,
			intake,
			registry: new Registry(),
			log: pino({ level: 'silent' }),
		});
		const outcome = await world.subscriptions.register('http://n8n/1', {});
		if (outcome.kind === 'target not allowed') throw new Error('The target is not allowed');
		({ subscription } = outcome);
		const body = Buffer.from(versionAdded());
		quarantine.refused(subscription, {
			body,
			signature: signCallback(body, CHANGED),
			deliveryId: undefined,
			headers: {},
		});
		await expect.poll(async () => await quarantine.list()).toHaveLength(1);
	});

	const release = async (id: string, secret?: string) =>
		await releaseHeld({ quarantine, subscriptions: world.subscriptions }, id, secret);
	const secretsKnown = () => world.directory.get(subscription.id)?.extraSecrets;

	it('accepts the secret that callbacks were signed with from now on', async () => {
		expect(await release(subscription.id, CHANGED)).toMatchObject({
			kind: 'released',
			release: { released: 1, refused: 0 },
		});
		expect(secretsKnown()).toEqual([CHANGED]);
	});

	it('never accepts a secret that signed no callback', async () => {
		expect(await release(subscription.id, MISTYPED)).toEqual({
			kind: 'secret refused',
			reason: 'No held callback was signed with this secret',
		});
		expect(secretsKnown()).toEqual([]);
		expect(await quarantine.list()).toHaveLength(1);
	});

	it('refuses one more secret than a subscription can have', async () => {
		const many = Array.from({ length: LIMITS.subscription.extraSecrets.maxItems }, (_, index) =>
			`${index}`.repeat(32),
		);
		await world.subscriptions.update(subscription.id, { extraSecrets: many });
		const outcome = await release(subscription.id, CHANGED);
		expect(outcome).toMatchObject({ kind: 'secret refused' });
		expect(secretsKnown()).toEqual(many);
	});

	it('reports that there is no such subscription', async () => {
		expect(await release('sub_unknown', CHANGED)).toEqual({ kind: 'no subscription' });
	});
});
