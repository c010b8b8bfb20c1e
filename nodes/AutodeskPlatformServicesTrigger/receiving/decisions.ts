import type { IWebhookFunctions } from 'n8n-workflow';
import { answerOf, senderGone } from './answerOf';
import { RecentEntries } from './recentEntries';

/**
 * What becomes of a request: it is `ours` to handle, was `taken` by n8n before, or is `abandoned`
 * because its sender hung up while another one for the same event was still being handled.
 */
export type Claim = 'ours' | 'taken' | 'abandoned';

interface Pending {
	/** Settles when n8n has answered the request that holds the claim. */
	settled: Promise<void>;
	/** Unix time in milliseconds. */
	since: number;
}

/** After this, n8n will not answer any more, and the next repetition is handled instead. */
const MOST_PENDING_MS = 10 * 60 * 1000;

/**
 * One decision per event, in the memory of this process: taken once n8n has taken it on, whatever
 * becomes of the connection; forgotten when n8n refused. Repetitions that arrive in between wait.
 *
 * Static data is not an option: n8n (2.41) saves what a webhook writes there only when no execution
 * follows. An event that a restart has forgotten starts the workflow a second time; the worker has no
 * such limit.
 */
export class Decisions {
	private readonly taken: RecentEntries<true>;
	private readonly pending = new Map<string, Pending>();

	constructor(maxKeys: number, keepMs: number) {
		this.taken = new RecentEntries(maxKeys, keepMs);
	}

	/**
	 * Waits for any earlier request with one of these keys. What is `ours` has to be answered, by n8n
	 * or by the caller; the status decides.
	 *
	 * @param keys of one event; the same event has at least one of them again
	 */
	async claim(ctx: IWebhookFunctions, keys: readonly string[]): Promise<Claim> {
		const response = ctx.getResponseObject();
		for (;;) {
			if (keys.some((key) => this.taken.get(key))) return 'taken';
			const earlier = this.pendingAmong(keys);
			if (earlier === undefined) break;
			const isGone = await Promise.race([
				earlier.settled.then(() => false),
				senderGone(response).then(() => true),
			]);
			if (isGone) return 'abandoned';
		}
		this.hold(keys, answerOf(response));
		return 'ours';
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
