import { z } from 'zod';
import type { DeliveryFilter } from '../deliveries/deliveries';
import { deliverySchemas } from '../http/api/deliveries/deliverySchemas';
import { readInput } from '../http/api/readInput';
import { address } from './address';

/** Which events the page of events shows. */
export type EventsFilter = Pick<
	DeliveryFilter,
	'status' | 'subscription' | 'search' | 'since' | 'until'
>;

const { status, subscription, search, since, cursor } = deliverySchemas.DeliveryQuery.shape;

/** What browsers send for a field of date and time, which has no time zone. The page says that it is UTC. */
const FIELD_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/;

const time = z
	.string()
	.transform((text) => (FIELD_TIME.test(text) ? withZone(text) : text))
	.pipe(since.unwrap())
	.optional();

const schema = z.strictObject({ status, subscription, search, since: time, until: time, cursor });

/**
 * The query of the page of events. A form sends empty fields, too, and these mean nothing.
 *
 * @throws Problem 422
 */
export function readEventsQuery(query: object): EventsFilter & { cursor?: string } {
	const filled = Object.entries(query).filter(
		([, value]) => typeof value !== 'string' || value.trim() !== '',
	);
	return readInput(schema, Object.fromEntries(filled));
}

/** The address of the page of events with this filter. */
export function addressOf({ since, until, ...texts }: EventsFilter, cursor?: string): string {
	return address('/deliveries', {
		...texts,
		since: since?.toISOString(),
		until: until?.toISOString(),
		cursor,
	});
}

function withZone(text: string): string {
	const isWithoutSeconds = text.length === 'YYYY-MM-DDThh:mm'.length;
	return isWithoutSeconds ? `${text}:00Z` : `${text}Z`;
}
