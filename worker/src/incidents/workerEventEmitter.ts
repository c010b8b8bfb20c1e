import { createHash } from 'node:crypto';
import { DEFAULT_REGION, type Region } from '../../../protocol/aps/regions';
import { WORKER_SYSTEM, type WorkerEventId } from '../../../protocol/events/workerEvents';
import type { EventWriter } from '../events/eventWriter';
import { newId } from '../ids/newId';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';

/** How long the store may take, in ms. */
const DEADLINE = 5_000;

export interface Occurrence {
	/** Identifies the occurrence. Emitting the same one again delivers it only once. */
	key: string;
	payload: Record<string, unknown>;
	region?: Region;
}

/** Sends worker events to the subscriptions that ask for them. */
export class WorkerEventEmitter {
	constructor(
		private readonly directory: SubscriptionDirectory,
		private readonly writer: EventWriter,
	) {}

	/**
	 * Queues the event for every subscription that asks for it. Never report the delivery of a worker event
	 * (dead letter, target down): that could go on forever.
	 *
	 * @throws StoreUnavailableError; emitting the same occurrence again is safe
	 */
	async emit(event: WorkerEventId, { key, payload, region }: Occurrence): Promise<void> {
		const seenAs = createHash('sha256')
			.update(JSON.stringify(['worker', event, key]))
			.digest('hex');
		const interested = this.directory
			.all()
			.filter(({ workerEvents, status }) => workerEvents.includes(event) && status !== 'gone');
		for (const { id } of interested) {
			const workerEvent = {
				id: newId('evt'),
				deliveryId: null,
				receivedAt: new Date().toISOString(),
				system: WORKER_SYSTEM,
				event,
				region: region ?? DEFAULT_REGION,
				resourceUrn: null,
				hook: {},
				payload,
				headers: {},
				synthetic: true,
			};
			await this.writer.write(id, workerEvent, seenAs, DEADLINE);
		}
	}
}
