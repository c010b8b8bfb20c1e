import type { ILoadOptionsFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { findOperation } from '../operations/registry';
import type { Resource } from '../operations/operation';
import type { Parameter } from '../parameters/parameter';
import { OUTPUT_FIELDS_LIST } from '../fields/simplify';

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/**
 * The methods that fill the dropdowns with `listedBy`, by name. The editor calls one when it shows such a
 * dropdown. None of them calls Autodesk.
 */
export function optionLists(resources: readonly Resource[]): Record<string, LoadOptions> {
	const lists: Record<string, LoadOptions> = { [OUTPUT_FIELDS_LIST]: outputFieldsOf(resources) };
	for (const { operations } of resources) {
		for (const { fields, options = [] } of operations) {
			for (const { listedBy, options: list } of [...fields, ...options].flatMap(withNested)) {
				if (listedBy !== undefined) lists[listedBy] = async () => list as INodePropertyOptions[];
			}
		}
	}
	return lists;
}

/** The names of the simplified fields of the chosen operation. */
function outputFieldsOf(resources: readonly Resource[]): LoadOptions {
	return async function () {
		const resource = String(this.getCurrentNodeParameter('resource'));
		const operation = String(this.getCurrentNodeParameter('operation'));
		const { example = {} } = findOperation(resources, resource, operation) ?? {};
		return Object.keys(example)
			.sort((a, b) => a.localeCompare(b))
			.map((name) => ({ name, value: name }));
	};
}

function withNested(property: INodeProperties): Array<Pick<Parameter, 'listedBy' | 'options'>> {
	const nested = (property.options ?? []).flatMap((option) => {
		if ('values' in option) return option.values;
		return 'type' in option ? [option] : [];
	});
	return [property, ...nested.flatMap(withNested)];
}
