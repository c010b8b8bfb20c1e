import pino from 'pino';
import { Registry } from 'prom-client';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ApsApi } from '../../src/aps/apsApi';
import { eventQueue } from '../../src/events/storedEvent';
import { EventWriter } from '../../src/events/eventWriter';
import { ApsHooks } from '../../src/hooks/apsHooks';
import { BackfillRun } from '../../src/hooks/backfill/backfillRun';
import { SETTLING } from '../../src/hooks/backfill/backfillWindow';
import type { Gap } from '../../src/hooks/gap';
import { HookMetrics } from '../../src/hooks/hookMetrics';
import { HookDocuments } from '../../src/hooks/hookDocuments';
import { OrphanRemoval } from '../../src/hooks/orphanRemoval';
import type { Subscription } from '../../src/subscriptions/subscription';
import { SubscriptionCodec } from '../../src/subscriptions/subscriptionCodec';
import { SubscriptionStore } from '../../src/subscriptions/subscriptionStore';
import { Vault } from '../../src/encryption/vault';
import { embedded } from '../setup/stores';
import { useSimulator } from '../setup/useSimulator';
import { useStore } from '../setup/useStore';
import { APPS, FOLDERS, PROJECTS } from '../../../test/simulator';

const HOUR = 3_600_000;
const PREFIX = 'http://127.0.0.1:3000/callbacks/';
const signal = new AbortController().signal;
const log = pino({ level: 'silent' });

/** Behavior that takes hours or days, with a clock that the test advances. */
describe('over time', () => {
	const database = useStore(embedded);
	const simulator = useSimulator();
	let aps: ApsApi;
	let documents: HookDocuments;
	let metrics: HookMetrics;
	let offset = 0;
	const now = (): number => Date.now() + offset;

	beforeAll(() => {
		aps = new ApsApi({ ...APPS.twoLegged, baseUrl: simulator().url }, 1);
		documents = new HookDocuments(database.store.documents);
		metrics = new HookMetrics(new Registry(), documents);
	});
	afterEach(() => {
		offset = 0;
	});

	describe('an orphaned hook', () => {
		const hooks = (): ApsHooks => new ApsHooks(aps, 'US');

		async function create(name: string, source = 'n8n'): Promise<string> {
			const { towerModels: folder } = FOLDERS;
			const hook = {
				callbackUrl: `${PREFIX}${name}`,
				scope: { folder },
				hookAttribute: { source },
			};
			const address = { system: 'data', event: 'dm.version.added' };
			return (await hooks().create(address, hook, signal)) ?? '';
		}

		async function look(claimed: string[] = []): Promise<void> {
			const removal = new OrphanRemoval({
				aps,
				documents,
				metrics,
				log,
				now,
				callbackPrefix: () => PREFIX,
			});
			await removal.look('US', await hooks().list(signal), new Set(claimed), signal);
		}

		it('is removed after a day; others are not', async () => {
			const orphan = await create('nobody');
			const foreign = await create('foreign', 'another tool');
			const claimed = await create('claimed');
			await look([claimed]);
			offset = 23 * HOUR;
			await look([claimed]);
			expect(simulator().state.hooks.has(orphan)).toBe(true);
			offset = 25 * HOUR;
			await look([claimed]);
			expect([...simulator().state.hooks.keys()].sort()).toEqual([foreign, claimed].sort());
			expect(await documents.orphans.all()).toEqual([]);
		});

		it('stays if a subscription has claimed it in the meantime, and then waits a full day again', async () => {
			const hook = await create('registering');
			await look();
			offset = 20 * HOUR;
			await look([hook]);
			offset = 30 * HOUR;
			await look();
			expect(simulator().state.hooks.has(hook)).toBe(true);
		});

		it('is removed by a later attempt if Autodesk refuses at first', async () => {
			const orphan = await create('refused');
			await look();
			offset = 25 * HOUR;
			const fault = { kind: 'status', status: 403 } as const;
			simulator().faults.order({ method: 'DELETE', path: '/webhooks/v1/*', times: 1, fault });
			await look();
			expect(simulator().state.hooks.has(orphan)).toBe(true);
			await look();
			expect(simulator().state.hooks.has(orphan)).toBe(false);
		});
	});

	describe('a gap', () => {
		let subscription: Subscription;
		let backfill: BackfillRun;

		beforeAll(async () => {
			const vault = new Vault([Buffer.alloc(32, 7)]);
			const codec = new SubscriptionCodec(vault);
			const subscriptions = new SubscriptionStore(database.store.documents, codec);
			({ subscription } = await subscriptions.register('http://n8n.test/webhook/1', {}));
			const writer = new EventWriter(database.store, vault);
			backfill = new BackfillRun({ aps, subscriptions, documents, writer, metrics, log, now });
		});

		/** A gap of the last hour that has just ended. */
		async function gap(): Promise<Gap> {
			const { towerModels: folder } = FOLDERS;
			const recorded: Gap = {
				id: `gap_${crypto.randomUUID()}`,
				subscription: subscription.id,
				hook: {
					hookId: 'hook',
					system: 'data',
					event: 'dm.version.added',
					region: 'US',
					scope: { folder },
				},
				from: new Date(now() - HOUR).toISOString(),
				to: new Date(now()).toISOString(),
				backfill: {
					status: 'planned',
					reason: null,
					events: 0,
					projectId: PROJECTS.tower.id,
					hubId: null,
					nextPassAt: new Date(now()).toISOString(),
				},
			};
			await documents.gaps.insert(recorded);
			return recorded;
		}

		const upload = (fileName: string): unknown =>
			simulator().uploadFile({ fileName, folderId: FOLDERS.towerModels });

		it('is searched again once the repaired hook is certainly being called', async () => {
			const { waiting: before = 0 } = await eventQueue(
				database.store,
				subscription.id,
			).getJobCounts();
			upload('in the gap.rvt');
			const { id } = await gap();
			// When this arrived, the repaired hook was not being called yet.
			upload('just after.rvt');
			await backfill.run(signal);
			expect((await documents.gaps.get(id))?.backfill).toMatchObject({ status: 'done', events: 1 });

			await backfill.run(signal);
			expect((await documents.gaps.get(id))?.backfill.events).toBe(1);
			offset = SETTLING + 1000;
			await backfill.run(signal);
			expect((await documents.gaps.get(id))?.backfill).toMatchObject({
				status: 'done',
				events: 2,
				nextPassAt: null,
			});
			const { waiting = 0 } = await eventQueue(database.store, subscription.id).getJobCounts();
			expect(waiting - before).toBe(2);
		});

		it('is abandoned after two days if it could not be filled', async () => {
			const { id } = await gap();
			const fault = { kind: 'status', status: 403 } as const;
			simulator().faults.order({ path: '/data/v1/*', fault });
			await backfill.run(signal);
			expect((await documents.gaps.get(id))?.backfill).toMatchObject({
				nextPassAt: expect.any(String) as string,
			});
			offset = 49 * HOUR;
			await backfill.run(signal);
			expect((await documents.gaps.get(id))?.backfill).toMatchObject({
				status: 'failed',
				nextPassAt: null,
			});
		});

		it('can be looked up for a month', async () => {
			const { id } = await gap();
			offset = 29 * 24 * HOUR;
			await backfill.run(signal);
			expect(await documents.gaps.get(id)).toMatchObject({ id });
			offset = 31 * 24 * HOUR;
			await backfill.run(signal);
			expect(await documents.gaps.get(id)).toBeUndefined();
		});
	});
});
