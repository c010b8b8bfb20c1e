import { readInput } from '../http/api/readInput';
import { subscriptionSchemas } from '../http/api/subscriptions/subscriptionSchemas';
import { Problem } from '../http/problem';
import type { Signing } from '../subscriptions/signing';
import type { SubscriptionSettings } from '../subscriptions/subscription';
import { readHeaderLines } from '../subscriptions/headerLines';
import type { DeliveryHeaders } from '../../../protocol/worker/deliveryHeaders';
import { NEW_RECEIVER, type NewReceiverValues } from './pages/newReceiverPage';

/** The text in a field of a submitted form; empty if there is none. */
export function textIn(body: unknown, field: string): string {
	if (typeof body !== 'object' || body === null) return '';
	const value: unknown = Object.entries(body).find(([name]) => name === field)?.[1];
	return typeof value === 'string' ? value.trim() : '';
}

/** What the form shows when something in it is wrong. */
export function valuesIn(body: unknown): NewReceiverValues {
	return {
		label: textIn(body, 'label'),
		target: textIn(body, 'target'),
		concurrency: textIn(body, 'concurrency') || NEW_RECEIVER.concurrency,
		maxEvents: textIn(body, 'maxEvents') || NEW_RECEIVER.maxEvents,
		maxWaitSeconds: textIn(body, 'maxWaitSeconds') || NEW_RECEIVER.maxWaitSeconds,
	};
}

export interface NewReceiver {
	target: string;
	settings: Partial<SubscriptionSettings>;
	signing: Signing & { kind: 'secret' };
}

/**
 * Reads the form of a new receiver by the rules of the API.
 *
 * @throws Problem 422 with everything that is wrong, which repeats no secret
 */
export function newReceiverIn(body: unknown): NewReceiver {
	const { label, target, concurrency, maxEvents, maxWaitSeconds } = valuesIn(body);
	const { signingSecret, ...request } = readInput(subscriptionSchemas.SubscriptionRequest, {
		target,
		label,
		concurrency: Number(concurrency),
		batch: { maxEvents: Number(maxEvents), maxWaitSeconds: Number(maxWaitSeconds) },
		headers: headersIn(body),
		signingSecret: textIn(body, 'signingSecret') || undefined,
	});
	const { target: url, signingKey: _, ...settings } = request;
	return { target: url, settings, signing: { kind: 'secret', secret: signingSecret } };
}

/** @throws Problem 422 */
export function rotationIn(body: unknown): { keepPreviousHours: number; secret?: string } {
	const { keepPreviousHours, signingSecret } = readInput(subscriptionSchemas.SecretRotation, {
		keepPreviousHours: Number(textIn(body, 'keepPreviousHours') || Number.NaN),
		signingSecret: textIn(body, 'signingSecret') || undefined,
	});
	return { keepPreviousHours, secret: signingSecret };
}

/** The version of the subscription that the page showed. */
export function seenIn(body: unknown): string {
	return textIn(body, 'seen');
}

/** @throws Problem 422 */
export function headersIn(body: unknown): DeliveryHeaders {
	const lines = readHeaderLines(textIn(body, 'headers'));
	if (lines.kind === 'read') return lines.headers;
	throw new Problem('invalidRequest', lines.reason);
}

const LABELS: Readonly<Record<string, string>> = {
	label: 'Label',
	target: 'Target URL',
	signingSecret: 'Signing secret',
	concurrency: 'Deliveries at the same time',
	'batch.maxEvents': 'Events per delivery',
	'batch.maxWaitSeconds': 'Wait for more events',
	region: 'Region',
	projectId: 'Project of the folder',
	keepPreviousHours: 'Hours that the previous secret signs',
};

/** What is wrong, in the words of the form. */
export function complaintsOf({ detail, errors }: Problem): string[] {
	if (!errors) return [detail];
	return errors.map(({ field, message }) => {
		const label = field.startsWith('scope') ? 'What to watch' : LABELS[field];
		return label === undefined ? message : `${label}: ${message}`;
	});
}
