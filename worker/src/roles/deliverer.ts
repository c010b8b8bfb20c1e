import type { Core } from '../core/core';
import type { Services } from '../core/services';
import { Deliverer } from '../dispatch/deliverer';
import { ConcurrencyLimiter } from '../dispatch/concurrencyLimiter';
import { DeliveryIncidents } from '../incidents/deliveryIncidents';

/** A delivery that takes longer than this, in ms, no longer counts against the shared limit. */
const SLOW_DELIVERY = 2_000;

export interface DelivererRole {
	/** @param timeout how long deliveries in progress may take, in ms; after that, they stay queued */
	stop(timeout: number): Promise<void>;
}

/** The role `deliverer`: delivers queued events to n8n. */
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
			// The last deliveries may have left something to report.
			await Promise.all([incidents.stop(), openCircuits.stop()]);
		},
	};
}
