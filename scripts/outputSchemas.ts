import { resources } from '../nodes/AutodeskPlatformServices/operations';

/** Where n8n looks for the output schemas of the action node's version 1. */
export const SCHEMA_FOLDER = 'nodes/AutodeskPlatformServices/__schema__/v1.0.0';

interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
	version?: number;
}

/** The output schemas by path. n8n shows them as preview before a node ran for the first time. */
export function outputSchemas(): Map<string, string> {
	const schemas = new Map<string, string>();
	for (const resource of resources) {
		for (const { value, example } of resource.operations) {
			const schema = { ...schemaOf(example), version: 1 };
			const text = `${JSON.stringify(schema, null, '\t')}\n`;
			schemas.set(`${SCHEMA_FOLDER}/${resource.value}/${value}.json`, text);
		}
	}
	return schemas;
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
