import { getNextMillis } from 'bullmq';
import { z } from 'zod';
import { isGuid, toAdminId } from '../../../protocol/aps/ids';
import { REGIONS } from '../../../protocol/aps/regions';
import { WATCH_KINDS } from '../watches/kinds';
import { WATCH_STATUSES } from '../watches/watch';

const MAX_LABEL = 200;
const MAX_MINUTES = 31 * 24 * 60;

const everyMinutes = z.strictObject({ everyMinutes: z.int().min(1).max(MAX_MINUTES) });

const cron = z
	.strictObject({
		cron: z
			.string()
			.regex(/^\S+( \S+){4}$/, 'five fields are needed, such as "30 6 * * 1-5"')
			.refine(isCron, 'is no cron expression; an example is "30 6 * * 1-5"'),
		timezone: z
			.string()
			.refine(isTimezone, 'is no IANA time zone such as Europe/Berlin')
			.optional(),
	})
	.transform(({ timezone, ...times }) => ({ ...times, ...(timezone ? { timezone } : {}) }));

const settings = {
	label: z.string().max(MAX_LABEL),
	subscription: z.string().min(1),
	schedule: z.union([everyMinutes, cron]),
	status: z.enum(WATCH_STATUSES),
};

export const newWatch = z.strictObject({
	kind: z.enum(WATCH_KINDS.map(({ id }) => id)),
	accountId: z
		.string()
		.transform(toAdminId)
		.refine(isGuid, 'the ID of an account is needed: a GUID, with or without "b."'),
	region: z.enum(REGIONS).nullable().default(null),
	...settings,
	label: settings.label.default(''),
	status: settings.status.default('active'),
});

export const watchChange = z.strictObject(settings).partial();

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
