import { GUARD_NAMES, canBeAccepted } from '../sync/guards';
import type { GuardName, GuardSettings } from '../sync/guards';
import type { Grace } from '../sync/grace';
import { collection } from '../parameters/collections';
import { defineParameter } from '../parameters/parameter';
import type { Parameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import type { Run } from '../parameters/run';
import { valueIn } from '../parameters/values';

const MOST_USERS = 1_000_000;

const maxRemovals = limit(
	'Most Removals',
	'maxRemovals',
	25,
	MOST_USERS,
	'How many users a run may remove',
);
const maxRemovalPercent = limit(
	'Most Removals in Percent',
	'maxRemovalPercent',
	10,
	100,
	'How many of the active users in the scope a run may remove, in percent',
);
const maxChanges = limit(
	'Most Changes',
	'maxChanges',
	1000,
	MOST_USERS,
	'How many users a run may add, update or remove',
);
const minAdmins = limit(
	'Fewest Admins',
	'minAdmins',
	1,
	1000,
	'How many active admins must remain',
);
const minSourcePercent = limit(
	'Smallest Source in Percent',
	'minSourcePercent',
	80,
	100,
	'How many items there must be, in percent of the last run that passed this guard',
);
const minLivePercent = limit(
	'Smallest Read in Percent',
	'minLivePercent',
	80,
	100,
	'How many users Autodesk must return, in percent of the last run that passed this guard',
);
const graceRuns = limit(
	'Grace in Runs',
	'graceRuns',
	1,
	100,
	'In how many consecutive runs users must be missing before they are removed. Plan and Apply count one run per execution.',
);
const graceDays = limit(
	'Grace in Days',
	'graceDays',
	0,
	365,
	'How many days users must be missing before they are removed',
);

/** Each limit applies with its default, too, when it was not added. */
export const guards = {
	...collection('Guards', 'guards', 'Add Field', [
		graceDays,
		graceRuns,
		maxChanges,
		maxRemovalPercent,
		maxRemovals,
		minAdmins,
		minLivePercent,
		minSourcePercent,
	]),
	description:
		'Limits of a run. A plan beyond one of them is quarantined. Limits that you do not add have their default: 25 removals, 10 percent, 1000 changes, 1 admin, 80 percent of the last source.',
};

export function guardSettings(run: Run): GuardSettings {
	return {
		minSourcePercent: limitIn(run, minSourcePercent),
		minLivePercent: limitIn(run, minLivePercent),
		maxRemovals: limitIn(run, maxRemovals),
		maxRemovalPercent: limitIn(run, maxRemovalPercent),
		maxChanges: limitIn(run, maxChanges),
		minAdmins: limitIn(run, minAdmins),
	};
}

/** The first run in which somebody is missing counts, so one run is no grace. */
export function graceSetting(run: Run): Grace[] {
	const runs = limitIn(run, graceRuns);
	const days = limitIn(run, graceDays);
	return [
		...(runs > 1 ? [{ kind: 'runs' as const, runs }] : []),
		...(days > 0 ? [{ kind: 'days' as const, days }] : []),
	];
}

/** Entry of Options. */
export const acceptedGuards = defineParameter({
	displayName: 'Accept Exceeded Guards',
	name: 'acceptedGuards',
	type: 'multiOptions',
	options: Object.entries(GUARD_NAMES)
		.filter(([guard]) => isGuard(guard) && canBeAccepted(guard))
		.map(([value, name]) => ({ name, value }))
		.sort((a, b) => a.name.localeCompare(b.name)),
	default: [],
	description:
		'Guards that the reviewed plan may exceed. Only Apply a Reviewed Plan accepts any: somebody has to have seen what the plan does.',
	read: read.choices,
});

export function isGuard(text: string): text is GuardName {
	return text in GUARD_NAMES;
}

type Limit = Parameter<number | undefined> & { default: number };

function limit(
	displayName: string,
	name: string,
	preset: number,
	max: number,
	description: string,
): Limit {
	return {
		displayName,
		name,
		type: 'number',
		typeOptions: { minValue: 0, maxValue: max },
		default: preset,
		description,
		read: read.integer(0, max),
	};
}

function limitIn(run: Run, parameter: Limit): number {
	return valueIn(run, guards, parameter) ?? parameter.default;
}
