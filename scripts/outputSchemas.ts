import { resources } from '../nodes/AutodeskPlatformServices/operations';
import { schemaFile } from './schemaFile';

/** Where n8n looks for the output schemas of the action node's version 1. */
export const SCHEMA_FOLDER = 'nodes/AutodeskPlatformServices/__schema__/v1.0.0';

/** The output schemas by path. n8n shows them as preview before a node ran for the first time. */
export function outputSchemas(): Map<string, string> {
	const schemas = new Map<string, string>();
	for (const resource of resources) {
		for (const { value, example } of resource.operations) {
			schemas.set(`${SCHEMA_FOLDER}/${resource.value}/${value}.json`, schemaFile(example));
		}
	}
	return schemas;
}
