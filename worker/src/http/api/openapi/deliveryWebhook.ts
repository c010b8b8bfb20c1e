import type { OpenAPIV3_1 } from 'openapi-types';
import { DELIVERY_HEADERS } from '../../../../../protocol/worker/deliverySignature';
import { SCHEMAS } from '../schemas';
import type { Components } from './components';

/** The request that the worker sends to a receiver, for those who generate one from the document. */
export function deliveryWebhook(components: Components): OpenAPIV3_1.OperationObject {
	return {
		operationId: 'receiveDelivery',
		tags: ['subscriptions'],
		summary: 'Events for the target of a subscription, signed according to Standard Webhooks 1.0',
		security: [],
		parameters: [
			header(DELIVERY_HEADERS.id, 'The same on every attempt'),
			header(DELIVERY_HEADERS.timestamp, 'Unix time in seconds, as signed'),
			header(
				DELIVERY_HEADERS.signature,
				'v1, and the base64 of the HMAC-SHA256; several, separated by spaces, while a secret is rotated',
			),
		],
		requestBody: {
			required: true,
			content: { 'application/json': { schema: components.use(SCHEMAS.DeliveryRequest) } },
		},
		responses: {
			'2XX': { description: 'All events are delivered. The body is ignored' },
			'410': { description: 'Nothing more is delivered until the subscription is resumed' },
			'4XX': {
				description:
					'Each event becomes a dead letter, but 404, 408, 425 and 429 are retried, honoring Retry-After',
			},
			default: { description: 'Retried for up to two days, honoring Retry-After' },
		},
	};
}

function header(name: string, description: string): OpenAPIV3_1.ParameterObject {
	return { name, in: 'header', required: true, description, schema: { type: 'string' } };
}
