import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { textField } from '../../fields/textField';
import { integer } from '../../values/integer';
import { timeZone } from '../../values/timeZone';
import { InvalidValue } from '../../values/invalidValue';
import type { WorkerRun } from '../operations/operation';

/** What the worker takes: 31 days. */
const MAX_MINUTES = 31 * 24 * 60;

export const everyMinutes: INodeProperties = {
	displayName: 'Look Every (Minutes)',
	name: 'everyMinutes',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MAX_MINUTES },
	default: 60,
	description:
		'How many minutes lie between two looks. Each look takes one of Autodesk’s calls per 100 users or 200 projects.',
};

/** Entry of a collection. */
export const cron = textField(
	'Cron Expression',
	'cron',
	'e.g. 30 6 * * 1-5',
	'Exact times to look at, in place of Look Every: minute, hour, day, month, weekday',
);

/** Entry of a collection. */
export const cronTimeZone = textField(
	'Time Zone',
	'timeZone',
	'e.g. Europe/Berlin',
	'Of the cron expression. Empty means the time zone of the workflow.',
);

export interface ScheduleValues {
	everyMinutes?: unknown;
	cron?: string;
	timeZone?: string;
}

/**
 * The schedule as the worker's API takes it; the cron expression counts before the minutes.
 *
 * @returns undefined when none of the fields is filled
 * @throws InvalidValue
 */
export function scheduleOf({ ctx }: WorkerRun, values: ScheduleValues): IDataObject | undefined {
	const cronText = values.cron?.trim() ?? '';
	const zone = timeZone(cronTimeZone.displayName, values.timeZone);
	if (cronText !== '') return { cron: cronText, timezone: zone ?? ctx.getTimezone() };
	if (zone !== undefined) {
		throw new InvalidValue(cronTimeZone.displayName, 'add a Cron Expression, which it is for');
	}
	const minutes = integer(everyMinutes.displayName, values.everyMinutes, 1, MAX_MINUTES);
	return minutes === undefined ? undefined : { everyMinutes: minutes };
}
