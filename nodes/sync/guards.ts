import { isActionable, isRemoval } from './change';
import type { PlannedChange } from './change';
import type { LiveRecord } from './record';
import type { SyncState } from './syncState';

/** The limits of a run. A plan beyond one of them is quarantined: nothing destructive is applied. */
export interface GuardSettings {
	/** Smallest acceptable source, in percent of the last good one. */
	minSourcePercent: number;
	/** Smallest plausible number of users at the service, in percent of the last complete read. */
	minLivePercent: number;
	maxRemovals: number;
	/** In percent of the active users that the sync covers. */
	maxRemovalPercent: number;
	/** Of any kind. */
	maxChanges: number;
	/** Admins that must remain. */
	minAdmins: number;
}

export const GUARD_NAMES = {
	emptySource: 'Empty Source',
	sourceSize: 'Smallest Source',
	liveSize: 'Smallest Account',
	removals: 'Most Removals',
	removalPercent: 'Most Removals in Percent',
	changes: 'Most Changes',
	admins: 'Fewest Admins',
} as const;

export type GuardName = keyof typeof GUARD_NAMES;

/** A guard that a plan exceeds. */
export interface Exceeded {
	guard: GuardName;
	limit: number;
	actual: number;
	/** By how much, in a sentence without a period. */
	explanation: string;
}

interface Judged {
	changes: readonly PlannedChange[];
	/** Rows of the source. */
	sourceCount: number;
	live: readonly LiveRecord[];
	/** Active users that the sync covers. */
	coveredCount: number;
	state: SyncState;
}

/** An empty source is a broken one; nobody can approve it. */
export function canBeAccepted(guard: GuardName): boolean {
	return guard !== 'emptySource';
}

/** Whether additions may still be applied: the guard doubts removals only, not the source. */
export function concernsRemovalsOnly(guard: GuardName): boolean {
	return guard === 'removals' || guard === 'removalPercent' || guard === 'admins';
}

/** All guards that the plan exceeds, in a fixed order. */
export function exceededGuards(settings: GuardSettings, judged: Judged): Exceeded[] {
	const { changes, sourceCount, live, coveredCount, state } = judged;
	const removed = changes.filter(isRemoval);
	const actions = changes.filter(isActionable).length;
	const percent = coveredCount === 0 ? 0 : (removed.length / coveredCount) * 100;
	const exceeded: Array<Exceeded | undefined> = [
		sourceCount > 0 ? undefined : exceeds('emptySource', 1, 0, 'The source has no rows'),
		shrunk(
			'sourceSize',
			'source',
			'rows',
			sourceCount,
			state.sourceCount,
			settings.minSourcePercent,
		),
		shrunk('liveSize', 'service', 'users', live.length, state.liveCount, settings.minLivePercent),
		removed.length > settings.maxRemovals
			? exceeds(
					'removals',
					settings.maxRemovals,
					removed.length,
					`${removed.length} users would be removed, ${removed.length - settings.maxRemovals} more than allowed`,
				)
			: undefined,
		percent > settings.maxRemovalPercent
			? exceeds(
					'removalPercent',
					settings.maxRemovalPercent,
					rounded(percent),
					`${rounded(percent)} % of ${coveredCount} active users would be removed, allowed are ${settings.maxRemovalPercent} %`,
				)
			: undefined,
		actions > settings.maxChanges
			? exceeds(
					'changes',
					settings.maxChanges,
					actions,
					`${actions} users would change, ${actions - settings.maxChanges} more than allowed`,
				)
			: undefined,
		...tooFewAdmins(settings.minAdmins, removed, live),
	];
	return exceeded.filter((each) => each !== undefined);
}

function shrunk(
	guard: GuardName,
	what: string,
	unit: string,
	actual: number,
	last: number | undefined,
	minPercent: number,
): Exceeded | undefined {
	// Another guard is about an empty source; an empty service is the most suspicious one.
	if (last === undefined || (guard === 'sourceSize' && actual === 0)) return undefined;
	const limit = Math.ceil((last * minPercent) / 100);
	if (actual >= limit) return undefined;
	return exceeds(
		guard,
		limit,
		actual,
		`The ${what} has ${actual} ${unit}, the last time it had ${last}; at least ${limit} are expected (${minPercent} %)`,
	);
}

/** Counts for each target by itself: every project needs an admin. */
function tooFewAdmins(
	minAdmins: number,
	removed: readonly PlannedChange[],
	live: readonly LiveRecord[],
): Exceeded[] {
	const leaving = new Set(removed.map(({ target, id }) => `${target} ${id}`));
	const targets = new Set(removed.map(({ target }) => target));
	const before = new Map<string, number>();
	const after = new Map<string, number>();
	for (const { target, id, isAdmin, presence } of live) {
		if (!isAdmin || presence === 'inactive' || !targets.has(target)) continue;
		before.set(target, (before.get(target) ?? 0) + 1);
		if (!leaving.has(`${target} ${id}`)) after.set(target, (after.get(target) ?? 0) + 1);
	}
	for (const [target, admins] of before) {
		const left = after.get(target) ?? 0;
		if (left === admins || left >= minAdmins) continue;
		const place = target === '' ? '' : ` in project ${target}`;
		const explanation = `${left} active admins would be left${place}, at least ${minAdmins} are required`;
		return [exceeds('admins', minAdmins, left, explanation)];
	}
	return [];
}

function exceeds(guard: GuardName, limit: number, actual: number, explanation: string): Exceeded {
	return {
		guard,
		limit,
		actual,
		explanation,
	};
}

function rounded(percent: number): number {
	return Math.round(percent * 10) / 10;
}
