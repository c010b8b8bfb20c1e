import { Refusal } from '../http/refusal';
import type { Query, QueryName } from '../http/query';

/**
 * Filters of Data Management: `filter[<field>]<operator>=v1,v2`. Values are alternatives, several
 * filters must all hold; comparison is lexicographic and case sensitive.
 */

const OPERATORS = ['lt', 'le', 'eq', 'ge', 'gt', 'starts', 'ends', 'contains'] as const;
type Operator = (typeof OPERATORS)[number];

const NAME = /^filter\[([^\]]+)\](?:-(\w+))?$/;

/** Names of filters that only compare for equality. */
export function plainFilters(...fields: string[]): QueryName[] {
	return fields.map((field) => `filter[${field}]`);
}

/** Names of filters that also take an operator. */
export function operatorFilters(...fields: string[]): QueryName[] {
	return fields.map(
		(field) =>
			new RegExp(`^filter\\[${field.replaceAll('.', '\\.')}\\](-(${OPERATORS.join('|')}))?$`),
	);
}

/** Any field with any operator, as Search Folder takes them. */
export const anyFilter: QueryName = new RegExp(`^filter\\[[\\w.]+\\](-(${OPERATORS.join('|')}))?$`);

/**
 * Whether a record passes all filters of the query.
 *
 * @param valueOf reads a field of the record; undefined when it has none
 * @throws Refusal 400 for an empty value
 */
export function passesFilters(query: Query, valueOf: (field: string) => unknown): boolean {
	for (const [name, text] of query.entries()) {
		const [, field, operator] = NAME.exec(name) ?? [];
		if (!field) continue;
		if (text === '') throw new Refusal(400, `"${name}" is empty`);
		const value = valueOf(field);
		const passes = text
			.split(',')
			.some(
				(wanted) => value !== undefined && compare(value, (operator ?? 'eq') as Operator, wanted),
			);
		if (!passes) return false;
	}
	return true;
}

function compare(value: unknown, operator: Operator, wanted: string): boolean {
	if (typeof value === 'number') return compareOrdered(value, operator, Number(wanted));
	const text = String(value);
	switch (operator) {
		case 'starts':
			return text.startsWith(wanted);
		case 'ends':
			return text.endsWith(wanted);
		case 'contains':
			return text.includes(wanted);
		default:
			return isTime(text)
				? compareOrdered(Date.parse(text), operator, parseTime(wanted))
				: compareOrdered(text, operator, wanted);
	}
}

function compareOrdered<Value extends string | number>(
	value: Value,
	operator: Operator,
	wanted: Value,
): boolean {
	switch (operator) {
		case 'lt':
			return value < wanted;
		case 'le':
			return value <= wanted;
		case 'ge':
			return value >= wanted;
		case 'gt':
			return value > wanted;
		default:
			return value === wanted;
	}
}

function isTime(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}T/.test(text);
}

/** ISO 8601 with decreasing precision, UTC when no offset is given. */
function parseTime(text: string): number {
	const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(text);
	const complete = hasZone || !text.includes('T') ? text : `${text}Z`;
	const time = Date.parse(complete.replace(/(\.\d{3})\d+/, '$1'));
	if (Number.isNaN(time)) throw new Refusal(400, `"${text}" is not an ISO 8601 date`);
	return time;
}
