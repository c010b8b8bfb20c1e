import type { Logger } from 'pino';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import type { Metrics } from '../metrics/metrics';
import type { Tracing } from '../tracing/tracing';
import type { Subscription } from '../subscriptions/subscription';
import type { DeliveryIncidents } from '../incidents/deliveryIncidents';
import { Batcher, NotBatched, type BatchEntry, type BatchLimits } from './batcher';
import { CircuitBreaker, type CircuitState } from './circuitBreaker';
import { endPost, startPost, type TracedAttempt } from './deliverySpans';
import type { OpenCircuits } from './openCircuits';
import type { Outcome } from './outcome';
import type { ConcurrencyLimiter } from './concurrencyLimiter';
import type { Sender, Sent } from './sender';

export interface EventEntry extends BatchEntry, TracedAttempt {}

export interface BatchSent extends Sent {
	/** From 0 to 1, the same for all events of a batch, so that they are retried together. */
	jitter: number;
}

export interface ChannelParts {
	sender: Sender;
	limiter: ConcurrencyLimiter;
	metrics: Metrics;
	tracing: Tracing;
	/** Notified when a closed circuit breaker opens. */
	incidents: DeliveryIncidents;
	/** Notified each time it opens, also after a failed trial delivery. */
	openCircuits: OpenCircuits;
	log: Logger;
}

/** Events that a channel reports to the code that submits to it. */
export interface ChannelListener {
	/** The channel opened or closed, or accepts more or fewer events at once. */
	onChange(): void;
	/**
	 * An event was sent. Called before another event takes its place, so that later events of its
	 * file can still be refused.
	 */
	onSent(entry: EventEntry, sent: BatchSent): void;
}

type Failure = Extract<Outcome, { kind: 'retry' }>;

/** Entries fetched ahead to fill batches. */
const MAX_AHEAD = 1000;

const BREAKER_VALUES: Record<CircuitState, number> = { closed: 0, 'half-open': 1, open: 2 };

/**
 * Sends events to one target in batches, limited in number, and none at all while the circuit
 * breaker is open.
 *
 * While it is closed to events (`isOpen` is false), `submit` refuses them with NotBatched.
 */
export class TargetChannel {
	readonly #batcher: Batcher<EventEntry, BatchSent>;
	readonly #breaker = new CircuitBreaker();
	#timer: NodeJS.Timeout | undefined;
	#closed = false;
	/** Also at startup: a process that died may have left an open circuit behind. */
	#mayBeShownOpen = true;

	constructor(
		private readonly parts: ChannelParts,
		private subscription: Subscription,
		private readonly signal: AbortSignal,
		private readonly listener: ChannelListener,
	) {
		this.#batcher = new Batcher((entries) => this.#send(entries), this.#limits());
		this.#showState();
	}

	/** Whether it currently accepts events. */
	get isOpen(): boolean {
		return !this.#closed && this.#breaker.state !== 'open';
	}

	/** How many events to submit at once. */
	get capacity(): number {
		const { concurrency, maxEntries } = this.#limits();
		return Math.max(maxEntries, Math.min(concurrency * maxEntries, MAX_AHEAD));
	}

	/**
	 * Delivers an event to the target, as part of a batch.
	 *
	 * @throws NotBatched when the channel is closed, or closed while the event waited
	 */
	async submit(entry: EventEntry): Promise<BatchSent> {
		if (!this.isOpen) throw new NotBatched();
		return await this.#batcher.submit(entry);
	}

	/** Refuses waiting events of a file, because an earlier event of it could not be delivered. */
	refuseFile(file: string): void {
		this.#batcher.refuse(({ key }) => key === file);
	}

	/** Applies changed settings. Immediately tries a target that was registered again. */
	update(subscription: Subscription): void {
		const changed = subscription.updatedAt !== this.subscription.updatedAt;
		this.subscription = subscription;
		if (changed) this.#allowTrial();
		this.#applyLimits();
	}

	/** Accepts no more events. Deliveries in progress continue. */
	close(): void {
		this.#closed = true;
		clearTimeout(this.#timer);
		this.#batcher.refuse();
		this.parts.metrics.breaker.remove({ subscription: this.subscription.id });
		if (this.#breaker.state !== 'closed') this.parts.openCircuits.closed(this.subscription.id);
	}

	async #send(entries: EventEntry[]): Promise<BatchSent> {
		const { sender, limiter, tracing } = this.parts;
		const events = entries.map(({ event }) => event);
		const attempt = Math.max(...entries.map((entry) => entry.attempt));
		const sent = await limiter.run(async () => {
			const spans = entries.map((entry) =>
				startPost(tracing, entry, this.subscription.target, entries.length),
			);
			// A batch is one request, so n8n's spans can belong to only one of the traces.
			const [first] = spans;
			const { subscription, signal } = this;
			const result = await sender.send(subscription, events, attempt, signal, first?.traceParent);
			for (const span of spans) endPost(span, result);
			return result;
		});
		const batchSent = { ...sent, jitter: Math.random() };
		for (const entry of entries) this.listener.onSent(entry, batchSent);
		if (!this.#closed) this.#learn(sent, events);
		return batchSent;
	}

	/** A target that answers with a refusal is healthy. */
	#learn({ outcome, duration }: Sent, events: readonly DeliveredEvent[]): void {
		this.parts.metrics.targetDuration.observe(duration / 1000);
		const before = this.#breaker.state;
		if (outcome.kind === 'retry') this.#failed(outcome, events);
		else this.#succeeded();
		if (this.#breaker.state !== before) this.#applyLimits();
	}

	#succeeded(): void {
		const { log, openCircuits } = this.parts;
		const { id } = this.subscription;
		if (this.#breaker.state !== 'closed') log.info({ subscription: id }, 'target has recovered');
		this.#breaker.succeeded();
		if (this.#mayBeShownOpen) openCircuits.closed(id);
		this.#mayBeShownOpen = false;
	}

	#failed(outcome: Failure, events: readonly DeliveredEvent[]): void {
		const { incidents, log, openCircuits } = this.parts;
		const before = this.#breaker.state;
		this.#breaker.failed(Date.now(), outcome.retryAfter);
		const { state, openUntil: until } = this.#breaker;
		if (state !== 'open' || before === 'open') return;

		const { id } = this.subscription;
		const pause = until - Date.now();
		log.warn({ subscription: id, pause, ...outcome }, 'target keeps failing, deliveries paused');
		if (before === 'closed') incidents.targetDown(this.subscription, events, until, outcome);
		this.#mayBeShownOpen = true;
		openCircuits.opened({ id, until, reason: outcome.reason });
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#allowTrial(), pause);
		this.#batcher.refuse();
	}

	#allowTrial(): void {
		if (this.#breaker.state !== 'open') return;
		clearTimeout(this.#timer);
		this.#breaker.halfOpen();
		this.#applyLimits();
	}

	#applyLimits(): void {
		this.#batcher.setLimits(this.#limits());
		this.#showState();
		this.listener.onChange();
	}

	#limits(): BatchLimits {
		const { concurrency, batch } = this.subscription;
		return {
			concurrency: this.#breaker.state === 'closed' ? concurrency : 1,
			maxEntries: batch.maxEvents,
			maxWait: batch.maxWaitSeconds * 1000,
		};
	}

	#showState(): void {
		const { id: subscription } = this.subscription;
		this.parts.metrics.breaker.set({ subscription }, BREAKER_VALUES[this.#breaker.state]);
	}
}
