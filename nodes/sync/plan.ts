import { byCodeUnit } from './canonicalJson';
import type { PlannedChange } from './change';
import { planAbsent } from './planAbsent';
import { planWanted } from './planWanted';
import { identityOf } from './record';
import type { LiveRecord, WantedRecord } from './record';
import type { PlanRules } from './rules';
import type { SyncSubject } from './subject';

/**
 * What to do so that the live state becomes the wanted one, within the rules. Depends on nothing but its
 * input: the order of rows and of live records makes no difference.
 *
 * @param wanted every person once, see `wanted.ts`
 * @param live everybody, completely read
 * @returns one change per person, sorted by target and email address
 */
export function planChanges(
	subject: SyncSubject,
	wanted: readonly WantedRecord[],
	live: readonly LiveRecord[],
	rules: PlanRules,
): PlannedChange[] {
	const people = byIdentity(live);
	const matched = new Set<LiveRecord>();
	const replaced = new Map<LiveRecord, string>();
	const rows = [...wanted].sort((a, b) => byCodeUnit(identityOf(a), identityOf(b)));
	const changes = rows.map((row) => {
		const [found = [], ...others] = recordsOf(row, people);
		for (const record of found) matched.add(record);
		for (const record of others.flat()) replaced.set(record, row.email);
		return planWanted(subject, row, found, rules);
	});
	const absent = live.filter((record) => !matched.has(record) && rules.covers(record));
	for (const record of absent) {
		changes.push(planAbsent(subject, record, replaced.get(record), rules));
	}
	return changes.sort((a, b) => byCodeUnit(sortKey(a), sortKey(b)));
}

/** Services should know an address once; if one does not, the plan shows a conflict. */
function byIdentity(live: readonly LiveRecord[]): Map<string, LiveRecord[]> {
	const people = new Map<string, LiveRecord[]>();
	for (const record of live) {
		const identity = identityOf(record);
		const same = people.get(identity);
		if (same === undefined) people.set(identity, [record]);
		else same.push(record);
	}
	return people;
}

/** The records of a person: first those of the address that counts, then those of earlier addresses. */
function recordsOf(
	{ target, key, aliases }: WantedRecord,
	people: ReadonlyMap<string, LiveRecord[]>,
): LiveRecord[][] {
	return [key, ...aliases].flatMap((each) => {
		const records = people.get(identityOf({ target, key: each }));
		return records === undefined ? [] : [records];
	});
}

/** Two people may share a key in a conflict, so their ID decides. */
function sortKey(change: PlannedChange): string {
	return `${identityOf(change)} ${change.id ?? ''}`;
}
