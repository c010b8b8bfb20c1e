import { z } from 'zod';

/** BullMQ's request to record that a job is completed, and, with `claim`, to hand out the next one. */
export interface Completion {
	queue: string;
	id: string;
	/** Proves that this process holds the job. */
	token: string;
	/** What the processor returned, as JSON. */
	result: string;
	/** Unix time in ms. */
	finishedOn: number;
	/** How long completed jobs are kept, in seconds; null: forever. */
	keepAge: number | null;
	/** How many completed jobs are kept; null: all. */
	keepCount: number | null;
	claim: Claim | undefined;
}

export interface Claim {
	/** How long the claimed job is held without a sign of life, in ms. */
	lockMs: number;
	/** Name of the worker; null: it has none. */
	worker: string | null;
}

const KEPT = z.number().nullable();

/** The first parameters of both statements of BullMQ. The sixth removes the job instead of keeping it. */
const FINISHED = [
	z.string(),
	z.string(),
	z.string(),
	z.string(),
	z.number(),
	z.literal(false),
	KEPT,
	KEPT,
] as const;

const FINISH = z.tuple(FINISHED);

/** Then come lock duration, time, name of the worker, and a rate limit, which there must not be. */
const FINISH_AND_CLAIM = z.tuple([
	...FINISHED,
	z.number(),
	z.number(),
	z.string().nullable(),
	z.null(),
	z.null(),
]);

const STATEMENT = /^(?:--[^\n]*\n|\s)*SELECT (?:\* FROM )?move_to_completed(_fetch)?\(/;

/**
 * Recognizes BullMQ's statements that complete a job.
 *
 * @returns undefined for any other statement, and for one that asks for more than the fields above
 */
export function readCompletion(
	text: string,
	parameters: readonly unknown[],
): Completion | undefined {
	const statement = STATEMENT.exec(text);
	if (!statement) return undefined;
	const read = (statement[1] ? FINISH_AND_CLAIM : FINISH).safeParse(parameters);
	if (!read.success) return undefined;
	const [queue, id, token, result, finishedOn, , keepAge, keepCount, lockMs, , worker] = read.data;
	return {
		queue,
		id,
		token,
		result,
		finishedOn,
		keepAge,
		keepCount,
		claim: lockMs === undefined ? undefined : { lockMs, worker: worker ?? null },
	};
}
