import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import { DEFAULT_REGION } from '../../../protocol/aps/regions';
import { newId } from '../ids/newId';
import type { Subscription } from '../subscriptions/subscription';
import type { Sender } from './sender';

export interface TestResult {
	delivered: boolean;
	/** HTTP status of the target; null if there was no answer. */
	status: number | null;
	/** Why it was not delivered; null if it was. */
	reason: string | null;
	/** How long the target took, in ms. */
	duration: number;
	event: DeliveredEvent;
}

/** Sends a synthetic event to a subscription's target, bypassing the queue, and returns the result. */
export class TestDelivery {
	constructor(private readonly sender: Sender) {}

	async send(subscription: Subscription): Promise<TestResult> {
		const event: DeliveredEvent = {
			id: newId('evt'),
			deliveryId: null,
			receivedAt: new Date().toISOString(),
			system: 'worker',
			event: 'worker.test',
			region: DEFAULT_REGION,
			resourceUrn: null,
			hook: {},
			payload: { message: `Test of the subscription ${subscription.id}` },
			synthetic: true,
		};
		const never = new AbortController().signal;
		const { outcome, duration } = await this.sender.send(subscription, [event], 1, never);
		return {
			delivered: outcome.kind === 'delivered',
			status: outcome.status ?? null,
			reason: outcome.kind === 'delivered' ? null : outcome.reason,
			duration,
			event,
		};
	}
}
