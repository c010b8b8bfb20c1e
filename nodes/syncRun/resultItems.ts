import type { IDataObject } from 'n8n-workflow';
import type { PairedOutput } from '../operations/operation';
import type { AuditRecord } from '../sync/audit';
import { isActionable } from '../sync/change';
import type { FieldChange, PlannedChange } from '../sync/change';
import { canBeAccepted, GUARD_NAMES } from '../sync/guards';
import type { Exceeded } from '../sync/guards';
import type { Outcome } from '../sync/outcome';
import type { FieldValue } from '../sync/record';
import type { Plan } from './makePlan';
import type { SyncSpec } from './spec';
import type { SyncSettings } from './settings';

const KINDS = ['create', 'update', 'reactivate', 'deactivate', 'remove', 'unchanged', 'conflict'];
const STATUSES = ['applied', 'failed', 'skipped', 'held'] as const;

/** The first item of the output: the run as a whole. */
export function summaryItem(
	settings: SyncSettings,
	plan: Plan,
	outcomes: readonly Outcome[],
): IDataObject {
	const counts = KINDS.map((kind) => [
		kind,
		plan.changes.filter((each) => each.kind === kind).length,
	]);
	const results = STATUSES.map((status) => [
		status,
		outcomes.filter((outcome) => outcome.status === status).length,
	]);
	return {
		change: 'summary',
		result: resultOf(settings, plan, outcomes),
		mode: settings.mode,
		planHash: plan.hash,
		counts: Object.fromEntries(counts),
		results: Object.fromEntries(results),
		quarantined: plan.exceeded.length > 0,
		guards: [
			...plan.exceeded.map((each) => guardItem(each, false)),
			...plan.accepted.map((each) => guardItem(each, true)),
		],
		howToApprove: howToApprove(plan),
		sourceCount: plan.sourceCount,
		lastSourceCount: plan.known.sourceCount ?? null,
		userCount: plan.liveCount,
		lastUserCount: plan.known.liveCount ?? null,
		usersInScope: plan.coveredCount,
	};
}

function resultOf(
	{ mode }: SyncSettings,
	{ exceeded, changes }: Plan,
	outcomes: readonly Outcome[],
): string {
	if (exceeded.length > 0) return 'quarantined';
	if (!changes.some(isActionable)) return 'nothingToDo';
	if (mode === 'plan') return 'planned';
	return outcomes.every(({ status }) => status === 'applied') ? 'applied' : 'incomplete';
}

function guardItem(
	{ guard, limit, actual, explanation }: Exceeded,
	accepted: boolean,
): IDataObject {
	return {
		guard,
		name: GUARD_NAMES[guard],
		limit,
		actual,
		explanation,
		accepted,
	};
}

function howToApprove({ exceeded, hash }: Plan): string | null {
	if (exceeded.length === 0) return null;
	const names = exceeded.map(({ guard }) => GUARD_NAMES[guard]).join(', ');
	if (!exceeded.every(({ guard }) => canBeAccepted(guard))) {
		return `Repair the source: ${GUARD_NAMES.emptySource} cannot be accepted`;
	}
	return `Review the plan. To apply it, run Apply a Reviewed Plan with the plan hash ${hash} and Options > Accept Exceeded Guards: ${names}`;
}

/** One item for each line of the plan, with what became of it. */
export function changeItems(
	spec: SyncSpec,
	settings: SyncSettings,
	{ changes }: Plan,
	outcomes: readonly Outcome[],
	records: readonly AuditRecord[],
): PairedOutput[] {
	const recordOf = new Map(outcomes.map(({ change }, index) => [change, records[index]]));
	return changes
		.filter(({ kind }) => settings.includesUnchanged || kind !== 'unchanged')
		.map((change) => ({
			json: changeItem(spec, change, recordOf.get(change)),
			item: change.row === undefined ? undefined : change.row - 1,
		}));
}

function changeItem(
	spec: SyncSpec,
	change: PlannedChange,
	record: AuditRecord | undefined,
): IDataObject {
	return {
		name: change.name,
		email: change.email,
		change: change.kind,
		status: record?.status ?? (isActionable(change) ? 'planned' : null),
		reason: change.reason,
		before: labeled(spec, change.fields, 'before'),
		after: labeled(spec, change.fields, 'after'),
		notChangeable: change.notChangeable.map(({ field, before, after }) => ({
			field,
			before,
			after,
		})),
		message: record?.message ?? null,
		appliedAt: record?.appliedAt ?? null,
		row: change.row ?? null,
		id: record?.id ?? change.id ?? null,
		projectId: change.target || null,
		requestId: record?.requestId ?? null,
	};
}

function labeled(
	{ labelOf }: SyncSpec,
	fields: readonly FieldChange[],
	side: 'before' | 'after',
): IDataObject {
	const values: Record<string, FieldValue> = {};
	for (const change of fields) {
		values[change.field] = change[side];
		Object.assign(values, labelOf(change.field, change[side]));
	}
	return values as IDataObject;
}
