import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { newId } from '../ids/newId';
import type { Records } from '../store/records';
import type { Deliveries } from './deliveries';
import { replay } from './replay';
import type { NewReplay, ReplayRun } from './replayRun';

const KIND = 'replay-run';
/** A run takes one step in this time, in ms, of as many events as its rate says. */
const STEP = 1000;
/** When a process dies, another one goes on with its runs after this time, in ms. */
const LEASE = 30_000;
/** Finished runs can be looked up for this long, in ms. */
const KEPT = 7 * 24 * 3_600_000;

/** Replays of many events. They are records, so that a restart goes on where it was. */
export class ReplayRuns {
	readonly #owner = randomUUID();
	#timer: NodeJS.Timeout | undefined;
	#step: Promise<void> = Promise.resolve();

	constructor(
		private readonly records: Records,
		private readonly deliveries: Deliveries,
		private readonly log: Logger,
	) {}

	/**
	 * Events received after this call are never part of the run, so that it ends.
	 *
	 * @param rate events per second
	 */
	async create({ until, ...filter }: NewReplay, rate: number): Promise<ReplayRun> {
		const now = new Date().toISOString();
		const run: ReplayRun = {
			id: newId('rpl'),
			status: 'running',
			filter: { ...filter, until: until ?? now },
			rate,
			replayed: 0,
			createdAt: now,
			finishedAt: null,
			cursor: null,
			lease: null,
		};
		await this.records.insert(KIND, run.id, JSON.stringify(run));
		return run;
	}

	async get(id: string): Promise<ReplayRun | undefined> {
		const text = await this.records.get(KIND, id);
		return text === undefined ? undefined : parse(text);
	}

	/** The newest first. */
	async list(): Promise<ReplayRun[]> {
		const records = await this.records.list(KIND);
		return records.map(({ value }) => parse(value)).sort((a, b) => (a.id < b.id ? 1 : -1));
	}

	/** @returns the run as it is now; undefined when there is none */
	async cancel(id: string): Promise<ReplayRun | undefined> {
		for (;;) {
			const text = await this.records.get(KIND, id);
			if (text === undefined) return undefined;
			const run = parse(text);
			if (run.status !== 'running') return run;
			const cancelled = finished(run, 'cancelled');
			if (await this.#replace(id, text, cancelled)) return cancelled;
		}
	}

	/** Works on the runs, in this process, until stopped. */
	start(): void {
		this.#timer = setTimeout(() => {
			this.#step = this.#stepAll()
				.catch((error: unknown) => {
					this.log.warn({ err: String(error) }, 'replay interrupted, will go on');
				})
				.finally(() => {
					if (this.#timer) this.start();
				});
		}, STEP);
	}

	async stop(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		await this.#step;
	}

	async #stepAll(): Promise<void> {
		const now = Date.now();
		for (const { id, value } of await this.records.list(KIND)) {
			const run = parse(value);
			if (run.status === 'running') await this.#stepOne(run, value, now);
			else if (Date.parse(run.finishedAt ?? '') < now - KEPT) await this.records.delete(KIND, id);
		}
	}

	async #stepOne(run: ReplayRun, text: string, now: number): Promise<void> {
		const { lease, filter } = run;
		if (lease && lease.owner !== this.#owner && lease.until > now) return;
		const taken: ReplayRun = { ...run, lease: { owner: this.#owner, until: now + LEASE } };
		if (!(await this.#replace(run.id, text, taken))) return;

		const { deliveries, nextCursor } = await this.deliveries.page(
			{
				...filter,
				since: filter.since ? new Date(filter.since) : undefined,
				until: new Date(filter.until),
			},
			'oldest first',
			run.rate,
			run.cursor ?? undefined,
		);
		let { replayed } = run;
		for (const delivery of deliveries) {
			if ((await replay(delivery, this.log)).kind === 'replayed') replayed += 1;
		}
		// Should the process die before this is written, the same events are found again: those put
		// back already have left the state that the filter asks for.
		const stepped: ReplayRun = { ...taken, replayed, cursor: nextCursor ?? run.cursor };
		const next = nextCursor === undefined ? finished(stepped, 'done') : stepped;
		await this.#replace(run.id, JSON.stringify(taken), next);
		if (next.status === 'done') this.log.info({ replay: run.id, replayed }, 'replay done');
	}

	async #replace(id: string, expected: string, run: ReplayRun): Promise<boolean> {
		return await this.records.replace(KIND, id, expected, JSON.stringify(run));
	}
}

function parse(text: string): ReplayRun {
	return JSON.parse(text) as ReplayRun;
}

function finished(run: ReplayRun, status: 'done' | 'cancelled'): ReplayRun {
	return { ...run, status, finishedAt: new Date().toISOString(), lease: null };
}
