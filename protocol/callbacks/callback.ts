import { isJsonObject } from '../json';
import type { JsonObject } from '../json';
import { isTooDeep, MAX_JSON_DEPTH } from '../jsonDepth';

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

/**
 * Reads a callback body. Call it only after the signature has been verified: whatever Autodesk signed and
 * can be an event is one, because refusing an event five times makes Autodesk switch off the webhook. So
 * the content type does not matter (Autodesk documents none), and members may be missing or null.
 */
export function parseCallback(rawBody: Uint8Array): ParsedCallback {
	let body: unknown;
	try {
		body = JSON.parse(textOf(rawBody));
	} catch {
		return malformed('The body is not JSON');
	}
	if (!isJsonObject(body)) return malformed('The body is not a JSON object');
	if (isTooDeep(body)) return malformed(`The body has more than ${MAX_JSON_DEPTH} levels`);
	const hook = body.hook ?? {};
	if (!isJsonObject(hook)) return malformed('"hook" is not an object');
	if (!isTextOrMissing(hook.system)) return malformed('"hook.system" is not text');
	if (!isTextOrMissing(hook.event)) return malformed('"hook.event" is not text');
	return {
		kind: 'callback',
		callback: {
			version: textOrNothing(body.version),
			resourceUrn: textOrNothing(body.resourceUrn),
			hook: readHook(hook),
			payload: readPayload(body),
		},
	};
}

/**
 * What is known of the hook that a callback came from, among those registered. A callback with the payload
 * only (`callbackWithEventPayloadOnly`) does not name its hook: what all of them have in common, such as
 * the system, holds for it too.
 */
export function registeredHook<Hook extends { hookId: string }>(
	hooks: readonly Hook[],
	{ hook }: Callback,
): Partial<Hook> | undefined {
	if (hook.hookId === undefined) return commonFacts(hooks);
	return hooks.find(({ hookId }) => hookId === hook.hookId);
}

/** A single hook leaves no choice. */
function commonFacts<Hook extends object>([first, ...others]: readonly Hook[]):
	Partial<Hook> | undefined {
	if (first === undefined || others.length === 0) return first;
	const facts: Partial<Hook> = {};
	for (const key in first) {
		if (others.every((other) => other[key] === first[key])) facts[key] = first[key];
	}
	return facts;
}

function malformed(reason: string): ParsedCallback {
	return { kind: 'malformed', reason };
}

/** JSON.parse refuses a byte order mark. */
function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
	const text = Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
	return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function readHook(hook: JsonObject): CallbackHook {
	const { hookId, system, event, status, scope, hookAttribute, callbackUrl, ...others } = hook;
	return {
		hookId: textOrNothing(hookId),
		system: textOrNothing(system),
		event: textOrNothing(event),
		status: textOrNothing(status),
		scope: isJsonObject(scope) ? textsOf(scope) : undefined,
		hookAttribute: isJsonObject(hookAttribute) ? hookAttribute : undefined,
		callbackUrl: textOrNothing(callbackUrl),
		...others,
	};
}

/** Without envelope, the body is the payload. */
function readPayload(body: JsonObject): Record<string, unknown> {
	const isPayloadOnly = body.hook === undefined && body.payload === undefined;
	const payload = isPayloadOnly ? body : (body.payload ?? {});
	return isJsonObject(payload) ? payload : { value: payload };
}

function textsOf(object: JsonObject): Record<string, string> {
	const entries = Object.entries(object);
	return Object.fromEntries(
		entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
	);
}

function isTextOrMissing(value: unknown): boolean {
	return value === undefined || value === null || typeof value === 'string';
}

function textOrNothing(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}
