import { setTimeout as sleep } from 'node:timers/promises';

const MINUTE = 60_000;

/**
 * Autodesk counts calls per app, endpoint and minute, and n8n's nodes use the same app. So the worker
 * takes a share of each limit and leaves the rest; behind each entry stands the whole.
 */
export const CALLS_PER_MINUTE = {
	/** Reading and listing webhooks, of 300. */
	hookRead: 100,
	/** Creating webhooks, of 50. */
	hookCreate: 20,
	/** Changing and deleting webhooks, of 300 each. */
	hookChange: 100,
	/** Listing the contents of folders, of 300. */
	folderContents: 100,
	/** Listing the versions of files, of 800. */
	itemVersions: 200,
	/** Account administration of `hq`, of 100. */
	hq: 50,
	/** Account administration of `construction/admin`, of 600. */
	admin: 100,
} as const;

export type BudgetName = keyof typeof CALLS_PER_MINUTE;
export type CallsPerMinute = Readonly<Record<BudgetName, number>>;

/** Lets through so many calls in any minute; the others wait, in the order they came. */
export class RateBudget {
	/** When the calls of the last minute were made, in ms on a clock that nobody sets back. */
	#made: number[] = [];
	#last: Promise<void> = Promise.resolve();

	constructor(private readonly perMinute: number) {}

	/** @throws AbortError when the signal fires before it is this call's turn */
	async take(signal?: AbortSignal): Promise<void> {
		const turn = this.#last.then(() => this.#wait(signal));
		this.#last = turn.catch(() => undefined);
		await turn;
	}

	async #wait(signal: AbortSignal | undefined): Promise<void> {
		signal?.throwIfAborted();
		this.#made = this.#made.filter((time) => time > performance.now() - MINUTE);
		const earliest = this.#made[this.#made.length - this.perMinute];
		if (earliest !== undefined) {
			await sleep(earliest + MINUTE - performance.now(), undefined, { signal });
		}
		this.#made.push(performance.now());
	}
}
