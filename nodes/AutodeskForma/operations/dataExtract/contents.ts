import type { INodePropertyOptions } from 'n8n-workflow';
import {
	CHANGED_GROUPS,
	PROJECT_STATUSES,
	SERVICE_GROUPS,
} from '../../../../protocol/aps/dataExtractRules';
import { optionsFromNames } from '../../../fields/optionsFromNames';
import { defineParameter, groupParameters } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { InvalidValue } from '../../../values/invalidValue';

const EVERYTHING = 'all';

export const serviceGroups = defineParameter({
	displayName: 'Service Groups',
	name: 'serviceGroups',
	type: 'multiOptions',
	required: true,
	default: [],
	options: [
		...Object.entries(SERVICE_GROUPS).map(([value, name]): INodePropertyOptions => ({
			name,
			value,
		})),
		...Object.entries(CHANGED_GROUPS).map(([value, name]): INodePropertyOptions => ({
			name: `${name}: Changes Only (Beta)`,
			value,
		})),
	].sort((a, b) => a.name.localeCompare(b.name)),
	description:
		'What to extract. Changes Only holds what changed in the date range; the others hold everything.',
	body: 'serviceGroups',
	read: (entered, parameter, run) => {
		const chosen = read.choices(entered, parameter, run) ?? [];
		if (chosen.length === 0) {
			throw new InvalidValue(parameter.displayName, 'choose at least one service group');
		}
		return chosen.includes(EVERYTHING) ? [EVERYTHING] : [...new Set(chosen)];
	},
});

/** What the reference calls it, in the order of people. */
const DATE_RANGES = [
	{ name: 'Last Month', value: 'LAST_MONTH' },
	{ name: 'Month to Date', value: 'MONTH_TO_DATE' },
	{ name: 'Past 7 Days', value: 'PAST_7_DAYS' },
	{ name: 'Today', value: 'TODAY' },
	{ name: 'Yesterday', value: 'YESTERDAY' },
];

const dateRange = defineParameter({
	displayName: 'Date Range',
	name: 'dateRange',
	type: 'options',
	options: DATE_RANGES,
	default: 'YESTERDAY',
	description:
		'From which days a run of a schedule extracts activities and changes, in UTC. Other service groups are extracted in full.',
	read: read.choice,
});

const dataFrom = defineParameter({
	displayName: 'Data From',
	name: 'dataFrom',
	type: 'dateTime',
	default: '',
	description:
		'Only data from this time or later, where the service group has a date range. Needs Data Until.',
	read: read.dateTime,
});

const dataUntil = defineParameter({
	displayName: 'Data Until',
	name: 'dataUntil',
	type: 'dateTime',
	default: '',
	description:
		'Only data from this time or earlier, where the service group has a date range. Needs Data From.',
	read: read.dateTime,
});

/** With one end alone, Autodesk would extract a single moment. */
export const dataTimes = groupParameters(
	{ dateRange, from: dataFrom, until: dataUntil },
	{ mergeInto: 'body' },
	({ dateRange: named, from, until }) => {
		if (from === undefined && until === undefined) return { dateRange: named };
		if (named !== undefined) {
			throw new InvalidValue(
				dateRange.displayName,
				`enter either this or ${dataFrom.displayName} and ${dataUntil.displayName}`,
			);
		}
		const missing = from === undefined ? dataFrom : dataUntil;
		if (from === undefined || until === undefined) {
			throw new InvalidValue(missing.displayName, 'enter both ends of the range, or neither');
		}
		if (from > until) {
			throw new InvalidValue(
				dataUntil.displayName,
				`${until} is before ${dataFrom.displayName}, ${from}`,
			);
		}
		return { startDate: from, endDate: until };
	},
);

export const projectStatus = defineParameter({
	displayName: 'Project Status',
	name: 'projectStatus',
	type: 'options',
	options: optionsFromNames(PROJECT_STATUSES),
	default: 'active',
	description: 'Which projects to extract data from. By default all.',
	body: 'projectStatus',
	read: read.choice,
});
