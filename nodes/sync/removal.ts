import { STATUS } from './change';
import type { FieldChange, PlannedChange } from './change';
import { sameValue, valueOf } from './difference';
import type { LiveRecord } from './record';
import type { PlanRules } from './rules';
import type { SyncSubject } from './subject';

/**
 * The removal of somebody who should not be there any more, or why it does not happen.
 *
 * @param line what to complete
 * @param reason why they should go
 */
export function removalOf(
	subject: SyncSubject,
	record: LiveRecord,
	line: PlannedChange,
	reason: string,
	rules: Pick<PlanRules, 'removals'>,
): PlannedChange {
	if (record.presence === 'inactive') return { ...line, reason: 'Is inactive already' };
	if (!rules.removals) {
		return { ...line, kind: 'conflict', reason: `${reason}, but removals are off` };
	}
	if (record.presence === 'invited' && subject.removal === 'deactivate') {
		const refused = 'Autodesk refuses to deactivate users who have not accepted their invitation';
		return { ...line, kind: 'conflict', reason: `${reason}, but ${refused}` };
	}
	return { ...line, kind: subject.removal, reason, fields: lostFields(subject, record) };
}

/** What the person loses. Holds everything that is needed to undo it. */
function lostFields(subject: SyncSubject, record: LiveRecord): FieldChange[] {
	if (subject.removal === 'deactivate') {
		return [{ field: STATUS, before: 'active', after: 'inactive' }];
	}
	return subject.fields
		.map((field) => ({
			field: field.name,
			before: valueOf(field, record.values),
			after: valueOf(field, {}),
		}))
		.filter(({ before, after }) => !sameValue(before, after));
}
