import { getNextMillis } from 'bullmq';
import { z } from 'zod';
import { isGuid, toAdminId } from '../../../../../protocol/aps/ids';
import { REGIONS } from '../../../../../protocol/aps/regions';
import {
	PROJECT_WATCH_KIND_IDS,
	WATCH_KIND_IDS,
	type WatchKindId,
} from '../../../../../protocol/events/watchKinds';
import { LIMITS } from '../../../../../protocol/worker/api/limits';
import {
	MISSED_RUNS,
	WATCH_OUTCOMES,
	WATCH_STATUSES,
} from '../../../../../protocol/worker/api/shapes/watch';
import { id, text, wholeNumber } from '../limited';
import { listOf } from '../listOf';
import { time } from '../time';

const terms = {
	jitterMinutes: wholeNumber(LIMITS.watch.jitterMinutes).optional(),
	missedRuns: z.enum(MISSED_RUNS).optional(),
};

const interval = z.strictObject({ everyMinutes: wholeNumber(LIMITS.watch.everyMinutes), ...terms });

const exactTimes = z.strictObject({
	cron: z
		.string()
		.regex(/^\S+( \S+){4}$/, 'use five fields, e.g. "30 6 * * 1-5"')
		.refine(isCron, 'use a cron expression, e.g. "30 6 * * 1-5"'),
	timezone: z
		.string()
		.refine(isTimezone, 'use the IANA name of a time zone, e.g. Europe/Berlin')
		.optional(),
	...terms,
});

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

const openTerms = {
	jitterMinutes: z.int().optional(),
	missedRuns: z.enum(MISSED_RUNS).optional(),
};

const watch = z.object({
	id: z.string(),
	kind: z.string(),
	accountId: z.string(),
	projectId: z.string().nullable(),
	allProjects: z.boolean(),
	region: z.enum(REGIONS).nullable(),
	label: z.string(),
	subscription: z.string(),
	schedule: z.union([
		z.object({ everyMinutes: z.int(), ...openTerms }),
		z.object({ cron: z.string(), timezone: z.string().optional(), ...openTerms }),
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
	NewWatch: z
		.strictObject({
			kind: z.enum(WATCH_KIND_IDS),
			accountId: adminId('an account'),
			projectId: adminId('a project').nullable().default(null),
			allProjects: z.boolean().default(false),
			region: z.enum(REGIONS).nullable().default(null),
			...settings,
			label: settings.label.default(''),
			status: settings.status.default('active'),
			maxRemovedPercent: settings.maxRemovedPercent.default(LIMITS.watch.maxRemovedPercent.default),
		})
		.refine(
			({ kind, projectId, allProjects }) => projectId !== null || allProjects || !isOfProject(kind),
			{
				path: ['projectId'],
				error: 'enter the project whose list to watch, or set allProjects',
			},
		)
		.refine(({ kind, projectId }) => projectId === null || isOfProject(kind), {
			path: ['projectId'],
			error: 'leave out the project; this list belongs to the account',
		})
		.refine(
			({ kind, projectId, allProjects }) =>
				!allProjects || (projectId === null && isOfProject(kind)),
			{
				path: ['allProjects'],
				error: 'leave it out, or leave out the project; it is for lists of a project',
			},
		),
	WatchChange: z.strictObject(settings).partial(),
};

function isOfProject(kind: WatchKindId): boolean {
	return PROJECT_WATCH_KIND_IDS.includes(kind);
}

function adminId(of: string) {
	return z
		.string()
		.transform(toAdminId)
		.refine(isGuid, `use the ID of ${of}: a GUID, with or without "b."`);
}

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
