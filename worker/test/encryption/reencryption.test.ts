import pino from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Reencrypted } from '../../../protocol/worker/api/shapes/encryption';
import { Reencryption } from '../../src/encryption/reencryption';
import { StoreUnavailableError } from '../../src/store/deadline';
import { SubscriptionCodec } from '../../src/subscriptions/subscriptionCodec';
import { SubscriptionStore } from '../../src/subscriptions/subscriptionStore';
import { Vault } from '../../src/encryption/vault';
import { Snapshots } from '../../src/watches/snapshot';
import { MemoryDocumentStore } from '../setup/memoryDocumentStore';

const OLD = Buffer.alloc(32, 1);
const NEW = Buffer.alloc(32, 2);
const TARGETS = ['http://n8n/1', 'http://n8n/2', 'http://n8n/3'];

/** Records of a store that fails on request, and that others write to as well. */
class FailingDocumentStore extends MemoryDocumentStore {
	replacements = 0;
	/** Number of replacements that succeed. */
	failsAfter = Number.POSITIVE_INFINITY;
	/** A change by someone else between the read and the replacement. */
	meanwhile: (() => Promise<unknown>) | undefined;

	override async replace(...change: Parameters<MemoryDocumentStore['replace']>): Promise<boolean> {
		const { meanwhile } = this;
		this.meanwhile = undefined;
		await meanwhile?.();
		if (this.replacements >= this.failsAfter) throw new StoreUnavailableError('killed');
		this.replacements += 1;
		return await super.replace(...change);
	}
}

let documents: FailingDocumentStore;

function storeWith(...keys: Buffer[]): SubscriptionStore {
	return new SubscriptionStore(documents, new SubscriptionCodec(new Vault(keys)));
}

async function reencrypt(...keys: Buffer[]): Promise<Reencrypted | undefined> {
	const all = { subscriptions: storeWith(...keys) };
	const done = await new Reencryption(documents, all, pino({ level: 'silent' })).run();
	return done.subscriptions;
}

beforeEach(async () => {
	documents = new FailingDocumentStore();
	for (const target of TARGETS) await storeWith(OLD).register(target, { label: target });
});

describe('re-encryption with the newest key', () => {
	it('makes the old key unnecessary and changes nothing else', async () => {
		const [place] = await storeWith(OLD).places();
		const before = await storeWith(OLD).get(place?.id ?? '');
		expect(await reencrypt(NEW, OLD)).toEqual({ rewritten: 3, current: 0, unreadable: 0 });
		expect(await storeWith(NEW).get(place?.id ?? '')).toEqual(before);
		expect(await reencrypt(NEW)).toEqual({ rewritten: 0, current: 3, unreadable: 0 });
	});

	it('continues after an interruption', async () => {
		documents.failsAfter = 2;
		await expect(reencrypt(NEW, OLD)).rejects.toThrow(StoreUnavailableError);
		const places = await storeWith(OLD).places();
		expect(places).toHaveLength(TARGETS.length);
		for (const { id } of places) {
			expect(await storeWith(NEW, OLD).get(id)).toMatchObject({ id });
		}
		documents.failsAfter = Number.POSITIVE_INFINITY;
		expect(await reencrypt(NEW, OLD)).toEqual({ rewritten: 1, current: 2, unreadable: 0 });
	});

	it('keeps a simultaneous change by someone else', async () => {
		const [place] = await storeWith(OLD).places();
		const id = place?.id ?? '';
		documents.meanwhile = async () => await storeWith(OLD).update(id, { label: 'changed' });
		expect(await reencrypt(NEW, OLD)).toMatchObject({ rewritten: 3 });
		expect(await storeWith(NEW).get(id)).toMatchObject({ label: 'changed' });
	});

	it('reports what it cannot read and leaves it alone', async () => {
		expect(await reencrypt(NEW)).toEqual({ rewritten: 0, current: 0, unreadable: 3 });
		expect(await reencrypt(NEW, OLD)).toMatchObject({ rewritten: 3 });
	});

	it('rewrites the snapshots of watches', async () => {
		const seen = new Snapshots(documents, new Vault([OLD]));
		const draft = seen.draft('wat_1', 1, ['name']);
		await draft.add('user', draft.rowOf({ name: 'Ada' }));
		await draft.flush();
		const snapshots = new Snapshots(documents, new Vault([NEW, OLD]));
		const watches = {
			places: async () => await snapshots.places('wat_1'),
			reseal: snapshots.reseal.bind(snapshots),
		};
		const log = pino({ level: 'silent' });
		const done = await new Reencryption(documents, { watches }, log).run();
		expect(done).toEqual({ watches: { rewritten: 1, current: 0, unreadable: 0 } });
		const after = await new Snapshots(documents, new Vault([NEW])).load('wat_1', 1);
		expect(after.read(after.take('user') ?? '')).toEqual({ name: 'Ada' });
	});
});
