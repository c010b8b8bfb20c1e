import type { PlannedChange } from './change';
import type { LiveRecord } from './record';
import { removalOf } from './removal';
import type { PlanRules } from './rules';
import type { SyncSubject } from './subject';

/**
 * What to do about somebody in the scope who is not in the source.
 *
 * @param successor the email address that replaces theirs, if the source says so
 */
export function planAbsent(
	subject: SyncSubject,
	record: LiveRecord,
	successor: string | undefined,
	rules: PlanRules,
): PlannedChange {
	const { target, key, email, name, id } = record;
	const absence = successor ? `Is replaced by ${successor}` : 'Is not in the source';
	const line: PlannedChange = {
		kind: 'unchanged',
		target,
		key,
		email,
		name,
		reason: absence,
		fields: [],
		notChangeable: [],
		id,
		row: undefined,
	};
	if (record.presence === 'inactive') return { ...line, reason: `${absence}, and is inactive` };
	if (!rules.removals) return { ...line, reason: `${absence}; removals are off` };
	const protection = rules.protection(record);
	if (protection !== undefined) return { ...line, reason: `${absence}; protected: ${protection}` };
	const grace = rules.grace(record);
	if (grace !== undefined) return { ...line, reason: `${absence}; ${grace}` };
	return removalOf(subject, record, line, absence, rules);
}

/** Whether the person would be removed if no grace held. Only these are counted as absent. */
export function isDueToLeave(record: LiveRecord, rules: PlanRules): boolean {
	return (
		record.presence !== 'inactive' &&
		rules.removals &&
		rules.covers(record) &&
		rules.protection(record) === undefined
	);
}
