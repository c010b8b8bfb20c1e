import type { IWebhookFunctions } from 'n8n-workflow';
import { answerOf, senderGone } from './answerOf';
import { RecentEntries } from './recentEntries';

interface Pending {
	/** Settles when n8n has answered the request that holds the claim. */
	settled: Promise<void>;
	/** Unix time in milliseconds. */
	since: number;
}

/** After this time n8n will not answer, so the next repetition is handled instead. */
const MOST_PENDING_MS = 10 * 60 * 1000;

/**
 * One decision per event, in the memory of this process. It is kept once n8n has accepted the event, even
 * if the connection is lost, and dropped if n8n rejects the event. Repetitions wait until then.
 *
 * Static data is not an option: n8n (2.41) saves what a webhook writes there only if no execution
 * follows. After a restart, a repeated event starts the workflow a second time. The worker does not have
 * this limit.
 */
export class Decisions {
	private readonly taken: RecentEntries<true>;
	private readonly pending = new Map<string, Pending>();

	constructor(maxEvents: number, keepMs: number) {
		this.taken = new RecentEntries(maxEvents, keepMs);
	}

	/**
	 * Claims the events that n8n has not accepted yet, after waiting for the requests that are handling
	 * some of them. A claim must be answered, by n8n or by the caller; the status of the answer decides.
	 *
	 * @param keyOf the same for a repeated event; undefined if nothing identifies the event
	 * @returns undefined if the sender hung up in the meantime
	 */
	async claim<T>(
		ctx: IWebhookFunctions,
		events: readonly T[],
		keyOf: (event: T) => string | undefined,
	): Promise<T[] | undefined> {
		const response = ctx.getResponseObject();
		for (;;) {
			const open = events.filter((event) => !this.isTaken(keyOf(event)));
			const keys = open.map(keyOf).filter((key) => key !== undefined);
			const earlier = this.pendingAmong(keys);
			if (earlier === undefined) {
				if (open.length > 0) this.hold(keys, answerOf(response));
				return open;
			}
			const isGone = await Promise.race([
				earlier.settled.then(() => false),
				senderGone(response).then(() => true),
			]);
			if (isGone) return undefined;
		}
	}

	private isTaken(key: string | undefined): boolean {
		return key !== undefined && this.taken.get(key) !== undefined;
	}

	private pendingAmong(keys: readonly string[]): Pending | undefined {
		const oldest = Date.now() - MOST_PENDING_MS;
		return keys
			.map((key) => this.pending.get(key))
			.find((pending) => pending !== undefined && pending.since > oldest);
	}

	private hold(keys: readonly string[], answer: Promise<number>): void {
		const settled = answer.then((status) => {
			for (const key of keys) {
				if (status < 300) this.taken.keep(key, true);
				if (this.pending.get(key) === pending) this.pending.delete(key);
			}
		});
		const pending: Pending = { settled, since: Date.now() };
		for (const key of keys) this.pending.set(key, pending);
	}
}
