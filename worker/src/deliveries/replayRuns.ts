import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { RETENTION_DAYS } from '../../../protocol/worker/api/limits';
import { newId } from '../ids/newId';
import type { DocumentStore } from '../store/documentStore';
import type { Deliveries } from './deliveries';
import { replay } from './replay';
import type { NewReplay, ReplayRun } from './replayRun';

const KIND = 'replay-run';
/** How often a run takes a step, in ms. Each step replays as many events as the rate allows. */
const STEP = 1000;
/** When a process dies, another one continues its runs after this time, in ms. */
const LEASE = 30_000;
/** How long finished runs can be looked up, in ms. */
const KEPT = RETENTION_DAYS.replays * 24 * 3_600_000;

/** Replays of many events. They are stored, so that they continue after a restart. */
export class ReplayRuns {
	readonly #owner = randomUUID();
	#timer: NodeJS.Timeout | undefined;
	#step: Promise<void> = Promise.resolve();

	constructor(
		private readonly documents: DocumentStore,
		private readonly deliveries: Deliveries,
		private readonly log: Logger,
	) {}

	/**
	 * Events received after this call are never part of the run, so that it always ends.
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
		await this.documents.insert(KIND, run.id, JSON.stringify(run));
		return run;
	}

	async get(id: string): Promise<ReplayRun | undefined> {
		const text = await this.documents.get(KIND, id);
		return text === undefined ? undefined : parse(text);
	}

	/** Newest first. */
	async list(): Promise<ReplayRun[]> {
		const documents = await this.documents.list(KIND);
		return documents.map(({ value }) => parse(value)).sort((a, b) => (a.id < b.id ? 1 : -1));
	}

	/** @returns the current state of the run; undefined if there is no such run */
	async cancel(id: string): Promise<ReplayRun | undefined> {
		for (;;) {
			const text = await this.documents.get(KIND, id);
			if (text === undefined) return undefined;
			const run = parse(text);
			if (run.status !== 'running') return run;
			const cancelled = finished(run, 'cancelled');
			if (await this.#replace(id, text, cancelled)) return cancelled;
		}
	}

	/** Works on the runs in this process until stopped. */
	start(): void {
		this.#timer = setTimeout(() => {
			this.#step = this.#stepAll()
				.catch((error: unknown) => {
					this.log.warn({ err: String(error) }, 'replay interrupted, will continue');
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
		for (const { id, value } of await this.documents.list(KIND)) {
			const run = parse(value);
			if (run.status === 'running') await this.#stepOne(run, value, now);
			else if (Date.parse(run.finishedAt ?? '') < now - KEPT) await this.documents.delete(KIND, id);
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
		for (const { id, subscription } of deliveries) {
			const found = await this.deliveries.findIn(subscription, id);
			if (found?.status !== filter.status) continue;
			if ((await replay(found, this.log)).kind === 'replayed') replayed += 1;
		}
		// If the process dies before this is written, the same events are found again, except those already
		// put back: they no longer have the status that the filter asks for.
		const stepped: ReplayRun = { ...taken, replayed, cursor: nextCursor ?? run.cursor };
		const next = nextCursor === undefined ? finished(stepped, 'done') : stepped;
		await this.#replace(run.id, JSON.stringify(taken), next);
		if (next.status === 'done') this.log.info({ replay: run.id, replayed }, 'replay done');
	}

	async #replace(id: string, expected: string, run: ReplayRun): Promise<boolean> {
		return await this.documents.replace(KIND, id, expected, JSON.stringify(run));
	}
}

function parse(text: string): ReplayRun {
	return JSON.parse(text) as ReplayRun;
}

function finished(run: ReplayRun, status: 'done' | 'cancelled'): ReplayRun {
	return { ...run, status, finishedAt: new Date().toISOString(), lease: null };
}
