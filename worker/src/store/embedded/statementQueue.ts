import { setImmediate as turn } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import type { ThreadMessage, ThreadRequest } from './pgliteProtocol';

type Statement = Extract<ThreadRequest, { kind: 'query' }>;

/** Maximum number of statements per transaction, so that later ones do not wait long. */
const MAX_GROUP = 50;

/** PostgreSQL terminates after an error of these severities. */
const DEADLY: ReadonlySet<unknown> = new Set(['FATAL', 'PANIC']);

/**
 * Runs statements in the order of their arrival. Statements that wait at the same time share one
 * transaction, because forcing a commit to disk takes longer than the work itself. None is answered before
 * its commit.
 *
 * PostgreSQL inside this process cannot terminate itself, which it would do if the disk refuses a write:
 * it would hang at the next statement. Such an error is not answered and left unhandled, which ends the
 * thread.
 */
export class StatementQueue {
	readonly #database: PGlite;
	readonly #answer: (answer: ThreadMessage) => void;
	readonly #waiting: Statement[] = [];
	#running: Promise<void> | undefined;

	/** @param answer called with the answer to each statement, in their order */
	constructor(database: PGlite, answer: (message: ThreadMessage) => void) {
		this.#database = database;
		this.#answer = answer;
	}

	add(statement: Statement): void {
		this.#waiting.push(statement);
		this.#running ??= this.#runAll();
	}

	/** Resolves when all statements are answered. */
	async idle(): Promise<void> {
		await this.#running;
	}

	async #runAll(): Promise<void> {
		while (this.#waiting.length > 0) {
			await this.#runGroup(this.#nextGroup());
			// Accepts statements that were sent while the database was busy.
			await turn();
		}
		this.#running = undefined;
	}

	/** Statements without parameters may be ones that must run alone, such as VACUUM. */
	#nextGroup(): Statement[] {
		const alone = this.#waiting.findIndex(({ parameters }) => parameters.length === 0);
		const count = alone < 0 ? this.#waiting.length : Math.max(1, alone);
		return this.#waiting.splice(0, Math.min(count, MAX_GROUP));
	}

	async #runGroup(group: readonly Statement[]): Promise<void> {
		const answers = group.length > 1 ? await this.#runTogether(group) : undefined;
		if (answers) for (const answer of answers) this.#answer(answer);
		else for (const statement of group) this.#answer(await this.#runAlone(statement));
	}

	/** @returns undefined if one of them failed and all were rolled back */
	async #runTogether(group: readonly Statement[]): Promise<ThreadMessage[] | undefined> {
		const answers: ThreadMessage[] = [];
		try {
			await this.#database.exec('BEGIN');
			for (const { id, text, parameters } of group) {
				answers.push({ kind: 'result', id, rows: await this.#rowsOf(text, parameters) });
			}
			await this.#database.exec('COMMIT');
			return answers;
		} catch (error) {
			throwIfDeadly(error);
			await this.#database.exec('ROLLBACK');
			return undefined;
		}
	}

	async #runAlone({ id, text, parameters }: Statement): Promise<ThreadMessage> {
		try {
			return { kind: 'result', id, rows: await this.#rowsOf(text, parameters) };
		} catch (error) {
			throwIfDeadly(error);
			// BullMQ recognizes its own refusals by PostgreSQL's error code and detail.
			const { message, code, detail } = error as Error & { code?: string; detail?: string };
			return { kind: 'failure', id, message, code, detail };
		}
	}

	async #rowsOf(text: string, parameters: readonly unknown[]): Promise<unknown[]> {
		if (parameters.length > 0) return (await this.#database.query(text, [...parameters])).rows;
		// Only the simple protocol takes several statements at once, as migrations have them.
		return (await this.#database.exec(text)).at(-1)?.rows ?? [];
	}
}

function throwIfDeadly(error: unknown): void {
	if (DEADLY.has((error as { severity?: unknown }).severity)) throw error;
}
