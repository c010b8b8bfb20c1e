import type { PgQueryResult } from 'bullmq';

/** Another way to answer some of BullMQ's statements, with fewer statements than BullMQ sends. */
export interface Shortcut {
	/** @returns the same answer as the statement's; undefined for another statement, which has not been run */
	run<Row>(text: string, parameters: readonly unknown[]): Promise<PgQueryResult<Row>> | undefined;
}
