import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Watch } from '../../../protocol/worker/api/shapes/watch';
import { HUBS, PROJECTS } from '../../../test/simulator';
import { addRecord } from '../../../test/simulator/state/addRecord';
import type { ProjectRecord, RecordKind } from '../../../test/simulator/state/projectRecord';
import { embedded } from '../setup/stores';
import { useWatchWorld } from './watchWorld';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Case {
	kind: string;
	records: RecordKind;
	subject: string;
	name: string;
	/** A call that lists, in the journal. */
	listing: { method: string; path: string };
	/** The same as a pattern for faults. */
	faults: string;
}

const PROJECT = PROJECTS.tower.guid;
const CASES: readonly Case[] = [
	{
		kind: 'projectRfis',
		records: 'rfis',
		subject: 'project.rfi',
		name: 'rfi',
		listing: { method: 'POST', path: `/construction/rfis/v3/projects/${PROJECT}/search:rfis` },
		faults: '/construction/rfis/*/search:rfis',
	},
	{
		kind: 'projectSubmittals',
		records: 'submittals',
		subject: 'project.submittal',
		name: 'submittal',
		listing: { method: 'GET', path: `/construction/submittals/v2/projects/${PROJECT}/items` },
		faults: '/construction/submittals/*/items',
	},
	{
		kind: 'projectForms',
		records: 'forms',
		subject: 'project.form',
		name: 'form',
		listing: { method: 'GET', path: `/construction/forms/v2/projects/${PROJECT}/forms` },
		faults: '/construction/forms/*/forms',
	},
];

const world = useWatchWorld(embedded);

/**
 * Sets the clock of the worker and of Autodesk forward, until the end of the test. The clock keeps running, because
 * a poll is recognized as a new one by the time at which it ended.
 */
function daysLater(days: number): void {
	vi.useFakeTimers({
		now: Date.now() + days * DAY,
		toFake: ['Date'],
		shouldAdvanceTime: true,
		advanceTimeDelta: 1,
	});
}

afterEach(() => {
	vi.useRealTimers();
});

describe.each(CASES)('a watch of $records', ({ kind, records, subject, name, listing, faults }) => {
	const { look, events } = world;
	const watch = async (): Promise<Watch> =>
		await world.watch({
			kind,
			projectId: PROJECTS.tower.id,
			// No run but those of the tests.
			schedule: { everyMinutes: 44_640 },
		});
	const add = (fields: object = {}): ProjectRecord =>
		addRecord(world.simulator.state, records, PROJECTS.tower.id, { ...fields });
	const change = (record: ProjectRecord, fields: object): void => {
		Object.assign(record, { updatedAt: new Date().toISOString() }, fields);
	};
	const remove = ({ id }: ProjectRecord): void => {
		world.simulator.state[records].get(PROJECTS.tower.id)?.delete(id);
	};
	const listings = (): number =>
		world.simulator.journal.entries.filter(
			({ method, path }) => method === listing.method && path === listing.path,
		).length;
	const reported = (): unknown[] =>
		events().map(({ event, payload }) => [event, (payload[name] as { id: string }).id]);
	/** Old enough that neither the overlap nor the day of a submittal reaches it. */
	const old = { updatedAt: new Date(Date.now() - 9 * DAY).toISOString() };

	it('reports what was added and changed, with the fields before and after', async () => {
		const known = add(old);
		const first = await watch();
		expect(first.lastRun).toMatchObject({ outcome: 'baseline' });
		const added = add();
		const title = records === 'forms' ? 'name' : 'title';
		change(known, { [title]: 'Renamed' });
		expect((await look(first)).lastRun).toMatchObject({
			outcome: 'compared',
			added: 1,
			updated: 1,
			removed: 0,
		});
		await expect.poll(() => events()).toHaveLength(2);
		expect(events()).toEqual(
			expect.arrayContaining([
				expect.objectContaining({
					system: `watch.${kind}`,
					event: `${subject}.added`,
					payload: expect.objectContaining({
						projectId: PROJECTS.tower.id,
						hubId: HUBS.us.id,
						[name]: expect.objectContaining({ id: added.id }),
						before: null,
						after: expect.objectContaining({ [title]: added[title] }),
					}),
				}),
				expect.objectContaining({
					event: `${subject}.updated`,
					payload: expect.objectContaining({
						changed: [title],
						previous: { [title]: expect.not.stringContaining('Renamed') },
						before: expect.objectContaining({ [title]: expect.not.stringContaining('Renamed') }),
						after: expect.objectContaining({ [title]: 'Renamed' }),
					}),
				}),
			]),
		);
	});

	it('reads only changes after the first poll, and one call each time', async () => {
		world.simulator.populate({ [records]: 120 });
		for (const record of world.simulator.state[records].get(PROJECTS.tower.id)?.values() ?? []) {
			Object.assign(record, old);
		}
		const first = await watch();
		const before = listings();
		const second = await look(first);
		expect(listings() - before).toBe(1);
		expect(second).toMatchObject({ records: 120, lastRun: { added: 0, updated: 0, removed: 0 } });
	});

	it('neither loses nor repeats a record that changes in the moment of the last poll', async () => {
		const moment = new Date().toISOString();
		const known = add({ updatedAt: moment });
		const first = await watch();
		// It became visible after the poll, with the time of the record that was read.
		const late = add({ createdAt: moment, updatedAt: moment });
		change(known, { updatedAt: moment, status: 'closed', statusId: '3' });
		const second = await look(first);
		expect(second.lastRun).toMatchObject({ added: 1, updated: 1 });
		const third = await look(second);
		expect(third.lastRun).toMatchObject({ added: 0, updated: 0 });
		await expect.poll(reported).toHaveLength(2);
		expect(reported()).toContainEqual([`${subject}.added`, late.id]);
	});

	it('reads the whole list once a day, and reports what is gone', async () => {
		const gone = add(old);
		add(old);
		const first = await watch();
		remove(gone);
		const second = await look(first);
		expect(second).toMatchObject({ records: 2, lastRun: { removed: 0, unconfirmed: 0 } });
		daysLater(1);
		expect(await look(second)).toMatchObject({ records: 1, lastRun: { removed: 1 } });
		await expect.poll(reported).toEqual([[`${subject}.removed`, gone.id]]);
		const [{ payload } = { payload: {} }] = events();
		expect(payload).toMatchObject({ before: expect.any(Object), after: null });
	});

	it('reports nothing as gone if a page fails, and reads on next time', async () => {
		world.simulator.populate({ [records]: 250 });
		const first = await watch();
		daysLater(1);
		const fault = { kind: 'status', status: 403 } as const;
		world.simulator.faults.order({ path: faults, after: 1, fault });
		const failed = await look(first);
		expect(failed.lastRun).toMatchObject({
			outcome: 'failed',
			reason: expect.stringMatching(/403.*service account is a member of the project/),
		});
		world.simulator.faults.clear();
		const next = await look(failed);
		expect(next).toMatchObject({ records: 250, lastRun: { outcome: 'compared', removed: 0 } });
		expect(events()).toEqual([]);
	});

	it('waits as long as Autodesk asks', async () => {
		const first = await watch();
		add();
		const fault = { kind: 'status', status: 429, retryAfter: 1 } as const;
		world.simulator.faults.order({ path: faults, times: 1, fault });
		expect((await look(first)).lastRun).toMatchObject({ outcome: 'compared', added: 1 });
	});

	it('refuses a list with rows that are no records, and loses nothing', async () => {
		add(old);
		const first = await watch();
		const body = { results: [null], data: [null], pagination: { limit: 50, offset: 0 } };
		world.simulator.faults.order({ path: faults, fault: { kind: 'status', status: 200, body } });
		const failed = await look(first);
		expect(failed.lastRun).toMatchObject({
			outcome: 'failed',
			reason: expect.stringContaining('not a list'),
		});
		world.simulator.faults.clear();
		expect(await look(failed)).toMatchObject({ records: 1, lastRun: { outcome: 'compared' } });
	});

	it('says which project does not exist', async () => {
		const projectId = '99990000-0000-4000-8000-000000000001';
		expect(await world.watch({ kind, projectId })).toMatchObject({
			lastRun: { outcome: 'failed', reason: expect.stringContaining(projectId) },
		});
	});
});

describe('a watch of RFIs', () => {
	it('sees that a long question changed at its end, and stores only how it begins', async () => {
		const question = 'Where does the pipe go? '.repeat(500);
		const rfi = addRecord(world.simulator.state, 'rfis', PROJECTS.tower.id, { question });
		const first = await world.watch({ kind: 'projectRfis', projectId: PROJECTS.tower.id });
		const updatedAt = new Date().toISOString();
		Object.assign(rfi, { question: `${question}And the valve?`, updatedAt });
		expect((await world.look(first)).lastRun).toMatchObject({ updated: 1 });
		await expect.poll(() => world.events()).toHaveLength(1);
		const [event] = world.events();
		expect(event?.payload).toMatchObject({ changed: ['question'] });
		const { question: previous } = event?.payload.previous as { question: string };
		expect(previous).toHaveLength(201);
		expect(previous).toMatch(/^Where does .*…$/);
	});

	it('makes up for what happened while the worker was down for days', async () => {
		const { simulator, worker } = world;
		const gone = addRecord(simulator.state, 'rfis', PROJECTS.tower.id);
		const first = await world.watch({ kind: 'projectRfis', projectId: PROJECTS.tower.id });
		await worker.stop();
		simulator.state.rfis.get(PROJECTS.tower.id)?.delete(gone.id);
		const added = addRecord(simulator.state, 'rfis', PROJECTS.tower.id);
		daysLater(3);
		await worker.run();
		const { lastRun } = await world.after(first.id, first.lastRun?.finishedAt);
		expect(lastRun).toMatchObject({ outcome: 'compared', added: 1, removed: 1 });
		const reported = (): unknown[] =>
			world.events().map(({ event, payload }) => [event, (payload.rfi as { id: string }).id]);
		await expect
			.poll(() => reported().sort())
			.toEqual([
				['project.rfi.added', added.id],
				['project.rfi.removed', gone.id],
			]);
	});

	it('reports no removal if most RFIs are gone, until the drop is accepted', async () => {
		const { simulator } = world;
		simulator.populate({ rfis: 30 });
		const rfis = simulator.state.rfis.get(PROJECTS.tower.id);
		const schedule = { everyMinutes: 44_640 };
		const projectId = PROJECTS.tower.id;
		const first = await world.watch({ kind: 'projectRfis', projectId, schedule });
		for (const id of [...(rfis?.keys() ?? [])].slice(0, 20)) rfis?.delete(id);
		daysLater(1);
		const second = await world.look(first);
		expect(second).toMatchObject({
			records: 30,
			lastRun: { outcome: 'suspicious', removed: 0, unconfirmed: 20 },
		});
		// Not hidden by a poll that reads only changes.
		const third = await world.look(second);
		expect(third.lastRun).toMatchObject({ outcome: 'suspicious', unconfirmed: 20 });
		await world.json('POST', `/watches/${third.id}/accept`);
		const last = await world.after(third.id, third.lastRun?.finishedAt);
		expect(last).toMatchObject({ records: 10, lastRun: { outcome: 'compared', removed: 20 } });
	});

	it('is refused without a service account, which is named', async () => {
		await world.worker.restart({
			APS_SERVICE_ACCOUNT_ID: '',
			APS_SERVICE_ACCOUNT_KEY_ID: '',
			APS_SERVICE_ACCOUNT_PRIVATE_KEY: '',
		});
		const response = await world.worker.api('POST', '/watches', {
			kind: 'projectRfis',
			accountId: HUBS.us.id,
			projectId: PROJECTS.tower.id,
			subscription: world.subscription.id,
			schedule: { everyMinutes: 60 },
		});
		expect(response.status).toBe(422);
		expect(await response.json()).toMatchObject({
			errors: [{ field: 'kind', message: expect.stringContaining('Set APS_SERVICE_ACCOUNT_ID') }],
		});
	});
});
