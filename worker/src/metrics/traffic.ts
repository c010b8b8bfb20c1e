import type { Logger } from 'pino';
import { DocumentCollection } from '../store/documentCollection';
import type { DocumentStore } from '../store/documentStore';
import type { Metrics } from './metrics';

/** Totals of one minute, over all processes on the store. */
export interface Minute {
	/** Start of the minute, Unix time in ms. */
	at: number;
	/** Callbacks accepted as new events. */
	received: number;
	/** Events accepted by their target. */
	delivered: number;
	/** Failed attempts, whatever the outcome of the event. */
	failed: number;
}

type Counts = Omit<Minute, 'at'>;

const MINUTE = 60_000;
/** Number of minutes kept. */
const REMEMBERED = 60;
/** How often the counts are added to the store, in ms. A process that dies loses the counts since then. */
const INTERVAL = 10_000;

const NOTHING: Counts = { received: 0, delivered: 0, failed: 0 };

/** A slot in the ring: it holds the latest minute with this number. */
type Slot = Minute & { id: string };

/**
 * Events per minute of the last hour, for the dashboard. Every process adds the growth of its counters to a
 * ring of sixty small documents, so the figures cover all processes and survive a restart.
 */
export class Traffic {
	readonly #ring: DocumentCollection<Slot>;
	/** The counters at the last addition. */
	#added = NOTHING;
	#timer: NodeJS.Timeout | undefined;
	#adding: Promise<void> = Promise.resolve();

	constructor(
		documents: DocumentStore,
		private readonly metrics: Pick<Metrics, 'callbacks' | 'deliveries'>,
		private readonly log: Logger,
	) {
		this.#ring = new DocumentCollection(documents, 'traffic');
	}

	start(): void {
		this.#timer = setInterval(() => void this.#addOrWarn(), INTERVAL);
	}

	/** Adds everything counted since the last addition. */
	async stop(): Promise<void> {
		clearInterval(this.#timer);
		await this.#addOrWarn();
	}

	/**
	 * The last sixty minutes, oldest first, including the current one. The latest ten seconds of other
	 * processes are missing.
	 *
	 * @param now Unix time in ms
	 * @throws StoreUnavailableError
	 */
	async lastHour(now: number): Promise<Minute[]> {
		await this.#add();
		const known = new Map((await this.#ring.all()).map((slot) => [slot.at, slot]));
		const current = startOf(now);
		return Array.from({ length: REMEMBERED }, (_, index) => {
			const at = current - (REMEMBERED - 1 - index) * MINUTE;
			const { received, delivered, failed } = known.get(at) ?? NOTHING;
			return { at, received, delivered, failed };
		});
	}

	async #addOrWarn(): Promise<void> {
		await this.#add().catch((error: unknown) => {
			this.log.debug({ err: String(error) }, 'traffic not stored; will retry');
		});
	}

	/** Runs one at a time, so that nothing is added twice. */
	async #add(): Promise<void> {
		this.#adding = this.#adding.catch(() => undefined).then(() => this.#addGrowth());
		await this.#adding;
	}

	async #addGrowth(): Promise<void> {
		const counted = await this.#counted();
		const growth = minus(counted, this.#added);
		if (growth.received + growth.delivered + growth.failed === 0) return;
		const at = startOf(Date.now());
		const id = String((at / MINUTE) % REMEMBERED);
		const first = { id, at, ...growth };
		if (!(await this.#ring.insert(first))) {
			await this.#ring.change(id, (slot) =>
				slot.at === at ? { id, at, ...plus(slot, growth) } : first,
			);
		}
		this.#added = counted;
	}

	async #counted(): Promise<Counts> {
		const [callbacks, deliveries] = await Promise.all([
			this.metrics.callbacks.get(),
			this.metrics.deliveries.get(),
		]);
		const counted = { ...NOTHING };
		for (const { labels, value } of callbacks.values) {
			if (labels.outcome === 'accepted') counted.received += value;
		}
		for (const { labels, value } of deliveries.values) {
			counted[labels.outcome === 'delivered' ? 'delivered' : 'failed'] += value;
		}
		return counted;
	}
}

function startOf(time: number): number {
	return time - (time % MINUTE);
}

function plus(a: Counts, b: Counts): Counts {
	return {
		received: a.received + b.received,
		delivered: a.delivered + b.delivered,
		failed: a.failed + b.failed,
	};
}

function minus(a: Counts, { received, delivered, failed }: Counts): Counts {
	return plus(a, { received: -received, delivered: -delivered, failed: -failed });
}
