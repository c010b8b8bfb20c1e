import { createHash } from 'node:crypto';
import { DEFAULT_REGION, type Region } from '../../../protocol/aps/regions';
import { WORKER_SYSTEM, type WorkerEventId } from '../../../protocol/events/workerEvents';
import type { EventWriter } from '../events/eventWriter';
import { newId } from '../ids/newId';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';

/** How long the store may take, in ms. */
const DEADLINE = 5_000;

export interface Occurrence {
	/** Tells one occurrence of the event from the next: the same one told again arrives only once. */
	key: string;
	payload: Record<string, unknown>;
	region?: Region;
}

/** Tells subscriptions that asked for it what happens to the worker. */
export class WorkerEventEmitter {
	constructor(
		private readonly directory: SubscriptionDirectory,
		private readonly writer: EventWriter,
	) {}

	/**
	 * Puts the event on the queue of every subscription that wants it. Never tell of a worker event's
	 * own fate (dead letter, target down): telling that could go on for ever.
	 *
	 * @throws StoreUnavailableError; telling the same occurrence again is harmless
	 */
	async emit(event: WorkerEventId, { key, payload, region }: Occurrence): Promise<void> {
		const seenAs = createHash('sha256')
			.update(JSON.stringify(['worker', event, key]))
			.digest('hex');
		const interested = this.directory
			.all()
			.filter(({ workerEvents, status }) => workerEvents.includes(event) && status !== 'gone');
		for (const { id } of interested) {
			const told = {
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
			await this.writer.write(id, told, seenAs, DEADLINE);
		}
	}
}
