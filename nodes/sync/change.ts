import type { FieldValue, Person } from './record';

/** What a plan does about one person. */
export type ChangeKind =
	'create' | 'update' | 'reactivate' | 'deactivate' | 'remove' | 'unchanged' | 'conflict';

export interface FieldChange {
	/** Name of a field of the subject, or `status`. */
	field: string;
	before: FieldValue;
	after: FieldValue;
}

/** One line of a plan. Every person has exactly one. */
export interface PlannedChange extends Person {
	kind: ChangeKind;
	name: string | null;
	/** Why, in a sentence without a period. */
	reason: string;
	/** What changes, by field. Empty for `unchanged` and `conflict`. */
	fields: readonly FieldChange[];
	/** What differs but cannot be changed through the API. */
	notChangeable: readonly FieldChange[];
	/** ID at the service; undefined for somebody who does not exist yet. */
	id: string | undefined;
	/** The input item, counting from 1; undefined for somebody who is not in the source. */
	row: number | undefined;
}

/** The field that holds whether somebody is active. */
export const STATUS = 'status';

const ADDITIONS: ReadonlySet<ChangeKind> = new Set(['create']);
const REMOVALS: ReadonlySet<ChangeKind> = new Set(['deactivate', 'remove']);
const UPDATES: ReadonlySet<ChangeKind> = new Set(['update', 'reactivate']);

/** Whether it adds somebody. */
export function isAddition({ kind }: Pick<PlannedChange, 'kind'>): boolean {
	return ADDITIONS.has(kind);
}

/** Whether somebody loses access. */
export function isRemoval({ kind }: Pick<PlannedChange, 'kind'>): boolean {
	return REMOVALS.has(kind);
}

/** Whether it changes somebody who exists and stays. */
export function isUpdate({ kind }: Pick<PlannedChange, 'kind'>): boolean {
	return UPDATES.has(kind);
}

/** Whether applying the plan sends anything for it. */
export function isActionable(change: Pick<PlannedChange, 'kind'>): boolean {
	return isAddition(change) || isRemoval(change) || isUpdate(change);
}
