import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { delivery } from '../fields/delivery';
import { readRegistration } from '../registration';
import { receiveCallback } from './receiveCallback';
import { extractKeyIn, receiveDataExtract } from './receiveDataExtract';
import { receiveDelivery } from './receiveDelivery';
import { refuse } from './refuse';

/**
 * Answers a request to the trigger's URL. A request that arrives before the registration is stored cannot
 * be verified. It is rejected so that the sender retries: Autodesk does after any error, the worker after
 * 425 but not after 401.
 */
export async function receive(ctx: IWebhookFunctions): Promise<IWebhookResponseData> {
	const stored = readRegistration(ctx.getWorkflowStaticData('node'));
	const registration = stored?.isLeftover ? undefined : stored;
	if (registration?.delivery === 'direct') {
		const extractKey = extractKeyIn(ctx);
		return extractKey === undefined
			? await receiveCallback(ctx, registration)
			: await receiveDataExtract(ctx, registration, extractKey);
	}
	if (registration?.delivery === 'worker') return await receiveDelivery(ctx, registration);
	const isViaWorker = ctx.getNodeParameter(delivery.name, delivery.default) === 'worker';
	return refuse(ctx, isViaWorker ? 425 : 401, 'The trigger is not registered yet');
}
