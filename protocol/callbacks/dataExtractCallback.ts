import { createHash, createHmac, timingSafeEqual } from 'crypto';
import { isGuid } from '../aps/ids';
import { isJsonObject } from '../json';

/**
 * What Autodesk POSTs to the callback URL of a data extract after each run. The call is neither signed nor
 * does its URL belong to a webhook, so the URL carries a secret, and the receiver only learns which job to
 * ask Autodesk about.
 */

/** The system of the event, beside those of Autodesk's webhooks. */
export const DATA_EXTRACT_SYSTEM = 'dataConnector';
export const DATA_EXTRACT_EVENT = 'job.completed';
/** In the trigger's list. Saved in workflows. */
export const DATA_EXTRACT_EVENT_VALUE = `${DATA_EXTRACT_SYSTEM}/${DATA_EXTRACT_EVENT}`;

/** The query parameter of a trigger's URL that holds the secret. */
export const EXTRACT_KEY = 'extractKey';

/** What follows the worker's callback URL of a subscription, before the secret. */
export const EXTRACT_PATH = 'data-extracts';

/** A callback holds three IDs and two words. In bytes. */
export const MAX_EXTRACT_CALLBACK_BYTES = 16 * 1024;

export interface DataExtractCallback {
	/** Bare GUIDs. */
	accountId: string;
	requestId: string;
	jobId: string;
}

/**
 * The secret in the URL of a trigger. The node that creates the data extract and the trigger that receives
 * the callback both have the credential, so nothing has to be passed from one to the other.
 *
 * @param clientSecret of the app of the credential
 * @param url of the trigger; only its path counts, which is the same behind every proxy
 */
export function triggerExtractKey(clientSecret: string, url: string): string {
	return derived(clientSecret, `data extract of the trigger ${new URL(url).pathname}`);
}

/** A trigger's URL with its secret. @param url without the secret, or with it */
export function triggerExtractUrl(clientSecret: string, url: string): string {
	const complete = new URL(url);
	complete.searchParams.set(EXTRACT_KEY, triggerExtractKey(clientSecret, url));
	return complete.href;
}

/** The secret in the URL of a subscription at the worker. @param callbackSecret of the subscription */
export function subscriptionExtractKey(callbackSecret: string): string {
	return derived(callbackSecret, 'data extract of the subscription');
}

/** Where Autodesk reports runs to a subscription at the worker. @param callbackUrl of the subscription */
export function subscriptionExtractUrl(callbackUrl: string, callbackSecret: string): string {
	return `${callbackUrl}/${EXTRACT_PATH}/${subscriptionExtractKey(callbackSecret)}`;
}

/** Compares in constant time, whatever was received. */
export function isExtractKey(received: unknown, expected: string): boolean {
	if (typeof received !== 'string') return false;
	return timingSafeEqual(digest(received), digest(expected));
}

/**
 * Which job ended. Nothing else of the callback is used.
 *
 * @returns undefined for a body that names none
 */
export function parseDataExtractCallback(rawBody: Uint8Array): DataExtractCallback | undefined {
	const body = parsed(rawBody);
	if (!isJsonObject(body)) return undefined;
	const { accountId, requestId, jobId } = body;
	if (!isId(accountId) || !isId(requestId) || !isId(jobId)) return undefined;
	return { accountId, requestId, jobId };
}

function isId(value: unknown): value is string {
	return typeof value === 'string' && isGuid(value);
}

function parsed(rawBody: Uint8Array): unknown {
	try {
		return JSON.parse(Buffer.from(rawBody).toString('utf8'));
	} catch {
		return undefined;
	}
}

function derived(secret: string, use: string): string {
	return createHmac('sha256', secret).update(use).digest('base64url');
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
