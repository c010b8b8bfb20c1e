import type { PgQueryResult } from 'bullmq';
import { GroupedWork } from '../groupedWork';
import { COMPLETE_AND_CLAIM } from './completeAndClaim';
import { readCompletion, type Completion } from './completion';
import type { SqlDatabase } from './database';
import type { Shortcut } from './shortcut';

/** Maximum number of jobs per statement. */
const MAX_GROUP = 200;
/** Completed jobs beyond the limit are removed once there are this many, because looking for them is costly. */
const TRIM_EVERY = 100;

/** Five letters and digits, unlike the codes of Node.js, such as EPIPE. */
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/;
/** SQLSTATE of a connection that was lost or ended by the server. */
const CONNECTION_LOST = /^(08|57P)/;

interface Waiting {
	completion: Completion;
	text: string;
	parameters: readonly unknown[];
	resolve: (answer: PgQueryResult<unknown>) => void;
	reject: (error: unknown) => void;
}

interface ClaimedJob {
	lock_token: string;
}

/**
 * Records that jobs are completed. Jobs that end together, as those of a batch do, or while the database is busy
 * share one statement, which also hands out the next jobs.
 */
export class GroupedCompletions implements Shortcut {
	readonly #queues = new Map<string, GroupedWork<Waiting>>();
	/** By queue: how many jobs were completed since those beyond the limit were removed. */
	readonly #untrimmed = new Map<string, number>();

	constructor(private readonly database: Pick<SqlDatabase, 'query'>) {}

	run<Row>(text: string, parameters: readonly unknown[]): Promise<PgQueryResult<Row>> | undefined {
		const completion = readCompletion(text, parameters);
		if (!completion) return undefined;
		const { promise, resolve, reject } = Promise.withResolvers<PgQueryResult<unknown>>();
		this.#workOf(completion.queue).submit({ completion, text, parameters, resolve, reject });
		return promise as Promise<PgQueryResult<Row>>;
	}

	/** Forgets a queue that no longer exists. */
	forget(queue: string): void {
		this.#queues.delete(queue);
		this.#untrimmed.delete(queue);
	}

	#workOf(queue: string): GroupedWork<Waiting> {
		let work = this.#queues.get(queue);
		if (!work) {
			work = new GroupedWork(
				(group) => this.#complete(queue, group),
				({ length }) => Math.min(length, MAX_GROUP),
			);
			this.#queues.set(queue, work);
		}
		return work;
	}

	/** Never rejects. */
	async #complete(queue: string, group: readonly Waiting[]): Promise<void> {
		try {
			const claimed = await this.#runTogether(queue, group);
			for (const { completion, resolve } of group) {
				const job = completion.claim && claimed.get(completion.token);
				resolve({ rows: job ? [job] : [] });
			}
		} catch (error) {
			if (isRefusal(error)) return await this.#runEach(group);
			for (const { reject } of group) reject(error);
		}
	}

	/** @returns the jobs that were handed out, by their token */
	async #runTogether(queue: string, group: readonly Waiting[]): Promise<Map<string, ClaimedJob>> {
		const completions = group.map(({ completion }) => completion);
		const claims = completions.filter(({ claim }) => claim);
		const [last] = completions.slice(-1);
		const untrimmed = (this.#untrimmed.get(queue) ?? 0) + group.length;
		const keepCount = last?.keepCount ?? null;
		const trims = keepCount !== null && untrimmed >= Math.min(TRIM_EVERY, keepCount + 1);
		const { rows } = await this.database.query<ClaimedJob>(COMPLETE_AND_CLAIM, [
			queue,
			JSON.stringify(
				completions.map(({ id, token, result, finishedOn }) => ({ id, token, result, finishedOn })),
			),
			last?.keepAge ?? null,
			trims ? keepCount : null,
			claims.map(({ token }) => token),
			claims[0]?.claim?.lockMs ?? null,
			Date.now(),
			claims[0]?.claim?.worker ?? null,
		]);
		this.#untrimmed.set(queue, trims ? 0 : untrimmed);
		return new Map(rows.map((row) => [row.lock_token, row]));
	}

	/** One job that cannot be completed, for example because another process has it now, must not affect the others. */
	async #runEach(group: readonly Waiting[]): Promise<void> {
		await Promise.all(
			group.map(({ text, parameters, resolve, reject }) =>
				this.database.query(text, parameters).then(resolve, reject),
			),
		);
	}
}

/** Whether the database refused a statement and changed nothing, rather than that its answer is unknown. */
function isRefusal(error: unknown): boolean {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	return typeof code === 'string' && SQLSTATE.test(code) && !CONNECTION_LOST.test(code);
}
