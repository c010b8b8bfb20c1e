import { nameKey } from '../../../protocol/aps/names';
import type { DeliverySummary } from '../../../protocol/worker/api/shapes/delivery';

/**
 * A search of deliveries: finds those that contain every word of a text in what they are about, their IDs, event,
 * subscription, or reason, whatever the case.
 */
export class DeliverySearch {
	readonly #words: readonly string[];

	constructor(text: string) {
		this.#words = nameKey(text).split(/\s+/).filter(Boolean);
	}

	finds(delivery: DeliverySummary): boolean {
		const { id, deliveryId, event, subscription, subscriptionLabel, about, reason } = delivery;
		const texts = [id, deliveryId, event, subscription, subscriptionLabel, reason];
		const searched = nameKey([...texts, ...Object.values(about ?? {})].join('\n'));
		return this.#words.every((word) => searched.includes(word));
	}
}
