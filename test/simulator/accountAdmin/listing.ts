import type { Call, Reply } from '../http/endpoint';
import type { Query } from '../http/query';
import { Refusal } from '../http/refusal';

/** Lists of `construction/admin`: filters, sorting, chosen fields, pages with totals. */

type Row = Readonly<Record<string, unknown>>;

/** How one `filter[…]` is read. */
type FilterKind =
	/** Text; how it has to match says `filterTextMatch`. */
	| 'text'
	/** One of a comma-separated list. */
	| 'list'
	/** As `list`, of these only. */
	| readonly string[]
	/** As `list`, but `-value` excludes. */
	| 'excludableList'
	/** `from..to`, either side may be missing. */
	| 'range'
	/** The part of an ISO time before the `T`. */
	| 'day';

const MAX_TEXT = 255;
const MOST_ROWS = 200;

export interface ListRules {
	filters: Readonly<Record<string, FilterKind>>;
	/** Where a filter's value is found; default: the field of the same name. */
	read?: (row: Row, filter: string) => unknown;
	sort: readonly string[];
	fields: readonly string[];
	orFilters?: readonly string[];
	/** Whether more than {@link MOST_ROWS} are taken for that many, and not refused. */
	capsLimit?: boolean;
	/** The field that every row has, whichever are chosen. Default: `id`. */
	identity?: string;
}

const TEXT_MATCHES = ['contains', 'startsWith', 'endsWith', 'equals'] as const;

/** The names the query of such a list may hold. */
export function listQuery(rules: ListRules): string[] {
	return [
		...Object.keys(rules.filters).map((name) => `filter[${name}]`),
		'filterTextMatch',
		'sort',
		'fields',
		'limit',
		'offset',
		...(rules.orFilters ? ['orFilters'] : []),
	];
}

/** @throws Refusal 400 for values the query does not allow */
export function listReply(
	call: Pick<Call, 'query' | 'url'>,
	rows: readonly Row[],
	rules: ListRules,
): Reply {
	const { query, url } = call;
	const highest = rules.capsLimit ? undefined : MOST_ROWS;
	const limit = Math.min(MOST_ROWS, query.integer('limit', 20, 1, highest));
	const offset = query.integer('offset', 0, 0);
	const fields = chosen(query, 'fields', rules.fields);
	const matching = sorted(query, rules, rows.filter(rowTest(query, rules)));
	const results = matching
		.slice(offset, offset + limit)
		.map((row) => (fields ? pick(row, [rules.identity ?? 'id', ...fields]) : row));
	const link = (start: number) => {
		const other = new URL(url);
		other.searchParams.set('offset', String(start));
		other.searchParams.set('limit', String(limit));
		return other.href;
	};
	const pagination = {
		limit,
		offset,
		totalResults: matching.length,
		nextUrl: offset + limit < matching.length ? link(offset + limit) : null,
		previousUrl: offset > 0 ? link(Math.max(0, offset - limit)) : null,
	};
	return { status: 200, body: { pagination, results } };
}

/** One record with the fields the query asks for. @throws Refusal 400 for an unknown field */
export function chosenFields(query: Query, row: Row, rules: Pick<ListRules, 'fields'>): object {
	const fields = chosen(query, 'fields', rules.fields);
	return fields ? pick(row, ['id', ...fields]) : row;
}

function rowTest(query: Query, rules: ListRules): (row: Row) => boolean {
	const match = query.oneOf('filterTextMatch', TEXT_MATCHES) ?? 'contains';
	const alternatives = chosen(query, 'orFilters', rules.orFilters ?? []) ?? [];
	const tests = Object.entries(rules.filters).flatMap(([name, kind]) => {
		const text = query.text(`filter[${name}]`);
		if (text === undefined) return [];
		checkValue(kind, name, text);
		const passes = valueTest(kind, text, match);
		const read = rules.read ?? ((row) => row[name]);
		return [{ name, test: (row: Row) => passes(asTexts(read(row, name))) }];
	});
	const either = tests.filter(({ name }) => alternatives.includes(name));
	const all = tests.filter(({ name }) => !alternatives.includes(name));
	return (row) =>
		all.every(({ test }) => test(row)) &&
		(either.length === 0 || either.some(({ test }) => test(row)));
}

/** @throws Refusal 400 for a value that the filter does not know */
function checkValue(kind: FilterKind, name: string, text: string): void {
	const wrong =
		typeof kind === 'string' ? undefined : text.split(',').find((each) => !kind.includes(each));
	if (wrong !== undefined) throw new Refusal(400, `"filter[${name}]" does not know "${wrong}"`);
	if (kind === 'text' && text.length > MAX_TEXT) {
		throw new Refusal(400, `"filter[${name}]" is longer than ${MAX_TEXT} characters`);
	}
	if (kind === 'day' && !/^\d{4}-\d{2}-\d{2}$/.test(text)) {
		throw new Refusal(400, `"filter[${name}]" must be a date such as 2025-01-31`);
	}
}

function asTexts(value: unknown): string[] {
	return (Array.isArray(value) ? value : [value]).map((each) => String(each ?? ''));
}

function valueTest(
	kind: FilterKind,
	wanted: string,
	match: (typeof TEXT_MATCHES)[number],
): (values: readonly string[]) => boolean {
	if (typeof kind !== 'string') return (values) => oneOf(values, wanted);
	switch (kind) {
		case 'text':
			return (values) =>
				values.some((text) => matchesText(text.toLowerCase(), wanted.toLowerCase(), match));
		case 'list':
			return (values) => oneOf(values, wanted);
		case 'excludableList': {
			const [excluded, included] = partition(wanted.split(','));
			return (values) =>
				!excluded.some((choice) => values.includes(choice)) &&
				(included.length === 0 || included.some((choice) => values.includes(choice)));
		}
		case 'range': {
			const [from, to] = readRange(wanted);
			return (values) => values.some((text) => Date.parse(text) >= from && Date.parse(text) <= to);
		}
		case 'day':
			return (values) => values.some((text) => text.startsWith(wanted));
	}
}

/** @param wanted comma-separated */
function oneOf(values: readonly string[], wanted: string): boolean {
	return wanted.split(',').some((choice) => values.includes(choice));
}

function matchesText(text: string, wanted: string, match: (typeof TEXT_MATCHES)[number]): boolean {
	if (match === 'startsWith') return text.startsWith(wanted);
	if (match === 'endsWith') return text.endsWith(wanted);
	return match === 'equals' ? text === wanted : text.includes(wanted);
}

function partition(choices: readonly string[]): [excluded: string[], included: string[]] {
	const excluded = choices.filter((choice) => choice.startsWith('-'));
	return [
		excluded.map((choice) => choice.slice(1)),
		choices.filter((choice) => !excluded.includes(choice)),
	];
}

function readRange(text: string): [number, number] {
	const [from, to] = text.split('..');
	const start = from === '' ? Number.NEGATIVE_INFINITY : Date.parse(from);
	const end = to === undefined ? Number.NaN : to === '' ? Number.POSITIVE_INFINITY : Date.parse(to);
	if (Number.isNaN(start) || Number.isNaN(end)) {
		throw new Refusal(
			400,
			`"${text}" is not a range of ISO 8601 times such as 2025-01-01T00:00:00.000Z..`,
		);
	}
	return [start, end];
}

function sorted(query: Query, rules: ListRules, rows: Row[]): Row[] {
	const orders = query.list('sort')?.map((text) => {
		const [, field, direction = 'asc'] = /^(\w+)(?: (asc|desc))?$/.exec(text.trim()) ?? [];
		if (!field || !rules.sort.includes(field)) throw new Refusal(400, `Cannot sort by "${text}"`);
		return { field, sign: direction === 'asc' ? 1 : -1 };
	});
	if (!orders) return rows;
	return rows.sort((a, b) => {
		for (const { field, sign } of orders) {
			const order = compare(a[field], b[field]);
			if (order !== 0) return sign * order;
		}
		return 0;
	});
}

function compare(a: unknown, b: unknown): number {
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	return String(a ?? '').localeCompare(String(b ?? ''));
}

function chosen(query: Query, name: string, allowed: readonly string[]): string[] | undefined {
	const list = query.list(name);
	const wrong = list?.find((entry) => !allowed.includes(entry));
	if (wrong !== undefined) throw new Refusal(400, `"${name}" does not know "${wrong}"`);
	return list;
}

function pick(row: Row, fields: readonly string[]): Record<string, unknown> {
	return Object.fromEntries(
		fields.filter((field) => field in row).map((field) => [field, row[field]]),
	);
}
