import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/openStore';
import type { Store } from '../../src/store/store';
import { RetiredQueues } from '../../src/subscriptions/retiredQueues';
import { SUBSCRIPTION_KIND } from '../../src/subscriptions/subscriptionStore';
import { copyEmbeddedTemplate } from '../setup/embeddedTemplate';

const MINUTE = 60_000;

describe('queues of deleted subscriptions', () => {
	let folder: string;
	let store: Store;
	let retired: RetiredQueues;

	beforeAll(async () => {
		folder = await mkdtemp(`${tmpdir()}/aps-retired-`);
		await copyEmbeddedTemplate(folder);
		store = await openStore({ store: { kind: 'embedded' }, dataDir: folder }, () => undefined);
		retired = new RetiredQueues(store, store.documents);
	});
	afterAll(async () => {
		await store.close();
		await rm(folder, { recursive: true });
	});

	async function retireWithEvent(id: string): Promise<void> {
		await store.queue(id).add('event', {});
		await retired.retire(id, 0);
	}

	it('are destroyed a minute later, with everything in them', async () => {
		await retireWithEvent('deleted');
		await retired.destroyDue(MINUTE - 1);
		expect(await store.queue('deleted').count()).toBe(1);
		await retired.destroyDue(MINUTE);
		expect(await store.queue('deleted').count()).toBe(0);
	});

	it('stay if another process has just created the subscription again', async () => {
		await retireWithEvent('back');
		await store.documents.insert(SUBSCRIPTION_KIND, 'back', '{}');
		await retired.destroyDue(MINUTE);
		expect(await store.queue('back').count()).toBe(1);
	});

	it('work again if their destruction was interrupted and their subscription is back', async () => {
		await retireWithEvent('cut-short');
		await store.queue('cut-short').pause();
		await store.documents.insert(SUBSCRIPTION_KIND, 'cut-short', '{}');
		await retired.destroyDue(MINUTE);
		expect(await store.queue('cut-short').isPaused()).toBe(false);
	});
});
