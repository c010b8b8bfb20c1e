import type { INodeProperties } from 'n8n-workflow';
import type { SubscriptionRequest } from '../../../protocol/worker/subscription';
import { boolean } from '../../values/boolean';
import { choice } from '../../values/choice';
import { integer } from '../../values/integer';
import * as fields from '../fields/options';

/** How the worker is to deliver. What is undefined is left to the worker. */
export type DeliveryTerms = Required<Pick<SubscriptionRequest, 'batch' | 'acknowledge' | 'order'>> &
	Pick<SubscriptionRequest, 'concurrency'>;

const DEFAULT_POLL_MINUTES = 60;

/** @param options entries of the Options collection @throws InvalidValue */
export function deliveryTerms(options: Readonly<Record<string, unknown>>): DeliveryTerms {
	const whole = (field: INodeProperties) => wholeNumber(field, options);
	const { acknowledge, keepOrder } = fields;
	return {
		concurrency: whole(fields.concurrency),
		batch: {
			maxEvents: whole(fields.batchSize) ?? 1,
			maxWaitSeconds: whole(fields.batchWait) ?? 0,
		},
		acknowledge:
			choice(acknowledge, options[acknowledge.name]) === 'finished' ? 'finished' : 'started',
		order: boolean(keepOrder.displayName, options[keepOrder.name]) ? 'file' : 'none',
	};
}

/** Minutes between two polls. @param options entries of the Options collection @throws InvalidValue */
export function pollMinutes(options: Readonly<Record<string, unknown>>): number {
	return wholeNumber(fields.pollInterval, options) ?? DEFAULT_POLL_MINUTES;
}

/** Within the limits that the field itself has in the editor. */
function wholeNumber(
	{ displayName, name, typeOptions }: INodeProperties,
	options: Readonly<Record<string, unknown>>,
): number | undefined {
	const { minValue = 0, maxValue = Number.MAX_SAFE_INTEGER } = typeOptions ?? {};
	return integer(displayName, options[name], minValue, maxValue);
}
