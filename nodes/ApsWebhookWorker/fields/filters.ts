import type { INodeProperties } from 'n8n-workflow';
import { textField } from '../../fields/textField';
import { isoDateTime } from '../../values/isoDateTime';
import type { WorkerRun } from '../operations/operation';
import { subscriptionIfAny } from './subscription';

const event = textField(
	'Event',
	'event',
	'e.g. dm.version.added',
	'Only events of this kind, as Autodesk names it',
);

const since: INodeProperties = {
	displayName: 'Received Since',
	name: 'since',
	type: 'dateTime',
	default: '',
	description: 'Only events that the worker received at this time or later',
};

const until: INodeProperties = {
	displayName: 'Received Until',
	name: 'until',
	type: 'dateTime',
	default: '',
	description: 'Only events that the worker received before this time',
};

const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: 'dead',
	options: [
		{ name: 'Dead', value: 'dead', description: 'Given up after all attempts, or refused by n8n' },
		{ name: 'Delivered', value: 'delivered', description: 'Taken by n8n' },
		{ name: 'Delivering', value: 'delivering', description: 'On its way this moment' },
		{ name: 'Queued', value: 'queued', description: 'Waiting for its first attempt' },
		{ name: 'Retrying', value: 'retrying', description: 'Waiting for its next attempt' },
	],
	description: 'Only events that stand there on their way to n8n',
};

function collection(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options,
	};
}

export const listFilters = collection([event, since, until, status]);
export const replayFilters = collection([event, since, until]);

interface Filters {
	event?: string;
	since?: unknown;
	until?: unknown;
	status?: string;
}

/** The filters as the worker's API takes them. @throws InvalidValue for what is no date */
export function chosenFilters(run: WorkerRun): Record<string, string | undefined> {
	const filters = run.param<Filters>('filters', {});
	return {
		subscription: subscriptionIfAny(run.param<unknown>('subscription', '')),
		event: filters.event?.trim() || undefined,
		since: isoDateTime(run, since.displayName, filters.since),
		until: isoDateTime(run, until.displayName, filters.until),
		status: filters.status,
	};
}
