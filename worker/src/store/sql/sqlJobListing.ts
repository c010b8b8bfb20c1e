import type { JobListing, JobOutline, JobQuery, ListedJob, QueueState } from '../jobListing';
import type { SqlDatabase } from './database';

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
