import type { EventFacts, EventFields } from './types';
import { isoTime, record, text } from './reading';

/** Model Derivative. Its payload is in Pascal case. */
export function translationFields({ payload, hook, resourceUrn }: EventFacts): EventFields {
	const urn = text(payload.URN ?? resourceUrn);
	const inner = record(payload.Payload);
	return {
		occurredAt: isoTime(payload.TimeStamp),
		/** In the form of the Model Derivative API: URL-safe base64. */
		derivativeUrn: urn,
		/** The same decoded, e.g. an object or version URN. */
		sourceUrn: urn === undefined ? undefined : decoded(urn),
		status: text(inner.status),
		progress: text(record(inner.bubble).progress),
		workflowId: text(record(hook.scope).workflow),
	};
}

function decoded(urn: string): string | undefined {
	const clear = Buffer.from(urn, 'base64url').toString('utf8');
	return clear.startsWith('urn:') ? clear : undefined;
}
