import { nameKey } from '../../../protocol/aps/names';
import { eventName } from '../../../protocol/events/eventName';
import type { DeliverySummary } from '../../../protocol/worker/api/shapes/delivery';

/**
 * A search of deliveries: finds those that contain every word of a text in what they are about, their IDs, event
 * (ID or name), subscription, or reason, whatever the case.
 */
export class DeliverySearch {
	readonly #words: readonly string[];

	constructor(text: string) {
		this.#words = nameKey(text).split(/\s+/).filter(Boolean);
	}

	finds(delivery: DeliverySummary): boolean {
		const { id, deliveryId, system, event, subscription, about, reason } = delivery;
		const names = [eventName(system, event), delivery.subscriptionLabel];
		const texts = [id, deliveryId, event, subscription, ...names, reason];
		const searched = nameKey([...texts, ...Object.values(about ?? {})].join('\n'));
		return this.#words.every((word) => searched.includes(word));
	}
}
