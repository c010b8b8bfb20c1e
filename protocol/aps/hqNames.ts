/** `hq` writes field names with underscores: `addressLine1` there is `address_line_1`. */
export function toHqName(name: string): string {
	return name.replace(/[A-Z]|\d+/g, '_$&').toLowerCase();
}

/** The fields under the names `hq` gives them; undefined ones are left out. */
export function toHqFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(fields)
			.filter(([, value]) => value !== undefined)
			.map(([name, value]) => [toHqName(name), value]),
	);
}
