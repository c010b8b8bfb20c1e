interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
	version?: number;
}

/** An output schema as n8n reads it from a file, made from one example of the output. */
export function schemaFile(example: unknown): string {
	const schema: Schema = { ...schemaOf(example), version: 1 };
	return `${JSON.stringify(schema, null, '\t')}\n`;
}

function schemaOf(example: unknown): Schema {
	if (Array.isArray(example)) {
		const [first] = example as unknown[];
		return first === undefined ? { type: 'array' } : { type: 'array', items: schemaOf(first) };
	}
	if (example === null) return { type: 'null' };
	if (typeof example !== 'object') return { type: typeof example };
	const entries = Object.entries(example as object);
	return {
		type: 'object',
		properties: Object.fromEntries(entries.map(([name, value]) => [name, schemaOf(value)])),
	};
}
