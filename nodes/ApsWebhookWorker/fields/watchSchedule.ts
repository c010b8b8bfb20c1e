import { LIMITS } from '../../../protocol/worker/api/limits';
import type { WatchSchedule } from '../../../protocol/worker/api/shapes/watch';
import { defineParameter } from '../../parameters/parameter';
import type { ParameterCollection } from '../../parameters/parameter';
import { read } from '../../parameters/read';
import type { Run } from '../../parameters/run';
import { valueIn, valueOf } from '../../parameters/values';
import { InvalidValue } from '../../values/invalidValue';

const { min, max, default: usualInterval } = LIMITS.watch.everyMinutes;
const MAX_CRON = 200;

export const pollInterval = defineParameter({
	displayName: 'Poll Interval (Minutes)',
	name: 'pollInterval',
	type: 'number',
	typeOptions: { minValue: min, maxValue: max },
	default: usualInterval,
	description:
		'How often the worker polls Autodesk. Each run takes one API call per 100 users or 200 projects.',
	read: read.integer(min, max),
});

export const cron = defineParameter({
	displayName: 'Cron Expression',
	name: 'cron',
	type: 'string',
	default: '',
	placeholder: 'e.g. 30 6 * * 1-5',
	description: 'Exact times instead of Poll Interval: minute, hour, day, month, weekday',
	read: read.text(MAX_CRON),
});

export const timeZone = defineParameter({
	displayName: 'Time Zone',
	name: 'timeZone',
	type: 'string',
	default: '',
	placeholder: 'e.g. Europe/Berlin',
	description: 'Time zone of the cron expression. Empty means the time zone of the workflow.',
	read: read.timeZone,
});

/**
 * The schedule of a watch that is created. A cron expression counts before the poll interval.
 *
 * @throws InvalidValue
 */
export function scheduleOf(run: Run, fields: ParameterCollection): WatchSchedule {
	return (
		exactTimes(run, fields) ?? {
			everyMinutes: valueOf(run, pollInterval) ?? usualInterval,
		}
	);
}

/** The schedule in a collection. @returns undefined when it has none @throws InvalidValue */
export function scheduleIfAny(run: Run, fields: ParameterCollection): WatchSchedule | undefined {
	const times = exactTimes(run, fields);
	if (times) return times;
	const minutes = valueIn(run, fields, pollInterval);
	return minutes === undefined ? undefined : { everyMinutes: minutes };
}

function exactTimes(run: Run, fields: ParameterCollection): WatchSchedule | undefined {
	const times = valueIn(run, fields, cron);
	const zone = valueIn(run, fields, timeZone);
	if (times !== undefined) return { cron: times, timezone: zone ?? run.ctx.getTimezone() };
	if (zone === undefined) return undefined;
	throw new InvalidValue(timeZone.displayName, 'add a Cron Expression, which it belongs to');
}
