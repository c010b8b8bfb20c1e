import type { FieldValue } from './record';
import type { Outcome } from './outcome';
import type { PlannedChange } from './change';

/** Who made the changes, as far as n8n knows it. */
export interface Author {
	/** Name of the credential. */
	credential: string | null;
	/** The Autodesk user on whose behalf the app acted. */
	actingUser: string | null;
	/** ID of the execution in n8n. */
	execution: string;
}

/** The record of one applied or attempted change. */
export interface AuditRecord {
	[name: string]: string | number | null | Values;
	change: string;
	status: string;
	email: string;
	name: string | null;
	/** ID of the project; null in an account. */
	projectId: string | null;
	id: string | null;
	/** Why, from the plan. */
	reason: string;
	before: Values;
	after: Values;
	/** What the service said. */
	message: string | null;
	requestId: string | null;
	/** When, ISO 8601 in UTC. */
	appliedAt: string;
	credential: string | null;
	actingUser: string | null;
	execution: string;
	planHash: string;
}

type Values = Record<string, FieldValue>;

export function auditRecord(outcome: Outcome, author: Author, planHash: string): AuditRecord {
	const { change, status, message, requestId, at } = outcome;
	return {
		change: change.kind,
		status,
		email: change.email,
		name: change.name,
		projectId: change.target || null,
		id: outcome.id ?? change.id ?? null,
		reason: change.reason,
		before: valuesOf(change, 'before'),
		after: valuesOf(change, 'after'),
		message: message ?? null,
		requestId: requestId ?? null,
		appliedAt: at,
		credential: author.credential,
		actingUser: author.actingUser,
		execution: author.execution,
		planHash,
	};
}

/** The fields that change, with their values on one side. */
export function valuesOf({ fields }: PlannedChange, side: 'before' | 'after'): Values {
	return Object.fromEntries(fields.map((change) => [change.field, change[side]]));
}

const COLUMNS = [
	'appliedAt',
	'change',
	'status',
	'email',
	'name',
	'projectId',
	'id',
	'reason',
	'before',
	'after',
	'message',
	'requestId',
	'credential',
	'actingUser',
	'execution',
	'planHash',
] as const satisfies ReadonlyArray<keyof AuditRecord>;

/** The records as CSV (RFC 4180) that spreadsheets open safely. */
export function toCsv(records: readonly AuditRecord[]): string {
	const rows = [COLUMNS, ...records.map((record) => COLUMNS.map((column) => record[column]))];
	return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A leading `=`, `+`, `-` or `@` would make a spreadsheet calculate a text that somebody else entered. */
function cell(value: string | number | null | Values): string {
	const text =
		typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
	const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
