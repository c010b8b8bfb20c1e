import type { JobListing, JobOutline, JobQuery, ListedJob, QueueState } from '../jobListing';
import type { SqlDatabase } from './database';

/**
 * What one statement reads of jobs, in bytes as stored. A field is taken out of a value only after the database has
 * loaded all of it, and the embedded one does nothing else meanwhile.
 */
const MAX_BYTES = 8 * 1024 * 1024;

interface SizeRow {
	id: string;
	bytes: number;
}

interface OutlineRow {
	id: string;
	state: QueueState;
	data: string;
	attempts: number;
	finishedOn: number | null;
	failedReason: string | null;
}

/** Lists jobs in BullMQ's table, whose primary key is queue and id: ids in a range are read without the others. */
export class SqlJobListing implements JobListing {
	constructor(private readonly database: SqlDatabase) {}

	async jobs(queueName: string, query: JobQuery): Promise<ListedJob[]> {
		const { states, bounds, order, limit } = query;
		const parameters: unknown[] = [queueName, states, limit];
		const conditions = ['queue = $1', 'state::text = ANY($2::text[])'];
		if (bounds.after !== undefined) conditions.push(`id > $${parameters.push(bounds.after)}`);
		if (bounds.before !== undefined) conditions.push(`id < $${parameters.push(bounds.before)}`);
		const { rows } = await this.database.query<ListedJob>(
			`SELECT id, state::text AS state FROM bullmq.job
			  WHERE ${conditions.join(' AND ')}
			  ORDER BY id ${order === 'newest first' ? 'DESC' : 'ASC'} LIMIT $3`,
			parameters,
		);
		return rows;
	}

	async outlines<Data>(
		queueName: string,
		ids: readonly string[],
		without: string,
	): Promise<JobOutline<Data>[]> {
		const { rows } = await this.database.query<SizeRow>(
			`SELECT id, pg_column_size(data) AS bytes FROM bullmq.job
			  WHERE queue = $1 AND id = ANY($2::text[])`,
			[queueName, ids],
		);
		const outlines: JobOutline<Data>[] = [];
		for (const group of inGroups(rows)) {
			outlines.push(...(await this.#read<Data>(queueName, group, without)));
		}
		return outlines;
	}

	async #read<Data>(
		queueName: string,
		ids: readonly string[],
		without: string,
	): Promise<JobOutline<Data>[]> {
		const { rows } = await this.database.query<OutlineRow>(
			`SELECT id, state::text AS state, (data - $3::text)::text AS data, attempts_made AS attempts,
			        finished_at_ms::float8 AS "finishedOn", failed_reason AS "failedReason"
			   FROM bullmq.job WHERE queue = $1 AND id = ANY($2::text[])`,
			[queueName, ids, without],
		);
		return rows.map(({ id, state, data, attempts, finishedOn, failedReason }) => ({
			id,
			data: JSON.parse(data) as Data,
			attemptsMade: attempts,
			finished:
				finishedOn !== null && (state === 'completed' || state === 'failed')
					? { state, on: finishedOn }
					: undefined,
			failedReason: failedReason ?? undefined,
		}));
	}
}

/** Ids of jobs that together are not too large; one that is too large is alone. */
function inGroups(rows: readonly SizeRow[]): string[][] {
	const groups: string[][] = [];
	let bytesInLast = Infinity;
	for (const { id, bytes } of rows) {
		if (bytesInLast + bytes > MAX_BYTES) {
			groups.push([]);
			bytesInLast = 0;
		}
		groups.at(-1)?.push(id);
		bytesInLast += bytes;
	}
	return groups;
}
