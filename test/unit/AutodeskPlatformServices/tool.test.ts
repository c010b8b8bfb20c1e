import 'reflect-metadata';
import { createNodeAsTool } from 'n8n-core/dist/execution-engine/node-execution-context/utils/create-node-as-tool';
import { NodeHelpers } from 'n8n-workflow';
import type {
	INode,
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
} from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { AutodeskPlatformServices } from '../../../nodes/AutodeskPlatformServices/AutodeskPlatformServices.node';
import { resources } from '../../../nodes/AutodeskPlatformServices/operations';

const type = new AutodeskPlatformServices();
const operations = resources.flatMap(({ value: resource, operations }) =>
	operations.map(({ value: operation }) => ({ resource, operation })),
);

/** What a model reads about the tool: n8n derives it from our texts. */
function toolOf(resource: string, operation: string, parameters: INodeParameters = {}) {
	const node = {
		name: 'Tool',
		parameters: { resource, operation, ...parameters },
	} as unknown as INode;
	const options = { node, nodeType: type, handleToolInvocation: async () => '' };
	return createNodeAsTool(options).response;
}

/** The key under which n8n's editor asks the model for a field, derived from the display name alone. */
const keyOf = ({ displayName }: INodeProperties) => displayName.replace(/[^a-zA-Z0-9-]/g, '_');

/** Every field that a model may fill in for these parameters, including those in collections. */
function fillable(properties: readonly INodeProperties[], parameters: INodeParameters) {
	const shown = properties.filter((property) =>
		NodeHelpers.displayParameter(parameters, property, null, null, parameters),
	);
	return shown.flatMap((property): INodeProperties[] => {
		const { type: kind, options = [], typeOptions, noDataExpression } = property;
		if (kind === 'collection') return fillable(options as INodeProperties[], parameters);
		if (kind === 'fixedCollection') {
			// The key of a list entry includes its number.
			if (typeOptions?.multipleValues) return [];
			return (options as INodePropertyCollection[]).flatMap(({ values }) =>
				fillable(values, parameters),
			);
		}
		return kind === 'notice' || noDataExpression ? [] : [property];
	});
}

describe('the node as a tool of an AI agent', () => {
	it.each([
		['hub', 'getAll', 'Get many hubs in Autodesk Platform Services'],
		['folder', 'search', 'Search files in folder in Autodesk Platform Services'],
		['file', 'getNewestVersion', 'Get newest version of file in Autodesk Platform Services'],
		['projectUser', 'create', 'Add user to project in Autodesk Platform Services'],
	])('describes %s.%s to a model', (resource, operation, description) => {
		expect(toolOf(resource, operation).description).toBe(description);
	});

	it('asks a model for fields by their display names', () => {
		const byModel = (field: string) => `={{ $fromAI('${field}', \`\`, 'string') }}`;
		const { schema } = toolOf('folder', 'create', {
			folder: { __rl: true, mode: 'id', value: byModel('Parent_Folder') },
			folderName: byModel('Folder_Name'),
		});
		expect(Object.keys((schema as { shape: object }).shape)).toEqual([
			'Parent_Folder',
			'Folder_Name',
		]);
	});

	it('describes every operation differently', () => {
		const descriptions = operations.map(
			({ resource, operation }) => toolOf(resource, operation).description,
		);
		expect(descriptions).toEqual([...new Set(descriptions)]);
	});

	it.each(operations)('gives each field of $resource.$operation a unique name', (chosen) => {
		const parameters: INodeParameters = { authentication: 'twoLegged', ...chosen };
		const names = fillable(type.description.properties, parameters).map(keyOf);
		expect(names).toEqual([...new Set(names)]);
		for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9_-]{1,63}$/);
	});
});
