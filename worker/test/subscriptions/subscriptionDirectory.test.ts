import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentStore, StoredDocument } from '../../src/store/documentStore';
import { SubscriptionCodec } from '../../src/subscriptions/subscriptionCodec';
import { SubscriptionDirectory } from '../../src/subscriptions/subscriptionDirectory';
import { SubscriptionStore } from '../../src/subscriptions/subscriptionStore';
import { Vault } from '../../src/encryption/vault';

/** DocumentStore in memory that count how often they are listed, and can be made to fail. */
class MemoryDocumentStore implements DocumentStore {
	readonly values = new Map<string, string>();
	listings = 0;
	failure: Error | undefined;

	async get(_kind: string, id: string): Promise<string | undefined> {
		return this.values.get(id);
	}

	async list(): Promise<StoredDocument[]> {
		this.listings += 1;
		if (this.failure) throw this.failure;
		return Array.from(this.values, ([id, value]) => ({ id, value }));
	}

	async insert(_kind: string, id: string, value: string): Promise<boolean> {
		if (this.values.has(id)) return false;
		this.values.set(id, value);
		return true;
	}

	async replace(_kind: string, id: string, expected: string, value: string): Promise<boolean> {
		if (this.values.get(id) !== expected) return false;
		this.values.set(id, value);
		return true;
	}

	async delete(_kind: string, id: string): Promise<boolean> {
		return this.values.delete(id);
	}
}

describe('subscription directory', () => {
	const codec = new SubscriptionCodec(new Vault([Buffer.alloc(32)]));
	let documents: MemoryDocumentStore;
	let store: SubscriptionStore;
	let directory: SubscriptionDirectory;

	beforeEach(async () => {
		documents = new MemoryDocumentStore();
		store = new SubscriptionStore(documents, codec);
		directory = new SubscriptionDirectory(documents, codec);
		await directory.start();
	});
	afterEach(() => directory.stop());

	it('answers from memory if the key is known', async () => {
		const { subscription } = await store.register('https://n8n.example.com/1', {});
		await directory.refresh();
		const listings = documents.listings;
		documents.failure = new Error('store gone');
		expect(await directory.findByRouteKey(subscription.routeKey)).toEqual(subscription);
		expect(documents.listings).toBe(listings);
	});

	it('finds what another process has just registered', async () => {
		const { subscription } = await store.register('https://n8n.example.com/1', {});
		expect(await directory.findByRouteKey(subscription.routeKey)).toEqual(subscription);
	});

	it('does not answer "unknown" if the store cannot be read', async () => {
		documents.failure = new Error('store gone');
		await expect(directory.findByRouteKey('unknown')).rejects.toThrow('store gone');
	});

	it('reads the store once for a flood of unknown route keys', async () => {
		const listings = documents.listings;
		await Promise.all(Array.from({ length: 500 }, (_, i) => directory.findByRouteKey(`key ${i}`)));
		expect(documents.listings).toBe(listings + 1);
	});

	it('knows after a refresh what was written before it, even while another refresh is in progress', async () => {
		const underWay = directory.refresh();
		const { subscription } = await store.register('https://n8n.example.com/1', {});
		await directory.refresh();
		expect(directory.get(subscription.id)).toEqual(subscription);
		await underWay;
	});

	it('emits changes, and nothing else', async () => {
		let changes = 0;
		directory.on('change', () => {
			changes += 1;
		});
		const { subscription } = await store.register('https://n8n.example.com/1', {});
		await directory.refresh();
		await directory.refresh();
		expect(changes).toBe(1);
		await store.update(subscription.id, { label: 'renamed' });
		await directory.refresh();
		expect(changes).toBe(2);
		await store.delete(subscription.id);
		await directory.refresh();
		expect(changes).toBe(3);
		expect(await directory.findByRouteKey(subscription.routeKey)).toBeUndefined();
	});

	it('stores no secret in clear text', async () => {
		const { subscription } = await store.register(
			'https://n8n.example.com/1',
			{ extraSecrets: ['B'.repeat(40)], headers: { 'X-Api-Key': 'K'.repeat(40) } },
			{ kind: 'secret' },
		);
		const [stored = ''] = documents.values.values();
		expect(stored).not.toContain(subscription.callbackSecret);
		expect(stored).not.toContain(subscription.routeKey);
		expect(subscription.signingSecrets).toHaveLength(1);
		expect(stored).not.toContain('whsec_');
		expect(stored).not.toContain(subscription.signingSecrets[0]?.secret.slice(6));
		expect(stored).not.toContain('B'.repeat(40));
		expect(stored).not.toContain('K'.repeat(40));
		expect((await store.get(subscription.id))?.headers).toEqual({ 'X-Api-Key': 'K'.repeat(40) });
	});

	it('reads a subscription that was stored before there were headers', async () => {
		const { subscription } = await store.register('https://n8n.example.com/1', {});
		const { id, routeKey, callbackSecret } = subscription;
		const vault = new Vault([Buffer.alloc(32)]);
		const sealed = vault.seal(
			JSON.stringify({ routeKey, callbackSecret, extraSecrets: [] }),
			`subscription:${id}`,
		);
		const stored = JSON.parse(documents.values.get(id) ?? '{}') as object;
		documents.values.set(id, JSON.stringify({ ...stored, sealed }));
		expect(await store.get(id)).toEqual(subscription);
	});
});
