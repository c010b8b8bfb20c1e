import { LIMITS } from '../../../protocol/worker/api/limits';
import { MISSED_RUNS } from '../../../protocol/worker/api/shapes/watch';
import type { WatchSchedule } from '../../../protocol/worker/api/shapes/watch';
import { defineParameter } from '../../parameters/parameter';
import type { ParameterCollection } from '../../parameters/parameter';
import { read } from '../../parameters/read';
import type { Run } from '../../parameters/run';
import { valueIn, valueOf } from '../../parameters/values';
import { InvalidValue } from '../../values/invalidValue';
import { oneOf } from './oneOf';

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

const { jitterMinutes } = LIMITS.watch;

export const jitter = defineParameter({
	displayName: 'Jitter (Minutes)',
	name: 'jitter',
	type: 'number',
	typeOptions: { minValue: jitterMinutes.min, maxValue: jitterMinutes.max },
	default: 5,
	description:
		'Delays each run by a random time up to this, so that watches do not all poll at once',
	read: read.integer(jitterMinutes.min, jitterMinutes.max),
});

export const missedRuns = defineParameter({
	displayName: 'Missed Runs',
	name: 'missedRuns',
	type: 'options',
	options: [
		{
			name: 'Run Once',
			value: 'runOnce',
			description: 'Poll as soon as the worker is back, once for all missed runs',
		},
		{ name: 'Skip', value: 'skip', description: 'Wait for the next scheduled time' },
	],
	default: 'runOnce',
	description: 'What to do about runs that were due while the worker was not running',
	read: oneOf(MISSED_RUNS),
});

/**
 * The schedule of a watch that is created. A cron expression counts before the poll interval.
 *
 * @throws InvalidValue
 */
export function scheduleOf(run: Run, fields: ParameterCollection): WatchSchedule {
	const terms = termsOf(run, fields);
	const times = exactTimes(run, fields);
	if (times) return { ...times, ...terms };
	return { everyMinutes: valueOf(run, pollInterval) ?? usualInterval, ...terms };
}

/** The schedule in a collection. @returns undefined when it has none @throws InvalidValue */
export function scheduleIfAny(run: Run, fields: ParameterCollection): WatchSchedule | undefined {
	const terms = termsOf(run, fields);
	const times = exactTimes(run, fields);
	if (times) return { ...times, ...terms };
	const minutes = valueIn(run, fields, pollInterval);
	if (minutes !== undefined) return { everyMinutes: minutes, ...terms };
	const { jitterMinutes: delay, missedRuns: missed } = terms;
	if (delay === undefined && missed === undefined) return undefined;
	throw new InvalidValue(
		(delay === undefined ? missedRuns : jitter).displayName,
		'add a Cron Expression or Poll Interval, because the schedule is replaced as a whole',
	);
}

function termsOf(run: Run, fields: ParameterCollection) {
	return {
		jitterMinutes: valueIn(run, fields, jitter),
		missedRuns: valueIn(run, fields, missedRuns),
	};
}

function exactTimes(
	run: Run,
	fields: ParameterCollection,
): { cron: string; timezone: string } | undefined {
	const times = valueIn(run, fields, cron);
	const zone = valueIn(run, fields, timeZone);
	if (times !== undefined) return { cron: times, timezone: zone ?? run.ctx.getTimezone() };
	if (zone === undefined) return undefined;
	throw new InvalidValue(timeZone.displayName, 'add a Cron Expression, which it belongs to');
}
