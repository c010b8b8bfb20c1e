import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { Registry } from 'prom-client';
import { beforeEach, describe, expect, it } from 'vitest';
import { signCallback } from '../../../protocol/callbacks/callbackSignature';
import {
	Intake,
	STORE_DEADLINE,
	type IntakeOutcome,
	type ReceivedCallback,
} from '../../src/intake/intake';
import { Quarantine, type QuarantineParts } from '../../src/quarantine/quarantine';
import { StoreUnavailableError } from '../../src/store/deadline';
import type { Store } from '../../src/store/store';
import { DEFAULT_SETTINGS, type Subscription } from '../../src/subscriptions/subscription';
import { Vault } from '../../src/encryption/vault';
import { versionAdded } from '../setup/callbackBodies';
import { MemoryDocumentStore } from '../setup/memoryDocumentStore';

const DAY = 24 * 3_600_000;

function subscriptionOf(id: string): Subscription {
	const now = new Date().toISOString();
	return {
		...DEFAULT_SETTINGS,
		id,
		target: 'http://n8n/1',
		status: 'active',
		routeKey: 'key',
		callbackSecret: 'right',
		signingSecrets: [],
		createdAt: now,
		updatedAt: now,
	};
}

let bodies = 0;
function forged(): ReceivedCallback {
	bodies += 1;
	const body = Buffer.from(`{"number":${bodies}}`);
	const signature = signCallback(body, 'wrong');
	return { body, signature, deliveryId: undefined, headers: {} };
}

/** Records of a store that may be down. */
class UnsteadyDocumentStore extends MemoryDocumentStore {
	isDown: (kind: string) => boolean = () => false;
	refusals = 0;

	override async insert(...record: Parameters<MemoryDocumentStore['insert']>): Promise<boolean> {
		if (this.isDown(record[0])) {
			this.refusals += 1;
			throw new StoreUnavailableError('down');
		}
		return await super.insert(...record);
	}
}

/** Accepts events, but takes longer than Autodesk waits. */
const slowStore: Pick<Store, 'add' | 'ping'> = {
	add: async (_queue, { options }) => {
		await sleep(1.5 * STORE_DEADLINE);
		return options.jobId;
	},
	ping: async () => undefined,
};

let documents: UnsteadyDocumentStore;
let parts: QuarantineParts;
let quarantine: Quarantine;
let taken: string[];
/** What the intake answers. */
let outcome: () => IntakeOutcome;

beforeEach(() => {
	documents = new UnsteadyDocumentStore();
	taken = [];
	outcome = () => ({ kind: 'accepted', eventId: 'evt_1' });
	const intake: Pick<Intake, 'receive'> = {
		receive: async (_subscription, { body }) => {
			const result = outcome();
			taken.push(Buffer.from(body).toString());
			return result;
		},
	};
	parts = {
		documents,
		registry: new Registry(),
		log: pino({ level: 'silent' }),
		vault: new Vault([Buffer.alloc(32, 1)]),
		intake: intake as Intake,
	};
	quarantine = new Quarantine(parts);
});

async function hold(id: string, count = 1): Promise<void> {
	const before = (await quarantine.list()).length;
	for (let i = 1; i <= count; i += 1) {
		quarantine.refused(subscriptionOf(id), forged());
		await expect.poll(async () => (await quarantine.list()).length).toBe(before + i);
	}
}

describe('the quarantine', () => {
	it('limits the callbacks held per subscription and in total', async () => {
		for (const id of ['1', '2', '3', '4', '5', '6']) {
			for (let i = 0; i < 220; i += 1) {
				quarantine.refused(subscriptionOf(`sub_${id}`), forged());
				await new Promise(setImmediate);
			}
		}
		expect(await quarantine.list('sub_1')).toHaveLength(200);
		expect(await quarantine.list()).toHaveLength(1000);
	});

	it('has room again after callbacks have left', async () => {
		await hold('sub_1', 200);
		quarantine.refused(subscriptionOf('sub_1'), forged());
		expect(await quarantine.discardAll('sub_1')).toBe(200);
		await hold('sub_1');
	});

	it('discards callbacks after a week', async () => {
		await hold('sub_1');
		await quarantine.sweep(() => true, Date.now() + 6 * DAY);
		expect(await quarantine.list()).toHaveLength(1);
		await quarantine.sweep(() => true, Date.now() + 8 * DAY);
		expect(await quarantine.list()).toEqual([]);
		expect(await documents.list('quarantine-body')).toEqual([]);
	});

	it('discards callbacks of a deleted subscription, once every process must know that', async () => {
		await hold('sub_1');
		await hold('sub_2');
		const isSubscribed = (id: string): boolean => id === 'sub_2';
		await quarantine.sweep(isSubscribed);
		expect(await quarantine.list()).toHaveLength(2);
		await quarantine.sweep(isSubscribed, Date.now() + 61_000);
		expect((await quarantine.list()).map(({ subscription }) => subscription)).toEqual(['sub_2']);
	});

	it('survives a store that is down, and holds callbacks again afterwards', async () => {
		documents.isDown = (): boolean => true;
		const callback = forged();
		quarantine.refused(subscriptionOf('sub_1'), callback);
		await expect.poll(() => documents.refusals).toBe(1);
		documents.isDown = (): boolean => false;
		quarantine.refused(subscriptionOf('sub_1'), callback);
		await expect.poll(async () => (await quarantine.list()).length).toBe(1);
	});

	it('shows nothing, and leaves nothing behind, of callbacks that were stored incompletely', async () => {
		documents.isDown = (kind): boolean => kind === 'quarantine-body';
		quarantine.refused(subscriptionOf('sub_1'), forged());
		await expect.poll(() => documents.refusals).toBe(1);
		expect(await documents.list('quarantine')).toHaveLength(1);
		expect(await quarantine.list()).toEqual([]);
		expect(await quarantine.release(subscriptionOf('sub_1'))).toMatchObject({ unreadable: 0 });
		await quarantine.sweep(() => true, Date.now() + 61_000);
		expect(await documents.list('quarantine')).toEqual([]);
	});

	it('waits for a slow store while it releases, because Autodesk is not waiting', async () => {
		const intake = new Intake(slowStore, parts.vault);
		const patient = new Quarantine({ ...parts, registry: new Registry(), intake });
		const subscription = subscriptionOf('sub_1');
		const body = Buffer.from(versionAdded());
		const signature = signCallback(body, 'wrong');
		quarantine.refused(subscription, { ...forged(), body, signature });
		await expect.poll(async () => (await quarantine.list()).length).toBe(1);
		const release = patient.release({ ...subscription, callbackSecret: 'wrong' });
		expect(await release).toMatchObject({ released: 1 });
	});

	it('releases the rest when asked again after the store was down', async () => {
		await hold('sub_1', 3);
		outcome = () => {
			if (taken.length === 1) throw new StoreUnavailableError('down');
			return { kind: 'accepted', eventId: 'evt_1' };
		};
		const subscription = subscriptionOf('sub_1');
		await expect(quarantine.release(subscription)).rejects.toThrow(StoreUnavailableError);
		expect(await quarantine.list()).toHaveLength(2);
		outcome = () => ({ kind: 'accepted', eventId: 'evt_2' });
		expect(await quarantine.release(subscription)).toMatchObject({ released: 2 });
		expect(taken).toHaveLength(3);
		expect(taken).toEqual([...taken].sort());
	});
});
