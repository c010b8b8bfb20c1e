import type { Logger } from 'pino';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import { WORKER_SYSTEM } from '../../../protocol/events/workerEvents';
import type { Subscription } from '../subscriptions/subscription';
import type { WorkerEventEmitter } from './workerEventEmitter';

/** Further dead letters of a subscription within this time, in ms, are reported together. */
const TOGETHER = 60_000;
/** How many of the dead letters that are reported together are named. All are counted. */
const NAMED = 20;
/** A target that fails again within this time, in ms, is not reported again. */
const SAME_FAILURE = 10 * 60_000;

/** The event that an incident is about, without its content. */
type Affected = Pick<DeliveredEvent, 'id' | 'event' | 'system' | 'receivedAt'>;

/** Why n8n did not accept an event. */
export interface Refusal {
	reason: string;
	/** HTTP status; absent if there was no answer. */
	status?: number;
}

interface DeadLetter extends Refusal {
	id: string;
	event: string;
	receivedAt: string;
	attempts: number;
}

/** Dead letters since the last notice. */
interface Pending {
	count: number;
	/** The first of them. */
	named: DeadLetter[];
	timer: NodeJS.Timeout;
}

/**
 * Notifies workflows that ask for it of delivery problems. A subscription's first dead letter is reported
 * at once, those of the following minute together, so a flood of them causes one notice per minute. A
 * failing target is reported once in ten minutes, however often it recovers and fails again, and whichever
 * process notices. Failed deliveries of worker events are never reported, so that no notice causes another.
 *
 * If the process is killed, the notice it was collecting is not sent. The dead letters themselves are kept.
 */
export class DeliveryIncidents {
	readonly #pending = new Map<string, { subscription: Subscription } & Pending>();
	readonly #underWay = new Set<Promise<void>>();

	constructor(
		private readonly emitter: WorkerEventEmitter,
		private readonly log: Logger,
		private readonly together = TOGETHER,
	) {}

	/**
	 * Reports a dead letter. Resolves when the notice is sent or scheduled; never rejects.
	 *
	 * @param attempts number of attempts made
	 */
	async deadLetter(
		subscription: Subscription,
		{ id, event, system, receivedAt }: Affected,
		attempts: number,
		{ reason, status }: Refusal,
	): Promise<void> {
		if (system === WORKER_SYSTEM) return;
		const dead = { id, event, receivedAt, attempts, reason, status };
		const pending = this.#pending.get(subscription.id);
		if (!pending) {
			this.#collect(subscription);
			await this.#reportDead(subscription, 1, [dead]);
			return;
		}
		pending.count += 1;
		if (pending.named.length < NAMED) pending.named.push(dead);
	}

	/** Reports an open circuit breaker until a time, Unix time in ms, because of these failed events. Never throws. */
	targetDown(
		{ id, label, target }: Subscription,
		events: readonly Affected[],
		until: number,
		{ reason, status }: Refusal,
	): void {
		if (events.every(({ system }) => system === WORKER_SYSTEM)) return;
		const now = Date.now();
		this.#emit('worker.target.down', `${id} ${Math.floor(now / SAME_FAILURE)}`, {
			subscription: id,
			label,
			target,
			reason,
			status,
			since: new Date(now).toISOString(),
			nextAttemptAt: new Date(until).toISOString(),
		});
	}

	/** Sends the pending notices. Call it when no more deliveries are made. */
	async stop(): Promise<void> {
		for (const id of [...this.#pending.keys()]) {
			clearTimeout(this.#pending.get(id)?.timer);
			this.#reportCollected(id);
		}
		await Promise.all(this.#underWay);
	}

	#collect(subscription: Subscription): void {
		const timer = setTimeout(() => {
			// Dead letters from now on are collected again, as long as each round has some to report.
			if (this.#reportCollected(subscription.id)) this.#collect(subscription);
		}, this.together);
		this.#pending.set(subscription.id, { subscription, count: 0, named: [], timer });
	}

	/** @returns whether there was something to report */
	#reportCollected(id: string): boolean {
		const pending = this.#pending.get(id);
		this.#pending.delete(id);
		if (!pending || pending.count === 0) return false;
		void this.#reportDead(pending.subscription, pending.count, pending.named);
		return true;
	}

	#reportDead({ id, label }: Subscription, count: number, named: DeadLetter[]): Promise<void> {
		// An event that is processed again because its process died is the same dead letter. An event that
		// was replayed and failed again is a new one.
		const at = Math.floor(Date.now() / this.together);
		const key = `${id} ${at} ${count} ${named.map((dead) => dead.id).join(' ')}`;
		const payload = { subscription: id, label, count, deliveries: named };
		return this.#emit('worker.deadletter', key, payload);
	}

	/** Store failures must not keep a delivery from being settled. */
	#emit(
		event: 'worker.deadletter' | 'worker.target.down',
		key: string,
		payload: Record<string, unknown>,
	): Promise<void> {
		const emitted = this.emitter.emit(event, { key, payload }).catch((error: unknown) => {
			const { subscription } = payload;
			this.log.warn({ subscription, err: String(error) }, `${event} could not be reported`);
		});
		this.#underWay.add(emitted);
		return emitted.finally(() => this.#underWay.delete(emitted));
	}
}
