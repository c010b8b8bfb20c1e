import { isJsonObject } from '../json';

/**
 * What Autodesk POSTs to a callback URL. Every field except the envelope is optional: payloads
 * differ by event, grow over time and are only partly documented, so unknown fields are kept.
 */
export interface Callback {
	version?: string;
	/** The resource the event is about: version URN, folder URN, issue URN, … */
	resourceUrn?: string;
	hook: CallbackHook;
	payload: Record<string, unknown>;
}

/** The hook as Autodesk repeats it in each callback. The secret is never part of it. */
export interface CallbackHook {
	hookId?: string;
	system?: string;
	event?: string;
	status?: string;
	scope?: Record<string, string>;
	hookAttribute?: Record<string, unknown>;
	callbackUrl?: string;
	[field: string]: unknown;
}

export type ParsedCallback =
	{ kind: 'callback'; callback: Callback } | { kind: 'malformed'; reason: string };

/** The largest callback body accepted, in bytes. Autodesk documents no limit; its sample accepts 1 MB. */
export const MAX_CALLBACK_BYTES = 2 * 1024 * 1024;

/** Opaque ID of one delivery. Autodesk has changed its format before: never parse it. */
export const DELIVERY_ID_HEADER = 'x-adsk-delivery-id';

/** Reads a callback body. Call it only after the signature has been verified. */
export function parseCallback(rawBody: Uint8Array): ParsedCallback {
	let body: unknown;
	try {
		body = JSON.parse(Buffer.from(rawBody).toString('utf8'));
	} catch {
		return { kind: 'malformed', reason: 'The body is not JSON' };
	}
	if (!isJsonObject(body)) return { kind: 'malformed', reason: 'The body is not a JSON object' };
	if (!isJsonObject(body.hook) || !isJsonObject(body.payload)) {
		return { kind: 'malformed', reason: 'The body has no "hook" and "payload" objects' };
	}
	return {
		kind: 'callback',
		callback: {
			version: textOrNothing(body.version),
			resourceUrn: textOrNothing(body.resourceUrn),
			hook: body.hook,
			payload: body.payload,
		},
	};
}

function textOrNothing(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}
