import type { Logger } from 'pino';
import {
	TRAFFIC_SLOTS,
	TRAFFIC_SPANS,
	type TrafficSpan,
} from '../../../protocol/worker/api/shapes/traffic';
import { withDeadline } from '../store/deadline';
import type { DocumentStore } from '../store/documentStore';
import {
	compact,
	completed,
	noFigures,
	plusStored,
	sumOf,
	type Figures,
	type StoredFigures,
} from './figures';
import { plusShares, sharesOf, type Shares } from './shares';
import { SlotRing } from './slotRing';
import type { TrafficCounts } from './trafficCounts';

/** What happened in a slot, over all processes on the store. */
export interface Slot extends Figures {
	/** Start of the slot, Unix time in ms. */
	at: number;
}

export interface AllSlots {
	total: Slot[];
	/** @param subscription its id */
	of: (subscription: string) => Slot[];
}

/** How often the counts are added to the store, in ms. A process that dies loses the counts since then. */
const INTERVAL = 10_000;
/** How long anybody waits for an addition, in ms. */
const DEADLINE = 5_000;

/** The rings of one span. The total has its own, because most readers need nothing else. */
interface Rings {
	total: SlotRing<StoredFigures>;
	shares: SlotRing<Shares>;
}

/**
 * What happened in the last hour, day and week, for the charts. Every process adds what it has counted to
 * rings of documents, so the figures cover all processes and survive a restart.
 */
export class Traffic {
	readonly #rings: Readonly<Record<TrafficSpan, Rings>>;
	#timer: NodeJS.Timeout | undefined;
	/** The addition in progress, and the one that follows it. */
	#current: Promise<void> | undefined;
	#next: Promise<void> | undefined;

	constructor(
		documents: DocumentStore,
		private readonly counts: Pick<TrafficCounts, 'take'>,
		private readonly log: Logger,
		/** Unix time in ms. */
		private readonly clock = (): number => Date.now(),
	) {
		const rings = (span: TrafficSpan, kind: string): Rings => ({
			total: new SlotRing(documents, kind, TRAFFIC_SLOTS[span], plusStored),
			shares: new SlotRing(documents, `${kind}-subscriptions`, TRAFFIC_SLOTS[span], plusShares),
		});
		// The first versions of the worker kept the last hour only, under this name.
		this.#rings = {
			hour: rings('hour', 'traffic'),
			day: rings('day', 'traffic-day'),
			week: rings('week', 'traffic-week'),
		};
	}

	start(): void {
		this.#timer = setInterval(() => {
			// While the store is slow, additions must not pile up.
			if (!this.#current) void this.#addOrWarn();
		}, INTERVAL);
	}

	/** Adds everything counted since the last addition, if the store takes it in time. */
	async stop(): Promise<void> {
		clearInterval(this.#timer);
		await this.#addOrWarn();
	}

	/**
	 * Takes note of how many events wait now. They are stored with the next addition.
	 *
	 * @param waiting number of events by subscription
	 */
	counted(waiting: ReadonlyMap<string, number>): void {
		const all = Array.from(waiting.values()).reduce((sum, count) => sum + count, 0);
		const shares = Array.from(waiting)
			.filter(([, backlog]) => backlog > 0)
			.map(([id, backlog]) => [id, { ...noFigures(), backlog }] as const);
		this.#grow({ backlog: all }, new Map(shares));
	}

	/**
	 * What happened in all subscriptions together, also in those that no longer exist.
	 *
	 * @returns all slots of the span, the oldest first, including the current one. What other processes counted
	 * in the latest ten seconds is missing
	 * @throws StoreUnavailableError
	 */
	async total(span: TrafficSpan): Promise<Slot[]> {
		// A store that is full or read-only can still be read.
		await this.#addOrWarn();
		const slots = await this.#rings[span].total.read(this.clock());
		return slots.map(({ at, content }) => ({ at, ...completed(content ?? {}) }));
	}

	/**
	 * What happened in one subscription.
	 *
	 * @returns as {@link total}
	 * @throws StoreUnavailableError
	 */
	async of(subscription: string, span: TrafficSpan): Promise<Slot[]> {
		return (await this.all(span)).of(subscription);
	}

	/**
	 * What happened in all subscriptions together and in each one, read at once.
	 *
	 * @returns the slots as {@link total} does
	 * @throws StoreUnavailableError
	 */
	async all(span: TrafficSpan): Promise<AllSlots> {
		const total = await this.total(span);
		const shares = await this.#rings[span].shares.read(this.clock());
		const contents = new Map(shares.map(({ at, content }) => [at, content?.subscriptions]));
		return {
			total,
			of: (subscription) =>
				total.map(({ at, backlog: waiting }) => {
					const figures = completed(contents.get(at)?.[subscription] ?? {});
					// Once somebody has counted, a subscription without a number has nothing waiting.
					const backlog = figures.backlog ?? (waiting === undefined ? undefined : 0);
					return { at, ...figures, backlog };
				}),
		};
	}

	#grow(total: StoredFigures, shares: ReadonlyMap<string, Figures>): void {
		for (const span of TRAFFIC_SPANS) {
			this.#rings[span].total.grow(total);
			if (shares.size > 0) this.#rings[span].shares.grow(sharesOf(shares));
		}
	}

	async #addOrWarn(): Promise<void> {
		await withDeadline(this.#add(), DEADLINE).catch((error: unknown) => {
			this.log.debug({ err: String(error) }, 'traffic not stored; will retry');
		});
	}

	/** Resolves when everything counted before this call is stored. Simultaneous calls share an addition. */
	async #add(): Promise<void> {
		this.#next ??= (this.#current ?? Promise.resolve())
			.catch(() => undefined)
			.then(() => {
				this.#current = this.#next;
				this.#next = undefined;
				return this.#addGrowth();
			})
			.finally(() => {
				if (!this.#next) this.#current = undefined;
			});
		await this.#next;
	}

	/** One document after the other, so that events never wait for more than one of them. */
	async #addGrowth(): Promise<void> {
		const counts = this.counts.take();
		if (counts.size > 0) this.#grow(compact(sumOf(counts.values())), counts);
		const now = this.clock();
		for (const span of TRAFFIC_SPANS) {
			await this.#rings[span].total.store(now);
			await this.#rings[span].shares.store(now);
		}
	}
}
