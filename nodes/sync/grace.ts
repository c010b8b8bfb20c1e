import { isDueToLeave } from './planAbsent';
import { identityOf } from './record';
import type { LiveRecord, WantedRecord } from './record';
import type { PlanRules } from './rules';
import type { Absence, SyncState } from './syncState';
import type { SyncSubject } from './subject';

/** How long somebody may be missing from the source before they are removed. */
export type Grace =
	{ kind: 'none' } | { kind: 'runs'; runs: number } | { kind: 'days'; days: number };

const DAY_MS = 86_400_000;

/** @returns why somebody stays for now; undefined if their time is up */
export function graceBy(
	grace: Grace,
	absences: SyncState['absences'],
	now: Date,
): (record: LiveRecord) => string | undefined {
	return (record) => {
		const { since = now.toISOString(), runs = 0 } = absences[identityOf(record)] ?? {};
		switch (grace.kind) {
			case 'none':
				return undefined;
			case 'runs':
				if (runs >= grace.runs) return undefined;
				return `missing in ${runs} of ${grace.runs} consecutive runs`;
			case 'days':
				if (now.getTime() - Date.parse(since) >= grace.days * DAY_MS) return undefined;
				return `missing since ${since}, removed after ${grace.days} days`;
		}
	};
}

/**
 * Adds a run to the absences: everybody who is missing from the source and would have to leave. Whoever
 * is back, or was removed, is forgotten.
 */
export function countAbsences(
	{ subject, wanted, live, rules }: Missing,
	absences: SyncState['absences'],
	now: Date,
): Record<string, Absence> {
	const present = new Set(
		wanted.flatMap(({ target, key, aliases }) =>
			[key, ...aliases].map((each) => identityOf({ target, key: each })),
		),
	);
	const counted: Record<string, Absence> = {};
	for (const record of live) {
		const identity = identityOf(record);
		if (present.has(identity) || !isDueToLeave(record, rules)) continue;
		if (record.presence === 'invited' && subject.removal === 'deactivate') continue;
		const { since = now.toISOString(), runs = 0 } = absences[identity] ?? {};
		counted[identity] = { since, runs: runs + 1 };
	}
	return counted;
}

interface Missing {
	subject: SyncSubject;
	wanted: readonly WantedRecord[];
	live: readonly LiveRecord[];
	rules: PlanRules;
}
