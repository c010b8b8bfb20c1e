import { getNextMillis } from 'bullmq';
import { z } from 'zod';
import { isGuid, toAdminId } from '../../../../../protocol/aps/ids';
import { REGIONS } from '../../../../../protocol/aps/regions';
import { WATCH_KIND_IDS } from '../../../../../protocol/events/watchKinds';
import { LIMITS } from '../../../../../protocol/worker/api/limits';
import { WATCH_OUTCOMES, WATCH_STATUSES } from '../../../../../protocol/worker/api/shapes/watch';
import { id, text, wholeNumber } from '../limited';
import { listOf } from '../listOf';
import { time } from '../time';

const interval = z.strictObject({ everyMinutes: wholeNumber(LIMITS.watch.everyMinutes) });

const exactTimes = z
	.strictObject({
		cron: z
			.string()
			.regex(/^\S+( \S+){4}$/, 'use five fields, e.g. "30 6 * * 1-5"')
			.refine(isCron, 'use a cron expression, e.g. "30 6 * * 1-5"'),
		timezone: z
			.string()
			.refine(isTimezone, 'use the IANA name of a time zone, e.g. Europe/Berlin')
			.optional(),
	})
	.transform(({ timezone, ...times }) => ({ ...times, ...(timezone ? { timezone } : {}) }));

const settings = {
	label: text(LIMITS.watch.label),
	subscription: id.min(1),
	schedule: z.union([interval, exactTimes]),
	status: z.enum(WATCH_STATUSES),
	maxRemovedPercent: wholeNumber(LIMITS.watch.maxRemovedPercent),
};

const run = z.object({
	startedAt: time,
	finishedAt: time,
	outcome: z.enum(WATCH_OUTCOMES),
	reason: z.string().nullable(),
	added: z.int(),
	updated: z.int(),
	removed: z.int(),
	unconfirmed: z.int(),
});

const watch = z.object({
	id: z.string(),
	kind: z.string(),
	accountId: z.string(),
	region: z.enum(REGIONS).nullable(),
	label: z.string(),
	subscription: z.string(),
	schedule: z.union([
		z.object({ everyMinutes: z.int() }),
		z.object({ cron: z.string(), timezone: z.string().optional() }),
	]),
	status: z.enum(WATCH_STATUSES),
	maxRemovedPercent: z.int(),
	records: z.int(),
	lastRun: run.nullable(),
	nextRunAt: time.nullable(),
	createdAt: time,
	updatedAt: time,
});

export const watchSchemas = {
	Watch: watch,
	WatchList: listOf(watch),
	WatchRun: run,
	NewWatch: z.strictObject({
		kind: z.enum(WATCH_KIND_IDS),
		accountId: z
			.string()
			.transform(toAdminId)
			.refine(isGuid, 'use the ID of an account: a GUID, with or without "b."'),
		region: z.enum(REGIONS).nullable().default(null),
		...settings,
		label: settings.label.default(''),
		status: settings.status.default('active'),
		maxRemovedPercent: settings.maxRemovedPercent.default(LIMITS.watch.maxRemovedPercent.default),
	}),
	WatchChange: z.strictObject(settings).partial(),
};

function isCron(pattern: string): boolean {
	try {
		return getNextMillis(Date.now(), { pattern }) !== undefined;
	} catch {
		return false;
	}
}

function isTimezone(timeZone: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone });
		return true;
	} catch {
		return false;
	}
}
