import type { INodeProperties } from 'n8n-workflow';
import { attribute } from '../../protocol/aps/jsonApi';
import type { JsonApiResource } from '../../protocol/aps/jsonApi';

/** Entry of Filters, to be stored in `name`. @param thing `hub` or `project` */
export function exactNameField(thing: string, placeholder: string): INodeProperties {
	return {
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder,
		description: `Only the ${thing} with exactly this name. Upper and lower case matter.`,
	};
}

/** One of the two. */
export interface ExactName {
	/** For `filter[name]`. */
	query?: string;
	/** To look for the name among the records returned. */
	matches?: (record: JsonApiResource) => boolean;
}

/**
 * Autodesk takes a comma for the end of one name and the beginning of another, and documents no way
 * around it. A name with a comma is therefore looked for among all records.
 */
export function exactName(entered: unknown): ExactName {
	const name = String(entered ?? '');
	if (!name.includes(',')) return { query: name || undefined };
	return { matches: (record) => attribute(record, 'name') === name };
}
