import type { PgQueryResult } from 'bullmq';
import type { SqlDatabase } from './database';
import type { Shortcut } from './shortcut';

const STATEMENT = /^(?:--[^\n]*\n|\s)*SELECT rate_limit_ttl, next_delay FROM next_signal\(/;

/**
 * Answers BullMQ's question when a queue's next job is due, which it asks for each job that ends and has no
 * successor: a hundred times for a batch of a hundred. Those who ask while the database is working on the same
 * question share its answer.
 */
export class NextSignals implements Shortcut {
	/** By queue. */
	readonly #asked = new Map<unknown, Promise<PgQueryResult<unknown>>>();

	constructor(private readonly database: Pick<SqlDatabase, 'query'>) {}

	run<Row>(text: string, parameters: readonly unknown[]): Promise<PgQueryResult<Row>> | undefined {
		if (!STATEMENT.test(text)) return undefined;
		const [queue] = parameters;
		let answer = this.#asked.get(queue);
		if (!answer) {
			answer = this.database.query(text, parameters).finally(() => this.#asked.delete(queue));
			this.#asked.set(queue, answer);
		}
		return answer as Promise<PgQueryResult<Row>>;
	}
}
