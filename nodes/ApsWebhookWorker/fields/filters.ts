import { LIMITS } from '../../../protocol/worker/api/limits';
import { DELIVERY_STATUSES } from '../../../protocol/worker/api/shapes/delivery';
import type { DeliveryQuery, DeliveryStatus } from '../../../protocol/worker/api/shapes/delivery';
import { filters } from '../../parameters/collections';
import { defineParameter } from '../../parameters/parameter';
import type { ParameterCollection } from '../../parameters/parameter';
import { read } from '../../parameters/read';
import type { Run } from '../../parameters/run';
import { valueIn } from '../../parameters/values';
import { oneOf } from './oneOf';
import { subscriptionIfAny } from './subscription';

const event = defineParameter({
	displayName: 'Event',
	name: 'event',
	type: 'string',
	default: '',
	placeholder: 'e.g. dm.version.added',
	description: 'Only events of this kind, by Autodesk’s name',
	read: read.text(LIMITS.deliveries.event.maxLength),
});

const search = defineParameter({
	displayName: 'Search',
	name: 'search',
	type: 'string',
	default: '',
	placeholder: 'e.g. A-101.dwg',
	description:
		'Only events that contain all of these words: in the name or ID of the file, folder, issue, project, user or workflow, or in the reason of a failure',
	read: read.text(LIMITS.deliveries.search.maxLength),
});

const since = defineParameter({
	displayName: 'Received Since',
	name: 'since',
	type: 'dateTime',
	default: '',
	description: 'Only events that the worker received at this time or later',
	read: read.dateTime,
});

const until = defineParameter({
	displayName: 'Received Until',
	name: 'until',
	type: 'dateTime',
	default: '',
	description: 'Only events that the worker received before this time',
	read: read.dateTime,
});

const status = defineParameter({
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: 'dead',
	options: [
		{ name: 'Dead', value: 'dead', description: 'Given up after all attempts, or refused by n8n' },
		{ name: 'Delivered', value: 'delivered', description: 'Taken by n8n' },
		{ name: 'Delivering', value: 'delivering', description: 'Being delivered right now' },
		{ name: 'Queued', value: 'queued', description: 'Waiting for the first attempt' },
		{ name: 'Retrying', value: 'retrying', description: 'Waiting for the next attempt' },
	],
	description: 'Only events with this status',
	read: oneOf(DELIVERY_STATUSES),
});

export const listFilters = filters([event, since, until, search, status]);
export const replayFilters = filters([event, since, until]);

/** The filters that lists and replays share, with the subscription. @throws InvalidValue */
export function chosenFilters(
	run: Run,
	collection: ParameterCollection,
): Pick<DeliveryQuery, 'subscription' | 'event' | 'since' | 'until'> {
	return {
		subscription: subscriptionIfAny(run),
		event: valueIn(run, collection, event),
		since: valueIn(run, collection, since),
		until: valueIn(run, collection, until),
	};
}

/** @throws InvalidValue */
export function chosenSearch(run: Run): string | undefined {
	return valueIn(run, listFilters, search);
}

/** @throws InvalidValue */
export function chosenStatus(run: Run): DeliveryStatus | undefined {
	return valueIn(run, listFilters, status);
}
