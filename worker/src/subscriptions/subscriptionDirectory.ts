import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DocumentStore } from '../store/documentStore';
import type { Subscription } from './subscription';
import type { SubscriptionCodec } from './subscriptionCodec';
import { SUBSCRIPTION_KIND } from './subscriptionStore';

/** How often changes by other processes are read, in ms. */
const REFRESH_INTERVAL = 2000;
/** Unknown route keys cause a read of the store, but not more often than this, in ms. */
const MIN_MISS_INTERVAL = 250;

interface Entry {
	text: string;
	subscription: Subscription;
}

/**
 * All subscriptions, in memory, so that callbacks are accepted without reading the store. Changes by other
 * processes arrive within two seconds, or immediately with `refresh`.
 *
 * Emits `change` after subscriptions were added, changed or removed.
 */
export class SubscriptionDirectory extends EventEmitter<{ change: []; error: [unknown] }> {
	#byId = new Map<string, Entry>();
	#byRouteKey = new Map<string, Subscription>();
	/** The read in progress, the one that follows it, and the one that misses wait for. */
	#current: Promise<void> | undefined;
	#next: Promise<void> | undefined;
	#missed: Promise<void> | undefined;
	#refreshedAt = 0;
	#timer: NodeJS.Timeout | undefined;

	constructor(
		private readonly documents: DocumentStore,
		private readonly codec: SubscriptionCodec,
	) {
		super();
	}

	async start(): Promise<void> {
		await this.refresh();
		this.#timer = setInterval(() => {
			this.refresh().catch((error: unknown) => this.emit('error', error));
		}, REFRESH_INTERVAL);
	}

	stop(): void {
		clearInterval(this.#timer);
	}

	get(id: string): Subscription | undefined {
		return this.#byId.get(id)?.subscription;
	}

	all(): Subscription[] {
		return Array.from(this.#byId.values(), ({ subscription }) => subscription);
	}

	/** The subscription that a callback URL belongs to, as far as this process knows. */
	withRouteKey(routeKey: string): Subscription | undefined {
		return this.#byRouteKey.get(routeKey);
	}

	/**
	 * The subscription that a callback URL belongs to. If it is unknown, the store is read, because another
	 * process may just have created it.
	 *
	 * @throws if the key is unknown and the store cannot be read
	 */
	async findByRouteKey(routeKey: string): Promise<Subscription | undefined> {
		const known = this.#byRouteKey.get(routeKey);
		if (known) return known;
		await this.#refreshForMiss();
		return this.#byRouteKey.get(routeKey);
	}

	/** Reads the store. Everything written before this call is known afterwards. */
	async refresh(): Promise<void> {
		// A read in progress may have started before the caller's write, so only the next one counts.
		this.#next ??= (this.#current ?? Promise.resolve())
			.catch(() => undefined)
			.then(() => {
				this.#current = this.#next;
				this.#next = undefined;
				return this.#read();
			});
		await this.#next;
	}

	/** Simultaneous misses share one read, so that invented keys cannot flood the store. */
	async #refreshForMiss(): Promise<void> {
		const wait = Math.max(0, this.#refreshedAt + MIN_MISS_INTERVAL - performance.now());
		this.#missed ??= sleep(wait).then(() => {
			this.#missed = undefined;
			return this.refresh();
		});
		await this.#missed;
	}

	async #read(): Promise<void> {
		const startedAt = performance.now();
		const documents = await this.documents.list(SUBSCRIPTION_KIND);
		const previous = this.#byId;
		let changed = documents.length !== previous.size;
		this.#byId = new Map(
			documents.map(({ id, value }): [string, Entry] => {
				const known = previous.get(id);
				if (known?.text === value) return [id, known];
				changed = true;
				return [id, { text: value, subscription: this.codec.decode(value) }];
			}),
		);
		this.#refreshedAt = startedAt;
		if (!changed) return;
		this.#byRouteKey = new Map(
			this.all().map((subscription) => [subscription.routeKey, subscription]),
		);
		this.emit('change');
	}
}
