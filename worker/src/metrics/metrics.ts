import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { TrafficCounts } from '../traffic/trafficCounts';

/** Outcome of a callback; `unavailable` if the store did not answer. */
export type CallbackOutcome =
	| 'accepted'
	| 'duplicate'
	| 'bad_signature'
	| 'malformed'
	| 'unknown_route'
	| 'too_large'
	| 'flooded'
	| 'unavailable';

/** Outcome of one delivery attempt. */
export type DeliveryOutcome = 'delivered' | 'retry' | 'dead' | 'gone';

/** Upper bounds of histogram buckets, in seconds. */
const ANSWER_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];
const TARGET_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 300];
const LATENCY_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 300, 3600, 86_400];

/** What the worker counts: metrics for Prometheus, and the counts behind its own charts. */
export class Metrics {
	readonly registry = new Registry();

	/** Counts per subscription, for the charts. */
	readonly traffic = new TrafficCounts();

	readonly callbacks = new Counter({
		name: 'aps_worker_callbacks_total',
		help: 'Callbacks by outcome',
		labelNames: ['outcome'] as const,
		registers: [this.registry],
	});

	readonly callbackDuration = new Histogram({
		name: 'aps_worker_callback_duration_seconds',
		help: 'Time from a callback to its answer',
		buckets: ANSWER_BUCKETS,
		registers: [this.registry],
	});

	readonly deliveries = new Counter({
		name: 'aps_worker_delivery_attempts_total',
		help: 'Delivery attempts by outcome',
		labelNames: ['subscription', 'outcome'] as const,
		registers: [this.registry],
	});

	readonly targetDuration = new Histogram({
		name: 'aps_worker_target_duration_seconds',
		help: "Duration of a target's answer to a delivery",
		buckets: TARGET_BUCKETS,
		registers: [this.registry],
	});

	readonly latency = new Histogram({
		name: 'aps_worker_event_latency_seconds',
		help: 'Time from the receipt of an event to its delivery',
		buckets: LATENCY_BUCKETS,
		registers: [this.registry],
	});

	readonly events = new Gauge({
		name: 'aps_worker_events',
		help: 'Events in the store by status',
		labelNames: ['subscription', 'status'] as const,
		registers: [this.registry],
	});

	readonly oldestEventAge = new Gauge({
		name: 'aps_worker_oldest_event_age_seconds',
		help: 'Age of the oldest event that is queued or retrying',
		labelNames: ['subscription'] as const,
		registers: [this.registry],
	});

	readonly breaker = new Gauge({
		name: 'aps_worker_circuit_breaker_state',
		help: "State of the target's circuit breaker: 0 closed, 1 half-open, 2 open",
		labelNames: ['subscription'] as const,
		registers: [this.registry],
	});

	readonly subscriptions = new Gauge({
		name: 'aps_worker_subscriptions',
		help: 'Subscriptions by status',
		labelNames: ['status'] as const,
		registers: [this.registry],
	});

	readonly storeUp = new Gauge({
		name: 'aps_worker_store_up',
		help: '1 if the store answered this scrape, otherwise 0',
		registers: [this.registry],
	});

	constructor() {
		collectDefaultMetrics({ register: this.registry, prefix: 'aps_worker_' });
	}
}
