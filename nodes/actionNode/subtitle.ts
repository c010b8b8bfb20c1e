import type { NamedResource } from '../operations/registry';

/** The expression for the text below a node on the canvas: the operation in words, e.g. `Get many buckets`. */
export function subtitleOf(resources: readonly NamedResource[]): string {
	const words = resources.map(({ value, operations }): [string, Record<string, string>] => [
		value,
		Object.fromEntries(operations.map((operation) => [operation.value, operation.summary])),
	]);
	// Two braces in a row would end the expression.
	const table = JSON.stringify(Object.fromEntries(words)).replaceAll('}}', '} }');
	return `={{ (${table})[$parameter["resource"]][$parameter["operation"]] }}`;
}
