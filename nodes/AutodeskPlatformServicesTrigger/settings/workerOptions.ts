import type { INodeProperties } from 'n8n-workflow';
import { LIMITS, numberRule } from '../../../protocol/worker/api/limits';
import type { NumberLimit } from '../../../protocol/worker/api/limits';
import type { SubscriptionRequest } from '../../../protocol/worker/api/shapes/subscription';
import { boolean } from '../../values/boolean';
import { choice } from '../../values/choice';
import { integer } from '../../values/integer';
import { InvalidValue } from '../../values/invalidValue';
import * as fields from '../fields/options';

/** How the worker is to deliver. What is undefined is left to the worker. */
export type DeliveryTerms = Required<Pick<SubscriptionRequest, 'batch' | 'acknowledge' | 'order'>> &
	Pick<SubscriptionRequest, 'concurrency'>;

type Options = Readonly<Record<string, unknown>>;

/** @param options entries of the Options collection @throws InvalidValue */
export function deliveryTerms(options: Options): DeliveryTerms {
	const { batch, subscription } = LIMITS;
	const { acknowledge, keepOrder } = fields;
	return {
		concurrency: wholeNumber(fields.concurrency, options, subscription.concurrency),
		batch: {
			maxEvents: wholeNumber(fields.batchSize, options, batch.maxEvents) ?? batch.maxEvents.default,
			maxWaitSeconds:
				anyNumber(fields.batchWait, options, batch.maxWaitSeconds) ?? batch.maxWaitSeconds.default,
		},
		acknowledge:
			choice(acknowledge, options[acknowledge.name]) === 'finished' ? 'finished' : 'started',
		order: boolean(keepOrder.displayName, options[keepOrder.name]) ? 'file' : 'none',
	};
}

/** Minutes between two polls. @param options entries of the Options collection @throws InvalidValue */
export function pollMinutes(options: Options): number {
	const { everyMinutes } = LIMITS.watch;
	return wholeNumber(fields.pollInterval, options, everyMinutes) ?? everyMinutes.default;
}

function wholeNumber(
	{ displayName, name }: INodeProperties,
	options: Options,
	{ min, max }: NumberLimit,
): number | undefined {
	return integer(displayName, options[name], min, max);
}

/** The same for a number that may have a fraction. */
function anyNumber(
	{ displayName, name }: INodeProperties,
	options: Options,
	limit: NumberLimit,
): number | undefined {
	const value = options[name];
	if (value === undefined || value === null || value === '') return undefined;
	const number = Number(value);
	if (number >= limit.min && number <= limit.max) return number;
	throw new InvalidValue(displayName, `"${String(value)}" is out of range; ${numberRule(limit)}`);
}
