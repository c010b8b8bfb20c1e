import type { Logger } from 'pino';
import type { EndedSessions } from '../dashboard/endedSessions';
import type { Quarantine } from '../quarantine/quarantine';
import type { Store } from '../store/store';
import type { SyncStates } from '../syncStates/syncStates';
import type { RetiredQueues } from '../subscriptions/retiredQueues';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';

const INTERVAL = 60_000;

/** Removes what is no longer needed, every minute. */
export class Housekeeping {
	#timer: NodeJS.Timeout | undefined;
	#running: Promise<void> = Promise.resolve();

	constructor(
		private readonly store: Store,
		private readonly retiredQueues: RetiredQueues,
		private readonly directory: SubscriptionDirectory,
		private readonly quarantine: Quarantine,
		private readonly endedSessions: EndedSessions,
		private readonly syncStates: SyncStates,
		private readonly log: Logger,
	) {}

	start(): void {
		this.#timer = setInterval(() => {
			this.#running = this.run().catch((error: unknown) => {
				this.log.warn({ err: String(error) }, 'housekeeping failed, will be retried');
			});
		}, INTERVAL);
	}

	async run(): Promise<void> {
		const isSubscribed = (id: string): boolean => this.directory.get(id) !== undefined;
		await this.store.sweep();
		await this.quarantine.sweep(isSubscribed);
		await this.endedSessions.sweep();
		await this.syncStates.sweep();
		await this.retiredQueues.destroyDue();
	}

	async stop(): Promise<void> {
		clearInterval(this.#timer);
		await this.#running;
	}
}
