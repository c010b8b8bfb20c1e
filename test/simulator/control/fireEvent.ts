import type { Region } from '../../../protocol/aps/regions';
import type { Simulation } from '../simulation/simulation';
import type { Hook } from '../state/hook';
import { sampleCallback } from '../callbacks/catalogue';

export interface EventOptions {
	system: string;
	event: string;
	/** Scope value that hooks must have. Every hook of the event when left out. */
	scope?: string;
	/** Hooks of other regions stay silent. Every region when left out. */
	region?: Region;
	resourceUrn?: string;
	/** Fields to put over those of the sample payload. */
	payload?: Record<string, unknown>;
}

/**
 * Fires any event of any system with its sample payload; nothing in the world changes.
 *
 * @returns the hooks being called back
 */
export function fireEvent({ callbacks }: Simulation, options: EventOptions): Hook[] {
	const { system, event, scope, region } = options;
	const sample = sampleCallback(system, event);
	return callbacks.dispatch({
		system,
		event,
		region,
		scope: scope === undefined ? undefined : [scope],
		resourceUrn: options.resourceUrn ?? sample?.resourceUrn ?? `urn:adsk.simulator:${event}`,
		payload: { ...sample?.payload, ...options.payload },
	});
}
