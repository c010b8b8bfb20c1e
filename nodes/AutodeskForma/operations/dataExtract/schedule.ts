import type { IDataObject } from 'n8n-workflow';
import { SCHEDULES, scheduleOf } from '../../../../protocol/aps/dataExtractRules';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn, valueOf } from '../../../parameters/values';
import type { ParameterCollection } from '../../../parameters/parameter';
import type { Run } from '../../../parameters/run';
import { InvalidValue } from '../../../values/invalidValue';

const REPEATED = ['day', 'week', 'month', 'year'];
const shownIfRepeated = { displayOptions: { show: { schedule: REPEATED } } };

/** Autodesk documents no largest number. */
const MOST_UNITS = 1000;

export const schedule = defineParameter({
	displayName: 'Schedule',
	name: 'schedule',
	type: 'options',
	default: 'oneTime',
	options: [
		{ name: 'Days', value: 'day' },
		{ name: 'Months', value: 'month' },
		{ name: 'Once', value: 'oneTime' },
		{ name: 'Weeks', value: 'week' },
		{ name: 'Years', value: 'year' },
	],
	description:
		'How often Autodesk runs the data extract. It runs at most 24 in 24 hours, for an account and for a user.',
	read: (entered, parameter, run) =>
		scheduleNamed(read.choice(entered, parameter, run) ?? 'oneTime'),
});

export const every = defineParameter({
	displayName: 'Every',
	name: 'every',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_UNITS },
	default: 1,
	...shownIfRepeated,
	description: 'How many days, weeks, months or years pass from one run to the next',
	read: read.integer(1, MOST_UNITS),
});

export const endsAt = defineParameter({
	displayName: 'Ends At',
	name: 'endsAt',
	type: 'dateTime',
	required: true,
	default: '',
	...shownIfRepeated,
	description: 'When the schedule ends. Autodesk requires an end.',
	read: read.dateTime,
});

export const startsAt = defineParameter({
	displayName: 'Starts At',
	name: 'startsAt',
	type: 'dateTime',
	default: '',
	description: 'When the data extract runs first. By default now.',
	read: read.dateTime,
});

function scheduleNamed(name: string) {
	return scheduleOf(Object.entries(SCHEDULES).find(([key]) => key === name)?.[1]) ?? 'oneTime';
}

/**
 * When the data extract runs, as fields of the body.
 *
 * @param details the collection with {@link startsAt}
 * @throws InvalidValue
 */
export function scheduleBody(run: Run, details: ParameterCollection, now: Date): IDataObject {
	const chosen = valueOf(run, schedule);
	const from = valueIn(run, details, startsAt) ?? now.toISOString();
	const body = { scheduleInterval: SCHEDULES[chosen], effectiveFrom: from };
	if (chosen === 'oneTime') return body;
	const until = valueOf(run, endsAt);
	if (until === undefined) {
		throw new InvalidValue(endsAt.displayName, 'a schedule needs an end; enter a date');
	}
	if (until <= from) {
		throw new InvalidValue(
			endsAt.displayName,
			`${until} is not after ${startsAt.displayName}, ${from}`,
		);
	}
	return { ...body, reoccuringInterval: valueOf(run, every) ?? 1, effectiveTo: until };
}
