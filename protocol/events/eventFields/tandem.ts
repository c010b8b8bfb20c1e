import type { EventFacts, EventFields } from './types';
import { record, text } from './reading';

/** Tandem. The payload is not documented. */
export function tandemFields({ hook }: EventFacts): EventFields {
	const scope = record(hook.scope);
	return { twinUrn: text(scope.twinUrn), modelUrn: text(scope.modelUrn) };
}
