import type { Job, PgQueryResult, Processor } from 'bullmq';
import { z } from 'zod';
import { COMPLETE_AND_CLAIM } from './completeAndClaim';
import type { SqlDatabase } from './database';
import type { Shortcut } from './shortcut';

/** Maximum number of jobs per statement. */
const MAX_CLAIMED = 100;
/** How long a job that nobody asks for is held, in ms. BullMQ asks for the next one immediately. */
const HELD_FOR = 200;

/** Queue, token, lock duration, time, name of the worker, and a rate limit, which there must not be. */
const PARAMETERS = z.tuple([
	z.string(),
	z.string(),
	z.number(),
	z.number(),
	z.string().nullable(),
	z.null(),
	z.null(),
]);
const STATEMENT = /^(?:--[^\n]*\n|\s)*SELECT \* FROM move_to_active\(/;
/** What BullMQ asks before an idle worker waits. */
const IS_JOB_WAITING =
	/SELECT\s+EXISTS\(\s*SELECT 1 FROM job WHERE queue = \$1 AND state = 'waiting'\s*\)[^;]* AS present/;
/** BullMQ numbers the tokens of a worker consecutively. */
const TOKEN = /^(.*:)(\d+)$/;

const PUT_BACK = `
	WITH back AS (
		UPDATE bullmq.job
		   SET state = 'waiting',
		       lock_token = NULL,
		       locked_until_ms = NULL,
		       attempts_started = attempts_started - 1
		  FROM unnest($2::text[], $3::text[]) AS held(id, token)
		 WHERE job.queue = $1
		   AND job.id = held.id
		   AND job.state = 'active'
		   AND job.lock_token = held.token
		RETURNING job.id
	)
	SELECT pg_notify('bullmq_jobs', $1) FROM back LIMIT 1`;

interface ClaimedJob {
	id: string;
	lock_token: string;
}

/**
 * Hands out jobs to one worker. BullMQ's worker asks for them one after the other, and starts none before it has
 * as many as it may work on: with a commit for each, that takes seconds for a thousand. Here a statement takes as
 * many as the worker is free for, with the tokens that it will ask with. Jobs that it does not ask for after all,
 * because it was paused, return to their place in the queue.
 */
export class ClaimsAhead implements Shortcut {
	#ahead: ClaimedJob[] = [];
	/** Jobs that BullMQ has and has not started. */
	readonly #fetched = new Set<string>();
	#running = 0;
	/** Whether the last statement found fewer jobs than the worker was free for. */
	#isExhausted = false;
	/** Of the last token that BullMQ asked with. */
	#lastNumber = -1;
	#timer: NodeJS.Timeout | undefined;
	#closed = false;

	/** @param concurrency how many jobs the worker may work on at once */
	constructor(
		private readonly database: Pick<SqlDatabase, 'query'>,
		private readonly queue: string,
		private readonly concurrency: () => number,
	) {}

	/** A processor that lets this know how many jobs are in progress. */
	watching<Data, Result>(
		processor: Processor<Data, Result, string>,
	): Processor<Data, Result, string> {
		return async (job: Job<Data, Result>, token?: string) => {
			this.#fetched.delete(job.id ?? '');
			this.#running += 1;
			try {
				return await processor(job, token);
			} finally {
				this.#running -= 1;
			}
		};
	}

	run<Row>(text: string, parameters: readonly unknown[]): Promise<PgQueryResult<Row>> | undefined {
		// A worker that has just found no other job must not wait while it has one here.
		if (this.#ahead.length > 0 && IS_JOB_WAITING.test(text)) {
			return Promise.resolve({ rows: [{ present: true } as Row] });
		}
		if (!STATEMENT.test(text)) return undefined;
		const read = PARAMETERS.safeParse(parameters);
		if (!read.success) return undefined;
		const [, token, lockMs, , worker] = read.data;
		const tokens = this.#tokensFrom(token);
		if (this.#ahead[0]?.lock_token !== token) {
			if (this.#isExhausted && tokens.length > 0) {
				return Promise.resolve(this.#answerExhausted() as PgQueryResult<Row>);
			}
			if (tokens.length < 2) return undefined;
			return this.#claim(tokens, lockMs, worker) as Promise<PgQueryResult<Row>>;
		}
		return Promise.resolve(this.#handOut() as PgQueryResult<Row>);
	}

	/** Puts jobs back that the worker did not ask for. Never rejects. */
	async putBack(): Promise<void> {
		clearTimeout(this.#timer);
		const jobs = this.#ahead.splice(0);
		if (jobs.length === 0) return;
		const ids = jobs.map(({ id }) => id);
		const tokens = jobs.map(({ lock_token: token }) => token);
		// If this fails, they return when their locks expire.
		await this.database.query(PUT_BACK, [this.queue, ids, tokens]).catch(() => undefined);
	}

	/** The worker asks for no more jobs. */
	async close(): Promise<void> {
		this.#closed = true;
		await this.putBack();
	}

	/** The tokens of the jobs that the worker is free for. One that is used again may not be followed by free ones. */
	#tokensFrom(token: string): string[] {
		const [, prefix = '', digits] = TOKEN.exec(token) ?? [];
		const number = Number(digits);
		if (!(number > this.#lastNumber)) return [];
		this.#lastNumber = number;
		const free = this.concurrency() - this.#running - this.#fetched.size;
		const count = Math.max(0, Math.min(free, MAX_CLAIMED));
		return Array.from({ length: count }, (_, index) => `${prefix}${number + index}`);
	}

	async #claim(
		tokens: readonly string[],
		lockMs: number,
		worker: string | null,
	): Promise<PgQueryResult<ClaimedJob>> {
		await this.putBack();
		const { rows } = await this.database.query<ClaimedJob>(COMPLETE_AND_CLAIM, [
			this.queue,
			'[]',
			null,
			null,
			tokens,
			lockMs,
			Date.now(),
			worker,
		]);
		const places = new Map(tokens.map((token, place) => [token, place]));
		const placeOf = (job: ClaimedJob): number => places.get(job.lock_token) ?? 0;
		this.#isExhausted = rows.length > 0 && rows.length < tokens.length;
		this.#ahead = rows.sort((a, b) => placeOf(a) - placeOf(b));
		const answer = this.#handOut();
		if (this.#closed) await this.putBack();
		else if (this.#ahead.length > 0) {
			this.#timer = setTimeout(() => void this.putBack(), HELD_FOR);
		}
		return answer;
	}

	/**
	 * BullMQ asks on until there is no job. That the queue had no more is known once: before BullMQ waits for the
	 * next job, it looks whether one has come meanwhile, and then asks again.
	 */
	#answerExhausted(): PgQueryResult<ClaimedJob> {
		this.#isExhausted = false;
		return { rows: [] };
	}

	#handOut(): PgQueryResult<ClaimedJob> {
		const next = this.#ahead.shift();
		if (this.#ahead.length === 0) clearTimeout(this.#timer);
		if (!next) return { rows: [] };
		this.#fetched.add(next.id);
		return { rows: [next] };
	}
}
