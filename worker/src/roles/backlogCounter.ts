import type { Logger } from 'pino';
import { countEvents } from '../metrics/measureQueue';
import { withDeadline } from '../store/deadline';
import type { Store } from '../store/store';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';
import type { Traffic } from '../traffic/traffic';

/** Each minute of the last hour needs a number of its own. */
const INTERVAL = 60_000;
/** Counts in the middle of a minute, so that small delays do not move a number to the next one, in ms. */
const OFFSET = INTERVAL / 2;
/** How long the store may take for one subscription, in ms. */
const DEADLINE = 5_000;

/** Counts the events that wait in each subscription, once a minute. */
export class BacklogCounter {
	#timer: NodeJS.Timeout | undefined;
	#running: Promise<void> = Promise.resolve();
	#stopped = false;

	constructor(
		private readonly store: Store,
		private readonly directory: Pick<SubscriptionDirectory, 'all'>,
		private readonly traffic: Pick<Traffic, 'counted'>,
		private readonly log: Logger,
	) {}

	/** Counts now and then once a minute, until stopped. */
	start(): void {
		this.#running = this.#countOrWarn();
		const now = Date.now();
		const next = INTERVAL - ((now + INTERVAL - OFFSET) % INTERVAL);
		this.#timer = setTimeout(() => void this.#running.then(() => this.#again()), next);
	}

	/** Resolves when nothing is counted anymore. */
	async stop(): Promise<void> {
		this.#stopped = true;
		clearTimeout(this.#timer);
		await this.#running;
	}

	/** @throws StoreUnavailableError */
	async count(): Promise<void> {
		const waiting = new Map<string, number>();
		// One after the other: nobody waits for this, but deliveries would wait for all of it.
		for (const { id } of this.directory.all()) {
			if (this.#stopped) return;
			const { queued, delivering, retrying } = await withDeadline(
				countEvents(this.store, id),
				DEADLINE,
			);
			waiting.set(id, queued + delivering + retrying);
		}
		this.traffic.counted(waiting);
	}

	#again(): void {
		if (!this.#stopped) this.start();
	}

	async #countOrWarn(): Promise<void> {
		await this.count().catch((error: unknown) => {
			this.log.debug({ err: String(error) }, 'backlog not counted; will retry in a minute');
		});
	}
}
