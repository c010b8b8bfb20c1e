import type { Core } from '../core/core';
import type { Services } from '../core/services';
import { Deliverer } from '../dispatch/deliverer';
import { ConcurrencyLimiter } from '../dispatch/concurrencyLimiter';
import { DeliveryIncidents } from '../incidents/deliveryIncidents';

/** A delivery that takes longer than this, in ms, no longer counts against the common limit. */
const SLOW_DELIVERY = 2_000;

export interface DelivererRole {
	/** @param timeout what deliveries under way may take, in ms; they stay queued after that */
	stop(timeout: number): Promise<void>;
}

/** The role `deliverer`: brings events from their queues to n8n. */
export function startDeliverer(core: Core, { openCircuits }: Services): DelivererRole {
	const { config, store, vault, sender, metrics, tracing, subscriptions, log } = core;
	const incidents = new DeliveryIncidents(core.emitter, log);
	const deliverer = new Deliverer(core.directory, {
		store,
		vault,
		sender,
		retryPauses: config.retrySchedule,
		limiter: new ConcurrencyLimiter(config.deliveryConcurrency, SLOW_DELIVERY),
		metrics,
		tracing,
		incidents,
		openCircuits,
		log,
		onGone: async ({ id }) => {
			await subscriptions.setStatus(id, 'gone');
		},
	});
	deliverer.start();
	return {
		async stop(timeout) {
			await deliverer.stop(timeout);
			// What the last deliveries had to report.
			await Promise.all([incidents.stop(), openCircuits.stop()]);
		},
	};
}
