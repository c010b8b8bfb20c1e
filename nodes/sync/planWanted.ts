import { STATUS } from './change';
import type { FieldChange, PlannedChange } from './change';
import { difference, sameValue, valueOf } from './difference';
import { removalOf } from './removal';
import type { LiveRecord, WantedRecord } from './record';
import type { Candidate, PlanRules } from './rules';
import type { SyncSubject } from './subject';

/**
 * What to do about a person of the source.
 *
 * @param found their records at the service; more than one is a conflict
 */
export function planWanted(
	subject: SyncSubject,
	row: WantedRecord,
	found: readonly LiveRecord[],
	rules: PlanRules,
): PlannedChange {
	const [record, ...others] = found;
	const line = lineFor(row, record);
	if (others.length > 0) {
		return conflict(line, `The ${subject.place} has ${found.length} users with this email address`);
	}
	const planned = record ? planExisting(subject, row, record, rules) : planMissing(subject, row);
	if (!differs(planned)) return planned;
	const person = record ?? candidateOf(row);
	const protection = rules.protection(person);
	if (protection !== undefined)
		return conflict(planned, `Would change, but is protected: ${protection}`);
	if (!rules.covers(person)) return conflict(planned, 'Would change, but is outside the scope');
	return planned;
}

/** Whether the person is not as the source wants them. */
function differs({ kind, notChangeable }: PlannedChange): boolean {
	return kind !== 'unchanged' || notChangeable.length > 0;
}

function planMissing(subject: SyncSubject, row: WantedRecord): PlannedChange {
	const line = lineFor(row, undefined);
	switch (row.presence) {
		case 'inactive':
			return { ...line, reason: `Is not in the ${subject.place}` };
		case undefined:
			return conflict(line, `Is no longer in the ${subject.place}`);
		case 'active': {
			const fields = difference(subject.fields, {}, row.values);
			return { ...line, kind: 'create', reason: `Is not in the ${subject.place} yet`, fields };
		}
	}
}

function planExisting(
	subject: SyncSubject,
	row: WantedRecord,
	record: LiveRecord,
	rules: PlanRules,
): PlannedChange {
	const line = lineFor(row, record);
	const moved = changedSince(subject, row, record);
	if (moved !== undefined)
		return conflict(line, `${labelOf(subject, moved)} was changed again since`);
	if (row.presence === 'inactive') {
		const removal = removalOf(subject, record, line, 'The source wants the user to leave', rules);
		return withRestoredFields(subject, row, record, removal);
	}
	const returns = row.presence === 'active' && record.presence === 'inactive';
	if (returns && !rules.reactivation) {
		return conflict(line, 'Is inactive, and reactivation is off');
	}
	const changes = difference(subject.fields, record.values, row.values);
	const isChangeable = changeableIn(subject);
	const status = { field: STATUS, before: 'inactive', after: 'active' };
	const fields = [...(returns ? [status] : []), ...changes.filter(isChangeable)];
	const notChangeable = rules.reportsUnchangeable
		? [...emailChange(row, record), ...changes.filter((change) => !isChangeable(change))]
		: [];
	const planned = { ...line, fields, notChangeable };
	if (returns) return { ...planned, kind: 'reactivate', reason: 'Is in the source, but inactive' };
	if (fields.length > 0) {
		return { ...planned, kind: 'update', reason: `Differs in ${labels(subject, fields)}` };
	}
	if (notChangeable.length === 0) return planned;
	return conflict(
		planned,
		`Differs in ${labels(subject, notChangeable)}, which Autodesk’s API cannot change`,
	);
}

/** Undoing a reactivation restores what was changed with it. */
function withRestoredFields(
	subject: SyncSubject,
	{ expected, values }: WantedRecord,
	record: LiveRecord,
	removal: PlannedChange,
): PlannedChange {
	if (expected === undefined || removal.kind !== 'deactivate') return removal;
	const restored = difference(subject.fields, record.values, values).filter(changeableIn(subject));
	return { ...removal, fields: [...removal.fields, ...restored] };
}

/** A person found under an earlier address. */
function emailChange(row: WantedRecord, record: LiveRecord): FieldChange[] {
	if (row.key === record.key) return [];
	return [{ field: 'email', before: record.email, after: row.email }];
}

/** The first field that is neither as expected nor as wanted; undefined if there is none. */
function changedSince(
	{ fields }: SyncSubject,
	{ expected = {}, values }: WantedRecord,
	record: LiveRecord,
): string | undefined {
	const moved = fields.find((field) => {
		if (expected[field.name] === undefined) return false;
		const now = valueOf(field, record.values);
		return !sameValue(now, expected[field.name]) && !sameValue(now, valueOf(field, values));
	});
	return moved?.name;
}

function changeableIn(subject: SyncSubject): (change: FieldChange) => boolean {
	const names = new Set(
		subject.fields.filter(({ isChangeable }) => isChangeable).map(({ name }) => name),
	);
	return ({ field }) => names.has(field);
}

function labels(subject: SyncSubject, changes: readonly FieldChange[]): string {
	return changes.map(({ field }) => labelOf(subject, field)).join(', ');
}

function labelOf(subject: SyncSubject, field: string): string {
	if (field === 'email') return 'Email';
	return subject.fields.find(({ name }) => name === field)?.label ?? field;
}

/** The line for a person who needs no change. */
function lineFor(row: WantedRecord, record: LiveRecord | undefined): PlannedChange {
	return {
		kind: 'unchanged',
		target: row.target,
		key: row.key,
		email: row.email,
		name: record?.name ?? nameIn(row),
		reason: 'Is as the source wants it',
		fields: [],
		notChangeable: [],
		id: record?.id,
		row: row.row,
	};
}

function nameIn({ values: { firstName, lastName } }: WantedRecord): string | null {
	const name = [firstName, lastName].filter((part) => typeof part === 'string').join(' ');
	return name === '' ? null : name;
}

function candidateOf({ target, email, key, values: { companyId } }: WantedRecord): Candidate {
	return {
		target,
		email,
		key,
		companyId: typeof companyId === 'string' ? companyId : null,
		isAdmin: false,
	};
}

function conflict(line: PlannedChange, reason: string): PlannedChange {
	return { ...line, kind: 'conflict', reason, fields: [] };
}
