import type { Call } from '../http/endpoint';

/**
 * Whether what lies inside a model is ready. It is extracted when it is first asked for, which takes a moment
 * for each view.
 */
export function isExtracted(call: Call<never> | Call<unknown> | Call): boolean {
	const { extractions } = call.sim.state;
	const key = `${call.params.urn} ${call.params.modelGuid}`;
	const readyAt = extractions.get(key) ?? Date.now() + call.sim.settings.extractionMs;
	extractions.set(key, readyAt);
	return Date.now() >= readyAt;
}

export const NOT_YET = { status: 202, body: { result: 'success' } } as const;
