import { JOB_STATUSES, SCHEDULES } from '../../../../protocol/aps/dataExtractRules';
import { customListQuery } from '../../../fields/customQuery';
import { optionsFromNames } from '../../../fields/optionsFromNames';
import { inOrder, rangeEnd, timeRange } from '../../../fields/timeRange';
import { filters } from '../../../parameters/collections';
import { defineParameter, groupParameters } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { schedule } from './schedule';

interface Range {
	from: string | undefined;
	to: string | undefined;
}

/** Documented with either end open. */
function openRange({ from, to }: Range): string | undefined {
	return from === undefined && to === undefined ? undefined : `${from ?? ''}..${to ?? ''}`;
}

function times(what: 'Created' | 'Updated', key: string, verb: string) {
	return timeRange(
		what,
		{
			since: `Only those ${verb} at this time or later`,
			until: `Only those ${verb} at this time or before`,
		},
		{ query: `filter[${key}]` },
		openRange,
	);
}

const project = defineParameter({
	displayName: 'Project ID',
	name: 'projectId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
	description: 'Only those of this project alone',
	query: 'filter[projectId]',
	read: read.guid,
});

export const dataExtractFilters = filters([
	{
		displayName: 'Active',
		name: 'active',
		type: 'boolean',
		default: true,
		description: 'Whether to return active data extracts only, or inactive ones only',
		query: 'filter[isActive]',
		read: read.boolean,
	},
	times('Created', 'createdAt', 'created'),
	customListQuery('construction'),
	project,
	{
		displayName: 'Schedule',
		name: 'schedule',
		type: 'options',
		options: schedule.options,
		default: 'day',
		description: 'Only data extracts with this schedule',
		query: 'filter[scheduleInterval]',
		read: (entered, parameter, run) =>
			read.choice(entered, parameter, run) === undefined
				? undefined
				: SCHEDULES[schedule.read(entered, parameter, run)],
	},
	times('Updated', 'updatedAt', 'changed'),
]);

const status = defineParameter({
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: optionsFromNames(JOB_STATUSES),
	default: 'success',
	description: 'Only jobs with this status',
	read: read.choice,
});

/** Autodesk has two fields: whether a job runs, and how it ended. */
const statusFilter = groupParameters({ status }, { mergeInto: 'query' }, ({ status: chosen }) =>
	chosen === undefined
		? undefined
		: {
				[chosen === 'queued' || chosen === 'running'
					? 'filter[status]'
					: 'filter[completionStatus]']: chosen,
			},
);

export const jobFilters = {
	...filters([
		inOrder(
			{
				from: rangeEnd('Completed Since', 'Only jobs that ended then or later', read.dateTime),
				to: rangeEnd('Completed Until', 'Only jobs that ended then or before', read.dateTime),
			},
			{ query: 'filter[completedAt]' },
			openRange,
		),
		times('Created', 'createdAt', 'created'),
		customListQuery('construction'),
		project,
		statusFilter,
	]),
	displayOptions: { show: { jobsOf: ['account'] } },
};
