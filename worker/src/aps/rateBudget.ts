import { setTimeout as sleep } from 'node:timers/promises';
import { QUOTAS } from '../../../protocol/aps/quotas';

const MINUTE = 60_000;

/** Calls per minute that Autodesk documents, for each app and endpoint. */
export const CALLS_PER_MINUTE = {
	/** Reading and listing webhooks. */
	hookRead: 300,
	hookCreate: 50,
	/** Changing and deleting webhooks. */
	hookChange: 300,
	hubs: 50,
	hubProjects: 50,
	/** Folders and their contents. */
	folderContents: QUOTAS.folderContents.perMinute,
	itemVersions: 800,
	/** Account administration of `hq`. */
	hq: 100,
	/** Account administration of `construction/admin`. */
	admin: 600,
	rfis: 100,
	submittals: 600,
	forms: 100,
} as const;

/** The share of them that the worker uses by default: n8n's nodes use the same app. */
export const DEFAULT_RATE_SHARE = 0.3;

export type BudgetName = keyof typeof CALLS_PER_MINUTE;

/** Allows a number of calls in any minute; further calls wait, in order of arrival. */
export class RateBudget {
	/** When the calls of the last minute were made, in ms on a monotonic clock. */
	#made: number[] = [];
	#last: Promise<void> = Promise.resolve();

	constructor(private readonly perMinute: number) {}

	/** @throws AbortError if the signal fires before this call's turn */
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
