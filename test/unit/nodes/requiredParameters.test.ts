import { NodeHelpers } from 'n8n-workflow';
import type { INode, INodeParameters, INodeProperties, INodeType } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { ApsWebhookWorker } from '../../../nodes/ApsWebhookWorker/ApsWebhookWorker.node';
import { resources as workerResources } from '../../../nodes/ApsWebhookWorker/operations';
import { AutodeskPlatformServicesTrigger } from '../../../nodes/AutodeskPlatformServicesTrigger/AutodeskPlatformServicesTrigger.node';
import { ACTION_NODES } from '../../../scripts/actionNodes';

const WORKER_NODE = {
	folder: 'ApsWebhookWorker',
	type: new ApsWebhookWorker() as INodeType,
	resources: workerResources,
};

/** A required field that shows only for some values of other fields of its operation. */
interface Case {
	label: string;
	type: INodeType;
	field: INodeProperties;
	/** A value of each deciding field with which the field shows. */
	shown: INodeParameters;
}

const CASES: Case[] = [...ACTION_NODES, WORKER_NODE].flatMap(({ type, resources }) =>
	resources.flatMap(({ value: resource, operations }) =>
		operations.flatMap(({ value: operation, fields }) =>
			fields
				.filter((field) => isChecked(field) && decidersOf(field).length > 0)
				.map((field) => ({
					label: `${resource}.${operation}: ${field.name}`,
					type,
					field,
					shown: { resource, operation, ...Object.fromEntries(decidersOf(field)) },
				})),
		),
	),
);

/** n8n never says that JSON is missing. */
function isChecked({ required, type }: INodeProperties): boolean {
	return required === true && type !== 'json';
}

/** The fields that decide, each with a value that shows the field. */
function decidersOf({ displayOptions = {} }: INodeProperties): Array<[string, never]> {
	return Object.entries(displayOptions.show ?? {})
		.filter(([name]) => name !== 'authentication')
		.map(([name, values = []]) => [name, values[0] as never]);
}

/** All parameters of the operation, as n8n shows and checks them. */
function propertiesOf({ type: { description }, shown }: Case): INodeProperties[] {
	return description.properties.filter(({ displayOptions: { show = {} } = {} }) =>
		['resource', 'operation'].every((name) => show[name]?.includes(shown[name] as never) ?? true),
	);
}

/** Filled in by n8n, as for a saved workflow. */
function parametersOf(one: Case, set: INodeParameters): INodeParameters {
	const { description } = one.type;
	const node = { typeVersion: description.defaultVersion, parameters: {} } as INode;
	const properties = propertiesOf(one);
	return NodeHelpers.getNodeParameters(properties, set, true, false, node, description) ?? {};
}

function isMissing(one: Case, set: INodeParameters): boolean {
	const { description } = one.type;
	const parameters = parametersOf(one, set);
	const node = { typeVersion: description.defaultVersion, parameters } as INode;
	const issues = NodeHelpers.getNodeParametersIssues(propertiesOf(one), node, description);
	return issues?.parameters?.[one.field.name] !== undefined;
}

/** What a value looks like that nobody entered. */
function nothing({ type, default: preset }: INodeProperties): INodeParameters[string] {
	return type === 'resourceLocator' ? (preset as INodeParameters) : '';
}

const EXPRESSION = '={{ $json.chosen }}';

describe('a required parameter that shows for some choices only', () => {
	it.each(CASES.map((one) => [one.label, one] as const))('%s', (_label, one) => {
		const { field, shown } = one;
		const empty = { ...shown, [field.name]: nothing(field) };
		expect(isMissing(one, empty)).toBe(true);
		for (const [decider] of decidersOf(field)) {
			expect(isMissing(one, { ...empty, [decider]: EXPRESSION })).toBe(false);
			expect(isMissing(one, { ...empty, [decider]: 'another' })).toBe(false);

			const entered = { ...empty, [decider]: EXPRESSION, [field.name]: 'entered' };
			expect(parametersOf(one, entered)).toHaveProperty([field.name]);
		}
	});
});

describe.each([
	...[...ACTION_NODES, WORKER_NODE].map(({ folder, type }) => [folder, type] as const),
	['AutodeskPlatformServicesTrigger', new AutodeskPlatformServicesTrigger() as INodeType] as const,
])('%s', (_folder, { description: { properties } }) => {
	it('requires no parameter because another one holds an expression', () => {
		const open = new Set(
			properties.filter((one) => one.noDataExpression !== true).map(({ name }) => name),
		);
		const wrong = properties
			.filter(isChecked)
			.filter(({ displayOptions: { show = {} } = {} }) =>
				Object.keys(show).some((name) => open.has(name)),
			)
			.map(({ name, displayOptions }) => ({ name, displayOptions }));
		expect(wrong).toEqual([]);
	});
});
