import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';
import { describeEachStore, everyStore } from '../setup/stores';
import type { SubscriptionView } from '../setup/workerUnderTest';
import { HUBS, USERS } from '../../../test/simulator';
import type { AccountUser } from '../../../test/simulator/state/people';
import { useSimulator } from '../setup/useSimulator';

interface WatchView {
	id: string;
	status: string;
	records: number;
	nextRunAt: string | null;
	lastRun: {
		finishedAt: string;
		outcome: string;
		reason: string | null;
		added: number;
		updated: number;
		removed: number;
		unconfirmed: number;
	} | null;
}

describeEachStore('watches', everyStore, (store) => {
	const simulator = useSimulator();
	const target = useTarget();
	const worker = useWorker({ store, target, simulator });
	let subscription: SubscriptionView;
	let path: string;

	beforeEach(async () => {
		path = target.newPath();
		subscription = await worker.subscribe(target.url(path));
	});
	afterEach(async () => {
		const { data } = await json<{ data: WatchView[] }>('GET', '/watches');
		for (const { id } of data) await worker.api('DELETE', `/watches/${id}`);
	});
	async function json<Body>(method: string, url: string, body?: object): Promise<Body> {
		const response = await worker.api(method, url, body);
		expect(response.ok).toBe(true);
		return (await response.json()) as Body;
	}

	/** A watch whose first poll is over. */
	async function watch(settings: object = {}): Promise<WatchView> {
		const { id } = await json<WatchView>('POST', '/watches', {
			kind: 'accountUsers',
			accountId: HUBS.us.id,
			subscription: subscription.id,
			schedule: { everyMinutes: 60 },
			...settings,
		});
		return await after(id, undefined);
	}

	/** Polls now. */
	async function look({ id, lastRun }: WatchView): Promise<WatchView> {
		await json('POST', `/watches/${id}/run`);
		return await after(id, lastRun?.finishedAt);
	}

	/** The watch, once it has polled again. */
	async function after(id: string, previous: string | undefined): Promise<WatchView> {
		const get = async (): Promise<WatchView> => await json<WatchView>('GET', `/watches/${id}`);
		await expect
			.poll(async () => {
				const { lastRun } = await get();
				return lastRun !== null && lastRun.finishedAt !== previous;
			})
			.toBe(true);
		return await get();
	}

	const users = (): Map<string, AccountUser> => {
		const found = simulator().state.accountUsers.get(HUBS.us.accountId);
		if (!found) throw new Error('The account has no users');
		return found;
	};
	const events = (): DeliveredEvent[] => target.at(path).flatMap(({ delivery }) => delivery.events);
	const reported = (): unknown[] =>
		events().map(({ event, payload }) => [event, (payload.user as { id: string }).id]);

	it('reports nothing on the first poll, which is the baseline for later ones', async () => {
		const first = await watch();
		expect(first).toMatchObject({
			status: 'active',
			records: users().size,
			lastRun: { outcome: 'baseline', reason: null, added: 0 },
		});
		expect(Date.parse(first.nextRunAt ?? '')).toBeGreaterThan(Date.now());
		const second = await look(first);
		expect(second.lastRun).toMatchObject({ outcome: 'compared', added: 0, updated: 0, removed: 0 });
		expect(events()).toEqual([]);
	});

	it('reports who was added, who changed and how, and who was removed', async () => {
		const first = await watch({ label: 'Users' });
		simulator().populate({ accountUsers: 1 });
		const [added] = [...users().values()].slice(-1);
		const changed = users().get(USERS.lee.id);
		if (!added || !changed) throw new Error('Users are missing');
		Object.assign(changed, {
			role: 'project_admin',
			company_id: 'c-1',
			company_name: 'Example Co',
		});
		users().delete(USERS.kim.id);

		const second = await look(first);
		expect(second.lastRun).toMatchObject({ added: 1, updated: 1, removed: 1, unconfirmed: 0 });
		await expect.poll(() => events()).toHaveLength(3);
		const common = { watch: first.id, label: 'Users', accountId: HUBS.us.accountId };
		expect(events()).toEqual(
			expect.arrayContaining([
				expect.objectContaining({
					system: 'watch.accountUsers',
					event: 'account.user.added',
					region: 'US',
					synthetic: true,
					payload: {
						...common,
						hubId: HUBS.us.id,
						change: 'added',
						user: expect.objectContaining({ id: added.id, email: added.email, role: added.role }),
					},
				}),
				expect.objectContaining({
					event: 'account.user.updated',
					payload: expect.objectContaining({
						user: expect.objectContaining({ id: USERS.lee.id, role: 'project_admin' }),
						changed: ['role', 'companyId', 'companyName'],
						previous: { role: 'account_user', companyId: null, companyName: null },
					}),
				}),
				expect.objectContaining({
					event: 'account.user.removed',
					payload: expect.objectContaining({
						user: expect.objectContaining({ id: USERS.kim.id, email: USERS.kim.email }),
					}),
				}),
			]),
		);
	});

	it('reports a change once, and its reversal as another change', async () => {
		const first = await watch();
		const lee = users().get(USERS.lee.id);
		if (!lee) throw new Error('Lee is missing');
		lee.status = 'inactive';
		const second = await look(first);
		const third = await look(second);
		expect(third.lastRun).toMatchObject({ updated: 0 });
		lee.status = 'active';
		const fourth = await look(third);
		lee.status = 'inactive';
		await look(fourth);
		await expect.poll(reported).toEqual(Array(3).fill(['account.user.updated', USERS.lee.id]));
	});

	it('ignores sign-ins', async () => {
		const first = await watch();
		const lee = users().get(USERS.lee.id);
		if (lee) lee.last_sign_in = new Date().toISOString();
		expect((await look(first)).lastRun).toMatchObject({ updated: 0 });
	});

	it('does not treat a failed page as people who left', async () => {
		simulator().populate({ accountUsers: 250 });
		const first = await watch();
		const fault = { kind: 'status', status: 403 } as const;
		simulator().faults.order({ path: '/hq/v1/*/users', after: 1, fault });
		const failed = await look(first);
		expect(failed.lastRun).toMatchObject({
			outcome: 'failed',
			reason: expect.stringContaining('403'),
			removed: 0,
		});
		simulator().faults.clear();
		const next = await look(failed);
		expect(next.lastRun).toMatchObject({ outcome: 'compared', added: 0, removed: 0 });
		expect(events()).toEqual([]);
	});

	it('does not report records that a shifting list has skipped', async () => {
		simulator().populate({ accountUsers: 150 });
		const first = await watch();
		const [skipped] = [...users().entries()].slice(120);
		if (!skipped) throw new Error('Users are missing');
		// Not listed, but there when requested.
		const list = users();
		const original = list.values.bind(list);
		list.values = () =>
			[...original()].filter(({ id }) => id !== skipped[0]).values() as ReturnType<typeof original>;
		const second = await look(first);
		expect(second.lastRun).toMatchObject({ removed: 0, unconfirmed: 0 });
		list.values = original;
		const third = await look(second);
		expect(third.lastRun).toMatchObject({ added: 0, removed: 0 });
		expect(events()).toEqual([]);
	});

	it('reports a removal later if it cannot be confirmed now', async () => {
		const first = await watch();
		users().delete(USERS.lee.id);
		const fault = { kind: 'status', status: 403 } as const;
		simulator().faults.order({ path: `*/users/${USERS.lee.id}`, times: 1, fault });
		const second = await look(first);
		expect(second.lastRun).toMatchObject({ removed: 0, unconfirmed: 1 });
		await look(second);
		await expect.poll(reported).toEqual([['account.user.removed', USERS.lee.id]]);
	});

	describe('when far fewer records are listed', () => {
		const alarms = (alarm: string): DeliveredEvent[] =>
			target.at(alarm).flatMap(({ delivery }) => delivery.events);

		/** A watch of 14 users, of whom six disappear. */
		async function dropped(settings: object = {}): Promise<WatchView> {
			simulator().populate({ accountUsers: 12 });
			const first = await watch(settings);
			for (const id of [...users().keys()].slice(8)) users().delete(id);
			return await look(first);
		}

		it('reports no removal, and raises the alarm once', async () => {
			const alarm = target.newPath();
			await worker.subscribe(target.url(alarm), { workerEvents: ['worker.watch.suspicious'] });
			const suspicious = await dropped({ label: 'Users' });
			expect(suspicious).toMatchObject({
				records: 14,
				lastRun: {
					outcome: 'suspicious',
					removed: 0,
					unconfirmed: 6,
					reason: expect.stringContaining('Only 8 of 14 known records'),
				},
			});
			expect((await look(suspicious)).lastRun).toMatchObject({ outcome: 'suspicious' });
			await expect.poll(() => alarms(alarm)).toHaveLength(1);
			expect(alarms(alarm)[0]).toMatchObject({
				system: 'worker',
				event: 'worker.watch.suspicious',
				payload: { watch: suspicious.id, label: 'Users', records: 14, missing: 6 },
			});
			expect(events()).toEqual([]);
		});

		it('still reports who was added, and nothing once the others are back', async () => {
			simulator().populate({ accountUsers: 12 });
			const first = await watch();
			const before = new Map(users());
			users().clear();
			simulator().populate({ accountUsers: 1 });
			const suspicious = await look(first);
			expect(suspicious.lastRun).toMatchObject({ outcome: 'suspicious', added: 1, removed: 0 });
			for (const [id, user] of before) users().set(id, user);
			const back = await look(suspicious);
			expect(back.lastRun).toMatchObject({ outcome: 'compared', added: 0, unconfirmed: 0 });
			await expect.poll(reported).toHaveLength(1);
		});

		it('reports the removals once the drop is accepted', async () => {
			const suspicious = await dropped();
			const accepted = await json<WatchView>('POST', `/watches/${suspicious.id}/accept`);
			const settled = await after(accepted.id, suspicious.lastRun?.finishedAt);
			expect(settled).toMatchObject({
				records: 8,
				lastRun: { outcome: 'compared', removed: 6, unconfirmed: 0, reason: null },
			});
			await expect.poll(reported).toHaveLength(6);
			// The next drop needs a decision of its own.
			for (const id of [...users().keys()].slice(1)) users().delete(id);
			expect((await look(settled)).lastRun).toMatchObject({ outcome: 'suspicious', removed: 0 });
		});

		it('is suspicious again if even more is missing than was accepted', async () => {
			const suspicious = await dropped();
			users().clear();
			await json('POST', `/watches/${suspicious.id}/accept`);
			const again = await after(suspicious.id, suspicious.lastRun?.finishedAt);
			expect(again.lastRun).toMatchObject({ outcome: 'suspicious', removed: 0, unconfirmed: 14 });
		});

		it('reports everything if its maximum allows that', async () => {
			const compared = await dropped({ maxRemovedPercent: 100 });
			expect(compared.lastRun).toMatchObject({ outcome: 'compared', removed: 6 });
		});

		it('has nothing to accept while no run was suspicious', async () => {
			const { id } = await watch();
			const response = await worker.api('POST', `/watches/${id}/accept`);
			expect(response.status).toBe(409);
			expect(await response.json()).toMatchObject({ title: 'Not suspicious' });
			expect((await worker.api('POST', '/watches/wat_unknown/accept')).status).toBe(404);
		});
	});

	it('waits for its subscription if n8n has removed it, and misses nothing', async () => {
		const first = await watch();
		await worker.api('DELETE', `/subscriptions/${subscription.id}`);
		simulator().populate({ accountUsers: 1 });
		const failed = await look(first);
		expect(failed.lastRun).toMatchObject({
			outcome: 'failed',
			reason: expect.stringContaining(subscription.id),
		});
		// Activating the workflow again creates the same subscription.
		await worker.subscribe(target.url(path));
		await look(failed);
		await expect.poll(() => events().map(({ event }) => event)).toEqual(['account.user.added']);
	});

	it('also watches projects', async () => {
		const first = await watch({ kind: 'accountProjects' });
		simulator().populate({ projects: 1 });
		await look(first);
		await expect.poll(() => events().map(({ event }) => event)).toEqual(['account.project.added']);
		expect(events()[0]).toMatchObject({
			system: 'watch.accountProjects',
			payload: { project: { name: 'Project 00001', status: 'active' } },
		});
	});

	it('polls in the given region', async () => {
		const emea = await watch({ accountId: HUBS.emea.accountId, region: 'EMEA' });
		expect(emea.lastRun).toMatchObject({ outcome: 'baseline' });
		const elsewhere = await watch({ accountId: HUBS.emea.accountId });
		expect(elsewhere.lastRun).toMatchObject({
			outcome: 'failed',
			reason: expect.stringContaining('404'),
		});
	});

	it('does not poll while it is paused, unless asked to', async () => {
		const first = await watch();
		const paused = await json<WatchView>('PATCH', `/watches/${first.id}`, { status: 'paused' });
		expect(paused).toMatchObject({ status: 'paused', nextRunAt: null });
		expect((await look(paused)).lastRun).toMatchObject({ outcome: 'compared' });
		const active = await json<WatchView>('PATCH', `/watches/${first.id}`, {
			status: 'active',
			schedule: { cron: '30 6 * * 1-5', timezone: 'Europe/Berlin' },
		});
		expect(active.nextRunAt).toMatch(/T0[45]:30:00/);
	});

	it('keeps its schedule and its snapshot across a restart', async () => {
		const looked = await watch({ schedule: { cron: '0 4 * * *' } });
		await worker.stop();
		await worker.run();
		simulator().populate({ accountUsers: 1 });
		const again = await look(looked);
		expect(again.nextRunAt).toMatch(/T04:00:00/);
		expect(again.lastRun).toMatchObject({ outcome: 'compared', added: 1 });
	});

	it('disappears when it is deleted', async () => {
		const { id } = await watch();
		expect((await worker.api('DELETE', `/watches/${id}`)).status).toBe(204);
		expect((await worker.api('DELETE', `/watches/${id}`)).status).toBe(404);
		expect((await worker.api('GET', `/watches/${id}`)).status).toBe(404);
		expect((await worker.api('POST', `/watches/${id}/run`)).status).toBe(404);
	});

	it.each<[string, object, string]>([
		['an unknown kind', { kind: 'weather' }, 'kind'],
		['no account', { accountId: 'b.17' }, 'accountId'],
		['an unknown region', { region: 'MOON' }, 'region'],
		['no subscription', { subscription: 'sub_unknown' }, 'subscription'],
		['never', { schedule: { everyMinutes: 0 } }, 'schedule'],
		['six fields', { schedule: { cron: '* * * * * *' } }, 'schedule'],
		['nonsense', { schedule: { cron: '99 * * * *' } }, 'schedule'],
		['no time zone', { schedule: { cron: '0 4 * * *', timezone: 'Bielefeld' } }, 'schedule'],
		['more than everything', { maxRemovedPercent: 101 }, 'maxRemovedPercent'],
		['an unknown setting', { colour: 'red' }, '(request)'],
	])('refuses %s', async (_what, settings, field) => {
		const response = await worker.api('POST', '/watches', {
			kind: 'accountUsers',
			accountId: HUBS.us.id,
			subscription: subscription.id,
			schedule: { everyMinutes: 60 },
			...settings,
		});
		expect(response.status).toBe(422);
		const { errors } = (await response.json()) as { errors: { field: string }[] };
		expect(errors.map((error) => error.field.split('.')[0])).toContain(field);
	});
});
