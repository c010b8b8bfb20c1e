import { resources as workerResources } from '../nodes/ApsWebhookWorker/operations';
import { ACTION_NODES } from './actionNodes';
import { schemaFile } from './schemaFile';

const NODES = [
	...ACTION_NODES.flatMap(({ folder, resources }) =>
		['v1.0.0', 'v1.1.0'].map((version) => ({
			folder: `nodes/${folder}/__schema__/${version}`,
			resources,
		})),
	),
	{ folder: 'nodes/ApsWebhookWorker/__schema__/v1.0.0', resources: workerResources },
];

/** Where n8n looks for the output schemas of the nodes' versions. */
export const SCHEMA_FOLDERS = NODES.map(({ folder }) => folder);

/** The output schemas by path. n8n shows them as preview before a node ran for the first time. */
export function outputSchemas(): Map<string, string> {
	return new Map(
		NODES.flatMap((node) =>
			node.resources.flatMap((resource) =>
				resource.operations.map(({ value, example }): [string, string] => [
					`${node.folder}/${resource.value}/${value}.json`,
					schemaFile(example),
				]),
			),
		),
	);
}
