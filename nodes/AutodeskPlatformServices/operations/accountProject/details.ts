import { TIME_ZONES } from '../../../../protocol/aps/timeZones';
import { address } from '../../../fields/address';
import { businessUnit } from '../../../fields/businessUnit';
import { defineParameter, groupParameters } from '../../../parameters/parameter';
import type { Entry } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { InvalidValue } from '../../../values/invalidValue';
import { projectTimeZone } from '../../../values/projectTimeZone';

const startDate = defineParameter({
	displayName: 'Start Date',
	name: 'startDate',
	type: 'dateTime',
	default: '',
	description: 'Day on which the project starts',
	read: read.date,
});

const endDate = defineParameter({
	displayName: 'End Date',
	name: 'endDate',
	type: 'dateTime',
	default: '',
	description: 'Day on which the project ends',
	read: read.date,
});

const dates = groupParameters({ startDate, endDate }, { mergeInto: 'body' }, (dates) => {
	const { startDate: start, endDate: end } = dates;
	if (start !== undefined && end !== undefined && start > end) {
		throw new InvalidValue(endDate.displayName, `${end} is before the start date ${start}`);
	}
	return dates;
});

/** Entries of a collection: what both services store about a project, except name, type and value. */
export const projectDetails: readonly Entry[] = [
	...address,
	businessUnit,
	{
		displayName: 'Construction Type',
		name: 'constructionType',
		type: 'string',
		default: '',
		placeholder: 'e.g. New Construction',
		description: 'Kind of construction',
		body: 'constructionType',
		read: read.text(255),
	},
	{
		displayName: 'Contract Type',
		name: 'contractType',
		type: 'string',
		default: '',
		placeholder: 'e.g. Lump Sum',
		description: 'Kind of contract',
		body: 'contractType',
		read: read.text(255),
	},
	dates,
	{
		displayName: 'Job Number',
		name: 'jobNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. J-17',
		description: 'Your own number for the project',
		body: 'jobNumber',
		read: read.text(100),
	},
	{
		displayName: 'Time Zone',
		name: 'timezone',
		type: 'options',
		options: TIME_ZONES.map((name) => ({ name, value: name })),
		listedBy: 'getTimeZones',
		default: 'Etc/UTC',
		description:
			'Time zone of the project. An expression can return any IANA name: the listed time zone with the same rules is sent.',
		body: 'timezone',
		read: read.by(projectTimeZone),
	},
];
