import { NodeHelpers } from 'n8n-workflow';
import type {
	ILoadOptionsFunctions,
	INode,
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { shownFields } from '../../../nodes/actionNode/properties';
import { sharedProperties } from '../../../nodes/actionNode/sharedProperties';
import type { OperationProperties } from '../../../nodes/actionNode/sharedProperties';
import { ACTION_NODES } from '../../../scripts/actionNodes';
import type { Parameter } from '../../../nodes/parameters/parameter';

const field = (name: string, description = ''): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	description,
});

/** An operation `resource.operation`. */
function place(
	name: string,
	properties: INodeProperties[],
	options: INodeProperties[] = [],
): OperationProperties {
	const [resource, operation] = name.split('.');
	return { resource: resource!, operation: operation!, properties, options };
}

function shownFor(
	properties: readonly INodeProperties[],
	{ resource, operation }: { resource: string; operation: string },
) {
	const node = { typeVersion: 1.1 } as INode;
	const chosen: INodeParameters = { resource, operation };
	const parameters =
		NodeHelpers.getNodeParameters([...properties], chosen, true, false, node, null) ?? {};
	Object.assign(parameters, chosen);
	const isShown = (property: INodeProperties) =>
		NodeHelpers.displayParameter(parameters, property, node, null, parameters);
	const [options] = properties.slice(-1);
	return {
		names: properties.filter(isShown).map(({ name, description }) => `${name}${description ?? ''}`),
		options: ((options!.options ?? []) as INodeProperties[])
			.filter(isShown)
			.map(({ name }) => name),
	};
}

describe('the properties that operations share', () => {
	it.each([
		['in the same order', [place('a.x', [field('1'), field('2')]), place('a.y', [field('1')])], 3],
		[
			'in another order',
			[place('a.x', [field('1'), field('2')]), place('a.y', [field('2'), field('1')])],
			4,
		],
		['with another text', [place('a.x', [field('1')]), place('a.y', [field('1', 'other')])], 3],
		['in two resources', [place('a.x', [field('1')]), place('b.x', [field('1')])], 2],
		[
			'in two resources, of which one has more operations',
			[place('a.x', [field('1')]), place('b.x', [field('1')]), place('b.y', [])],
			2,
		],
		[
			'in two resources whose operations would mix',
			[place('a.x', [field('1')]), place('a.y', []), place('b.x', []), place('b.y', [field('1')])],
			3,
		],
		[
			'with options that one of them has',
			[place('a.x', [], [field('1'), field('2')]), place('a.y', [], [field('2')])],
			1,
		],
	])('are shown by each as it declares them: %s', (_case, places, count) => {
		const properties = sharedProperties(places);
		expect(properties).toHaveLength(count);
		for (const each of places) {
			const { names, options } = shownFor(properties, each);
			expect(names).toEqual([
				...each.properties.map(({ name, description }) => `${name}${description}`),
				'options',
			]);
			expect(options).toEqual(each.options.map(({ name }) => name));
		}
	});
});

describe.each(ACTION_NODES)('$folder', ({ type, resources }) => {
	const { properties } = type.description;

	it('shows each operation exactly its own fields, in its own order', () => {
		for (const { value: resource, operations } of resources) {
			for (const { value: operation, fields } of operations) {
				const { names } = shownFor(properties, { resource, operation });
				const declared = shownFor([...shownFields({ fields }), field('options')], {
					resource,
					operation,
				}).names;
				const ofNode = names.filter(
					(name) =>
						!/^(authentication|resource|operation|unsuitableAuthentication|actAsUser)/.test(name),
				);
				expect({ resource, operation, names: ofNode }).toEqual({
					resource,
					operation,
					names: declared,
				});
			}
		}
	});

	it('lists the simplified fields of the chosen operation as output fields', async () => {
		const { getOutputFields } = type.methods!.loadOptions!;
		for (const { value: resource, operations } of resources) {
			for (const { value: operation, example } of operations) {
				const parameters = { resource, operation };
				const context = {
					getCurrentNodeParameter: (name: 'resource' | 'operation') => parameters[name],
				} as unknown as ILoadOptionsFunctions;
				const listed = await getOutputFields!.call(context);
				expect(listed.map(({ value }) => value).sort()).toEqual(Object.keys(example).sort());
			}
		}
	});

	it('gives each list of options a name of its own', () => {
		const lists = new Map<string, INodePropertyOptions[]>();
		const visit = (property: INodeProperties & Pick<Parameter, 'listedBy'>): void => {
			const { listedBy, options = [] } = property;
			if (listedBy !== undefined) {
				expect(lists.get(listedBy) ?? options).toEqual(options);
				lists.set(listedBy, options as INodePropertyOptions[]);
			}
			for (const option of options) {
				if ('values' in option) option.values.forEach(visit);
				else if ('type' in option) visit(option);
			}
		};
		for (const { operations } of resources) {
			for (const { fields, options = [] } of operations) [...fields, ...options].forEach(visit);
		}
		expect(Object.keys(type.methods!.loadOptions!).sort()).toEqual(
			[...lists.keys(), 'getOutputFields'].sort(),
		);
	});
});
