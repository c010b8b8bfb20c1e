import { beforeEach, describe, expect, it } from 'vitest';
import type { Subscription } from '../../src/subscriptions/subscription';
import { subscriptionsInMemory, type SubscriptionsInMemory } from '../setup/subscriptionsInMemory';

const ORIGIN = 'https://n8n.example.com';
const TARGET = `${ORIGIN}/webhook/1`;

let world: SubscriptionsInMemory;
beforeEach(() => {
	world = subscriptionsInMemory([ORIGIN]);
});

async function register(target = TARGET): Promise<Subscription> {
	const outcome = await world.subscriptions.register(target, { label: 'Drawings' });
	if (outcome.kind === 'target not allowed') throw new Error(`${target} is not allowed`);
	return outcome.subscription;
}

const HOOK = {
	hookId: 'first',
	system: 'data',
	event: 'dm.version.added',
	region: 'US',
	scope: { folder: 'urn:folder' },
} as const;

describe('subscriptions', () => {
	it('are known to the process as soon as they are registered', async () => {
		const { id, routeKey } = await register();
		expect(world.directory.get(id)?.label).toBe('Drawings');
		expect(world.directory.withRouteKey(routeKey)).toBeDefined();
	});

	it.each([
		['a setting', (id: string) => world.subscriptions.update(id, { label: 'Models' })],
		['the status', (id: string) => world.subscriptions.setStatus(id, 'paused')],
		['the secrets', (id: string) => world.subscriptions.addSecret(id, 'S'.repeat(32))],
		['a hook', (id: string) => world.subscriptions.replaceHook(id, { ...HOOK, hookId: 'second' })],
	])('are known to the process in their new state after a change of %s', async (_what, change) => {
		const { id } = await register();
		await world.subscriptions.update(id, { hooks: [HOOK] });
		const before = world.directory.get(id);
		await change(id);
		expect(world.directory.get(id)).not.toEqual(before);
		expect(world.directory.get(id)).toEqual(await world.subscriptions.get(id));
	});

	it('refuse a target that the operator has not allowed', async () => {
		const outcome = await world.subscriptions.register('https://elsewhere.example.com/1', {});
		expect(outcome).toEqual({ kind: 'target not allowed' });
		expect(await world.subscriptions.all()).toEqual([]);
	});

	it('leave nothing behind when they are deleted', async () => {
		const { id } = await register();
		expect(await world.subscriptions.delete(id)).toBe(true);
		expect(world.directory.get(id)).toBeUndefined();
		expect(await world.subscriptions.get(id)).toBeUndefined();
		expect(await world.retired()).toEqual([id]);
	});

	it('report that there was nothing to delete', async () => {
		expect(await world.subscriptions.delete('sub_unknown')).toBe(false);
		expect(await world.retired()).toEqual([]);
	});

	it('include changes by other processes', async () => {
		const other = subscriptionsInMemory([ORIGIN], world.documents);
		const { id } = await register();
		await other.subscriptions.setStatus(id, 'paused');
		expect((await world.subscriptions.get(id))?.status).toBe('paused');
		expect((await world.subscriptions.all()).map(({ status }) => status)).toEqual(['paused']);
	});
});
