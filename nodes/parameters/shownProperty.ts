import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import type { Parameter, ParameterCollection } from './parameter';

/** Keys of a parameter that n8n does not know. */
const OWN_KEYS: ReadonlySet<string> = new Set<
	Exclude<keyof Parameter | keyof ParameterCollection, keyof INodeProperties>
>(['read', 'query', 'body', 'header', 'mergeInto', 'overrides', 'entries', 'lookUp', 'listedBy']);

type Listed = Pick<Parameter, 'listedBy'>;

/** The property as n8n expects it: without the keys that only this package reads, at every depth. */
export function shownProperty(parameter: INodeProperties & Listed): INodeProperties {
	const { options, ...property } = withoutOwnKeys(parameter);
	const { listedBy } = parameter;
	if (listedBy !== undefined) {
		const typeOptions = { ...property.typeOptions, loadOptionsMethod: listedBy };
		return { ...property, typeOptions };
	}
	return options === undefined ? property : { ...property, options: options.map(shownOption) };
}

type Option = INodePropertyOptions | INodeProperties | INodePropertyCollection;

function shownOption(option: Option): Option {
	if ('values' in option) return { ...option, values: option.values.map(shownProperty) };
	return 'type' in option ? shownProperty(option) : option;
}

function withoutOwnKeys(parameter: INodeProperties): INodeProperties {
	const entries = Object.entries(parameter).filter(([key]) => !OWN_KEYS.has(key));
	return Object.fromEntries(entries) as unknown as INodeProperties;
}
