/**
 * The filters a hook may have: JSONPath filter expressions on the event payload, such as
 * `$[?(@.ext=='rvt')]` or `$[?(@.Payload.status in ['failed','timeout'])]`, or a JSON list of them
 * that must all match. Comparisons joined by `&&` and `||` are understood, without parentheses.
 */

type Payload = Record<string, unknown>;
type Test = (payload: Payload) => boolean;

const EXPRESSION = /^\$\[\?\((.+)\)\]$/s;
const COMPARISON = /^@\.([\w.-]+)\s*(?:(==|!=|>=|<=|>|<|\bin\b)\s*(.+))?$/s;

/**
 * @returns the test the filter stands for
 * @throws SyntaxError when the filter is none of the above
 */
export function compilePayloadFilter(filter: string): Test {
	const expressions = filter.trimStart().startsWith('["') ? readList(filter) : [filter];
	const tests = expressions.map(compileExpression);
	return (payload) => tests.every((test) => test(payload));
}

function readList(filter: string): string[] {
	const list: unknown = JSON.parse(filter);
	if (Array.isArray(list) && list.every((entry) => typeof entry === 'string')) return list;
	throw new SyntaxError('A list of filters must hold texts only');
}

function compileExpression(expression: string): Test {
	const [, inner] = EXPRESSION.exec(expression.trim()) ?? [];
	if (!inner) throw new SyntaxError(`Not a JSONPath filter: ${expression}`);
	const alternatives = splitOutsideQuotes(inner, '||').map((part) =>
		splitOutsideQuotes(part, '&&').map(compileComparison),
	);
	return (payload) => alternatives.some((tests) => tests.every((test) => test(payload)));
}

/** A text in quotes of either kind, in which a backslash takes the next character as it is. */
const QUOTED = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/gs;

function splitOutsideQuotes(text: string, separator: string): string[] {
	const masked = text.replace(QUOTED, (quoted) => 'x'.repeat(quoted.length));
	const parts: string[] = [];
	let start = 0;
	for (;;) {
		const end = masked.indexOf(separator, start);
		if (end < 0) return [...parts, text.slice(start)];
		parts.push(text.slice(start, end));
		start = end + separator.length;
	}
}

function compileComparison(text: string): Test {
	const [, path, operator, literal] = COMPARISON.exec(text.trim()) ?? [];
	if (!path) throw new SyntaxError(`Not a comparison: ${text.trim()}`);
	if (!operator) return (payload) => valueAt(payload, path) !== undefined;
	const wanted = readLiteral(literal);
	return (payload) => compare(valueAt(payload, path), operator, wanted);
}

/** JSON, with texts in single quotes as well. */
function readLiteral(text: string): unknown {
	const json = text
		.trim()
		.replace(QUOTED, (quoted) =>
			quoted.startsWith("'")
				? JSON.stringify(quoted.slice(1, -1).replace(/\\(['\\])/g, '$1'))
				: quoted,
		);
	return JSON.parse(json) as unknown;
}

function valueAt(payload: Payload, path: string): unknown {
	let value: unknown = payload;
	for (const name of path.split('.')) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = (value as Payload)[name];
	}
	return value;
}

function compare(value: unknown, operator: string, wanted: unknown): boolean {
	if (operator === 'in') return Array.isArray(wanted) && wanted.includes(value);
	if (operator === '==') return value === wanted;
	if (operator === '!=') return value !== wanted;
	if (typeof value !== typeof wanted || value === undefined) return false;
	const [a, b] = [value as string | number, wanted as string | number];
	if (operator === '>=') return a >= b;
	if (operator === '<=') return a <= b;
	return operator === '>' ? a > b : a < b;
}
