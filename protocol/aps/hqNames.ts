/** `hq` writes field names with underscores: `addressLine1` becomes `address_line_1`. */
export function toHqName(name: string): string {
	return name.replace(/[A-Z]|\d+/g, '_$&').toLowerCase();
}

/** The fields with the names that `hq` uses; undefined ones are omitted. */
export function toHqFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(fields)
			.filter(([, value]) => value !== undefined)
			.map(([name, value]) => [toHqName(name), value]),
	);
}
