import { expect, it } from 'vitest';
import type { Watch } from '../../../protocol/worker/api/shapes/watch';
import { describeEachStore, everyStore } from '../setup/stores';
import { HUBS, PROJECTS, USERS } from '../../../test/simulator';
import { useWatchWorld } from './watchWorld';

describeEachStore('watches', everyStore, (store) => {
	const world = useWatchWorld(store);
	const { json, watch, look, users, events, reported, worker } = world;

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
		world.simulator.populate({ accountUsers: 1 });
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
						before: null,
						after: expect.objectContaining({ email: added.email, role: added.role }),
					},
				}),
				expect.objectContaining({
					event: 'account.user.updated',
					payload: expect.objectContaining({
						user: expect.objectContaining({ id: USERS.lee.id, role: 'project_admin' }),
						changed: ['role', 'companyId', 'companyName'],
						previous: { role: 'account_user', companyId: null, companyName: null },
						before: expect.objectContaining({ role: 'account_user', email: USERS.lee.email }),
						after: expect.objectContaining({ role: 'project_admin', email: USERS.lee.email }),
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
		world.simulator.populate({ accountUsers: 250 });
		const first = await watch();
		const fault = { kind: 'status', status: 403 } as const;
		world.simulator.faults.order({ path: '/hq/v1/*/users', after: 1, fault });
		const failed = await look(first);
		expect(failed.lastRun).toMatchObject({
			outcome: 'failed',
			reason: expect.stringContaining('403'),
			removed: 0,
		});
		world.simulator.faults.clear();
		const next = await look(failed);
		expect(next.lastRun).toMatchObject({ outcome: 'compared', added: 0, removed: 0 });
		expect(events()).toEqual([]);
	});

	it('waits when Autodesk asks it to, and reads on from the page that was refused', async () => {
		world.simulator.populate({ accountUsers: 150 });
		const first = await watch();
		const fault = { kind: 'status', status: 429, retryAfter: 1 } as const;
		world.simulator.faults.order({ path: '/hq/v1/*/users', after: 1, times: 1, fault });
		expect((await look(first)).lastRun).toMatchObject({ outcome: 'compared', unconfirmed: 0 });
		expect(events()).toEqual([]);
	});

	it('does not report records that a shifting list has skipped', async () => {
		world.simulator.populate({ accountUsers: 150 });
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
		world.simulator.faults.order({ path: `*/users/${USERS.lee.id}`, times: 1, fault });
		const second = await look(first);
		expect(second.lastRun).toMatchObject({ removed: 0, unconfirmed: 1 });
		await look(second);
		await expect.poll(reported).toEqual([['account.user.removed', USERS.lee.id]]);
	});

	it('waits for its subscription if n8n has removed it, and misses nothing', async () => {
		const first = await watch();
		await worker.api('DELETE', `/subscriptions/${world.subscription.id}`);
		world.simulator.populate({ accountUsers: 1 });
		const failed = await look(first);
		expect(failed.lastRun).toMatchObject({
			outcome: 'failed',
			reason: expect.stringContaining(world.subscription.id),
		});
		// Activating the workflow again creates the same subscription.
		await worker.subscribe(world.subscription.target);
		await look(failed);
		await expect.poll(() => events().map(({ event }) => event)).toEqual(['account.user.added']);
	});

	it('also watches projects', async () => {
		const first = await watch({ kind: 'accountProjects' });
		world.simulator.populate({ projects: 1 });
		await look(first);
		await expect.poll(() => events().map(({ event }) => event)).toEqual(['account.project.added']);
		expect(events()[0]).toMatchObject({
			system: 'watch.accountProjects',
			payload: { project: { name: 'Project 00001', status: 'active' } },
		});
	});

	it('also watches companies, active or not', async () => {
		const companies = world.simulator.state.companies.get(HUBS.us.accountId) ?? [];
		const [kept, removed] = companies;
		if (!kept || !removed) throw new Error('Companies are missing');
		const first = await watch({ kind: 'accountCompanies' });
		expect(first.records).toBe(companies.length);
		const trade = kept.trade;
		Object.assign(kept, { trade: 'Steel', status: 'inactive' });
		world.simulator.state.companies.set(
			HUBS.us.accountId,
			companies.filter((one) => one !== removed),
		);
		expect((await look(first)).lastRun).toMatchObject({ updated: 1, removed: 1 });
		await expect.poll(() => events()).toHaveLength(2);
		expect(events()).toEqual(
			expect.arrayContaining([
				expect.objectContaining({
					system: 'watch.accountCompanies',
					event: 'account.company.updated',
					payload: expect.objectContaining({
						company: expect.objectContaining({ id: kept.id, trade: 'Steel' }),
						changed: ['trade', 'status'],
						previous: { trade, status: 'active' },
					}),
				}),
				expect.objectContaining({
					event: 'account.company.removed',
					payload: expect.objectContaining({
						company: expect.objectContaining({ id: removed.id, name: removed.name }),
					}),
				}),
			]),
		);
	});

	it('watches the users of a project, with their roles and products', async () => {
		const { projectUsers } = world.simulator.state;
		const members = projectUsers.get(PROJECTS.tower.id);
		const [kim, other] = [...(members?.values() ?? [])];
		if (!kim || !other) throw new Error('Members are missing');
		const first = await watch({ kind: 'projectUsers', projectId: PROJECTS.tower.id });
		expect(first).toMatchObject({ projectId: PROJECTS.tower.guid, records: members?.size });
		kim.roles = [{ id: 'role-1', name: 'Inspector' }];
		kim.products = [...kim.products].reverse();
		other.status = 'deleted';
		expect((await look(first)).lastRun).toMatchObject({ updated: 1, removed: 1 });
		await expect.poll(() => events()).toHaveLength(2);
		expect(events()).toEqual(
			expect.arrayContaining([
				expect.objectContaining({
					system: 'watch.projectUsers',
					event: 'project.user.updated',
					payload: expect.objectContaining({
						accountId: HUBS.us.accountId,
						projectId: PROJECTS.tower.id,
						user: expect.objectContaining({ email: kim.email, roles: ['Inspector'] }),
						changed: ['roles'],
					}),
				}),
				expect.objectContaining({
					event: 'project.user.removed',
					payload: expect.objectContaining({
						user: expect.objectContaining({ email: other.email }),
					}),
				}),
			]),
		);
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
		const paused = await json<Watch>('PATCH', `/watches/${first.id}`, { status: 'paused' });
		expect(paused).toMatchObject({ status: 'paused', nextRunAt: null });
		expect((await look(paused)).lastRun).toMatchObject({ outcome: 'compared' });
		const active = await json<Watch>('PATCH', `/watches/${first.id}`, {
			status: 'active',
			schedule: { cron: '30 6 * * 1-5', timezone: 'Europe/Berlin' },
		});
		expect(active.nextRunAt).toMatch(/T0[45]:30:00/);
	});

	it('polls at once for its baseline, however much jitter it has', async () => {
		const schedule = { everyMinutes: 60, jitterMinutes: 60, missedRuns: 'skip' };
		const first = await watch({ schedule });
		expect(first).toMatchObject({ schedule, lastRun: { outcome: 'baseline' } });
	});

	it('keeps its schedule and its snapshot across a restart', async () => {
		const looked = await watch({ schedule: { cron: '0 4 * * *' } });
		await worker.stop();
		await worker.run();
		world.simulator.populate({ accountUsers: 1 });
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
		['a project for a list of the account', { projectId: PROJECTS.tower.id }, 'projectId'],
		['no project for a list of a project', { kind: 'projectUsers' }, 'projectId'],
		['no project', { kind: 'projectUsers', projectId: 'Tower A' }, 'projectId'],
		['an unknown region', { region: 'MOON' }, 'region'],
		['no subscription', { subscription: 'sub_unknown' }, 'subscription'],
		['never', { schedule: { everyMinutes: 0 } }, 'schedule'],
		['too much jitter', { schedule: { everyMinutes: 60, jitterMinutes: 61 } }, 'schedule'],
		['missed runs', { schedule: { everyMinutes: 60, missedRuns: 'all' } }, 'schedule'],
		['six fields', { schedule: { cron: '* * * * * *' } }, 'schedule'],
		['nonsense', { schedule: { cron: '99 * * * *' } }, 'schedule'],
		['no time zone', { schedule: { cron: '0 4 * * *', timezone: 'Bielefeld' } }, 'schedule'],
		['more than everything', { maxRemovedPercent: 101 }, 'maxRemovedPercent'],
		['an unknown setting', { colour: 'red' }, '(request)'],
	])('refuses %s', async (_what, settings, field) => {
		const response = await worker.api('POST', '/watches', {
			kind: 'accountUsers',
			accountId: HUBS.us.id,
			subscription: world.subscription.id,
			schedule: { everyMinutes: 60 },
			...settings,
		});
		expect(response.status).toBe(422);
		const { errors } = (await response.json()) as { errors: { field: string }[] };
		expect(errors.map((error) => error.field.split('.')[0])).toContain(field);
	});
});
