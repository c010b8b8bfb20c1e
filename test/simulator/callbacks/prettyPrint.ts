/**
 * Writes JSON the way Autodesk's callbacks are written: two blanks of indentation, a blank before
 * and after each colon, `[ ]` and `{ }` when empty, arrays on one line with their objects spread.
 */
export function prettyPrint(value: unknown, indent = ''): string {
	if (Array.isArray(value)) {
		if (value.length === 0) return '[ ]';
		return `[ ${value.map((entry) => prettyPrint(entry, indent)).join(', ')} ]`;
	}
	if (typeof value === 'object' && value !== null) {
		const inner = `${indent}  `;
		const fields = Object.entries(value)
			.filter(([, entry]) => entry !== undefined)
			.map(([name, entry]) => `${inner}${JSON.stringify(name)} : ${prettyPrint(entry, inner)}`);
		return fields.length === 0 ? '{ }' : `{\n${fields.join(',\n')}\n${indent}}`;
	}
	return JSON.stringify(value);
}
