import { randomBytes, randomUUID } from 'node:crypto';
import { DELIVERY_ID_HEADER } from '../../../protocol/callbacks/callback';
import {
	CALLBACK_SIGNATURE_HEADER,
	signCallback,
} from '../../../protocol/callbacks/callbackSignature';
import type { Hook } from '../state/hook';
import { secretFor } from './actingSecret';
import type { ApsEvent } from './apsEvent';
import { hookDetails } from './hookDetails';
import { prettyPrint } from './prettyPrint';
import type { Sender } from './sender';

/** What is sent for one event and one hook, the same on every attempt. */
export interface CallbackRequest {
	event: string;
	deliveryId: string;
	body: string;
	/** The secret at the time of the event. */
	secret?: string;
}

export function buildCallback(sim: Sender, hook: Hook, event: ApsEvent): CallbackRequest {
	const details = hookDetails(hook);
	if (sim.settings.wildcardEvent === 'concrete') details.event = event.event;
	const { resourceUrn, payload } = event;
	return {
		event: event.event,
		deliveryId: newDeliveryId(event.system),
		body: prettyPrint(
			hook.callbackWithEventPayloadOnly
				? payload
				: { version: '1.0', resourceUrn, hook: details, payload },
		),
		secret: secretFor(sim, hook),
	};
}

/** The headers of one attempt: signed when there is a secret. */
export function signedHeaders(
	sim: Sender,
	hook: Hook,
	{ deliveryId, body, secret: firstSecret }: CallbackRequest,
	attempt: number,
): Record<string, string> {
	const { retriesAreSignedAgain, deliveryIdIsStable } = sim.settings;
	const secret = retriesAreSignedAgain ? secretFor(sim, hook) : firstSecret;
	return {
		'content-type': 'application/json;charset=UTF-8',
		[DELIVERY_ID_HEADER]:
			attempt === 1 || deliveryIdIsStable ? deliveryId : newDeliveryId(hook.system),
		'x-ads-ul-ctx-tracking-id': randomUUID(),
		'x-ads-ul-ctx-head-span-id': randomBytes(8).toString('hex'),
		...(secret ? { [CALLBACK_SIGNATURE_HEADER]: signCallback(body, secret) } : {}),
	};
}

/** The form seen since 2025; it changed once and is opaque to receivers. */
function newDeliveryId(system: string): string {
	return `httpadapter~autodesk.${system}.fevnt.example~${randomBytes(16).toString('hex')}/${randomUUID()}`;
}
