import type { Logger } from 'pino';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import { WORKER_SYSTEM } from '../../../protocol/events/workerEvents';
import type { Subscription } from '../subscriptions/subscription';
import type { WorkerEventEmitter } from './workerEventEmitter';

/** Dead letters of one subscription that follow within this time, in ms, are told together. */
const TOGETHER = 60_000;
/** Of dead letters that are told together, as many are named; all are counted. */
const NAMED = 20;
/** A target that fails again within this time, in ms, is still the same news. */
const SAME_TROUBLE = 10 * 60_000;

/** The event that an incident is about, without what it says. */
type Affected = Pick<DeliveredEvent, 'id' | 'event' | 'system' | 'receivedAt'>;

/** Why n8n did not take an event. */
export interface Refusal {
	reason: string;
	/** HTTP status; absent when there was no answer. */
	status?: number;
}

interface DeadLetter extends Refusal {
	id: string;
	event: string;
	receivedAt: string;
	attempts: number;
}

/** What has died since the last notice. */
interface Unsaid {
	count: number;
	/** The first of them. */
	named: DeadLetter[];
	timer: NodeJS.Timeout;
}

/**
 * Tells workflows that ask for it what goes wrong in deliveries. The first dead letter of a subscription
 * is told at once, those of the following minute together: a storm of them makes one notice a minute. A
 * target that fails is told once in ten minutes, however often it comes and goes and whichever process
 * notices. The fate of worker events is never told, so that no notice can bring about another.
 *
 * A process that is killed leaves out the notice it was collecting. The dead letters are there all the
 * same.
 */
export class DeliveryIncidents {
	readonly #unsaid = new Map<string, { subscription: Subscription } & Unsaid>();
	readonly #underWay = new Set<Promise<void>>();

	constructor(
		private readonly emitter: WorkerEventEmitter,
		private readonly log: Logger,
		private readonly together = TOGETHER,
	) {}

	/**
	 * An event is given up. Resolves when this is told, or noted to be told soon; never rejects.
	 *
	 * @param attempts how often the event was tried
	 */
	async deadLetter(
		subscription: Subscription,
		{ id, event, system, receivedAt }: Affected,
		attempts: number,
		{ reason, status }: Refusal,
	): Promise<void> {
		if (system === WORKER_SYSTEM) return;
		const dead = { id, event, receivedAt, attempts, reason, status };
		const unsaid = this.#unsaid.get(subscription.id);
		if (!unsaid) {
			this.#collect(subscription);
			await this.#tellDead(subscription, 1, [dead]);
			return;
		}
		unsaid.count += 1;
		if (unsaid.named.length < NAMED) unsaid.named.push(dead);
	}

	/** A target is left alone until a time, Unix time in ms, because these events failed. Never throws. */
	targetDown(
		{ id, label, target }: Subscription,
		events: readonly Affected[],
		until: number,
		{ reason, status }: Refusal,
	): void {
		if (events.every(({ system }) => system === WORKER_SYSTEM)) return;
		const now = Date.now();
		this.#emit('worker.target.down', `${id} ${Math.floor(now / SAME_TROUBLE)}`, {
			subscription: id,
			label,
			target,
			reason,
			status,
			since: new Date(now).toISOString(),
			nextAttemptAt: new Date(until).toISOString(),
		});
	}

	/** Tells what is still unsaid. To be called when nothing is delivered any more. */
	async stop(): Promise<void> {
		for (const id of [...this.#unsaid.keys()]) {
			clearTimeout(this.#unsaid.get(id)?.timer);
			this.#tellCollected(id);
		}
		await Promise.all(this.#underWay);
	}

	#collect(subscription: Subscription): void {
		const timer = setTimeout(() => {
			// What dies from now on is collected again, as long as there is something to tell each time.
			if (this.#tellCollected(subscription.id)) this.#collect(subscription);
		}, this.together);
		this.#unsaid.set(subscription.id, { subscription, count: 0, named: [], timer });
	}

	/** @returns whether there was something to tell */
	#tellCollected(id: string): boolean {
		const unsaid = this.#unsaid.get(id);
		this.#unsaid.delete(id);
		if (!unsaid || unsaid.count === 0) return false;
		void this.#tellDead(unsaid.subscription, unsaid.count, unsaid.named);
		return true;
	}

	#tellDead({ id, label }: Subscription, count: number, named: DeadLetter[]): Promise<void> {
		// An event that is processed again, as its process died, is the same dead letter; one that was
		// replayed and dies again is not.
		const at = Math.floor(Date.now() / this.together);
		const key = `${id} ${at} ${count} ${named.map((dead) => dead.id).join(' ')}`;
		const payload = { subscription: id, label, count, deliveries: named };
		return this.#emit('worker.deadletter', key, payload);
	}

	/** Trouble with the store must not keep a delivery from being settled. */
	#emit(
		event: 'worker.deadletter' | 'worker.target.down',
		key: string,
		payload: Record<string, unknown>,
	): Promise<void> {
		const emitted = this.emitter.emit(event, { key, payload }).catch((error: unknown) => {
			const { subscription } = payload;
			this.log.warn({ subscription, err: String(error) }, `${event} could not be told`);
		});
		this.#underWay.add(emitted);
		return emitted.finally(() => this.#underWay.delete(emitted));
	}
}
