import { DELIVERY_ID_HEADER } from '../../../protocol/callbacks/callback';
import {
	CALLBACK_SIGNATURE_HEADER,
	signCallback,
} from '../../../protocol/callbacks/callbackSignature';
import type { SubscriptionView } from './workerUnderTest';

/**
 * Sends a callback as Autodesk does, signed with the secret of the subscription.
 *
 * @param worker base URL of the worker, whose port may have changed since it returned the callback URL
 * @param headers additional or replacement headers
 */
export async function postCallback(
	worker: string,
	{ callbackUrl, callbackSecret }: SubscriptionView,
	body: string,
	headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
	return await fetch(callbackUrlAt(worker, callbackUrl), {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			[CALLBACK_SIGNATURE_HEADER]: signCallback(body, callbackSecret),
			[DELIVERY_ID_HEADER]: crypto.randomUUID(),
			...headers,
		},
		body,
	});
}

/** The address of a callback URL on this machine, at the current port of the worker. */
export function callbackUrlAt(worker: string, callbackUrl: string): string {
	return `${worker}${new URL(callbackUrl).pathname}`;
}
