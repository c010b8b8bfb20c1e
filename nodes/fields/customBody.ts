import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';

/** Entry of a collection: fields of the request body without a field of their own in the node. */
export const customBody = defineParameter({
	displayName: 'Custom Body (JSON)',
	name: 'customBody',
	type: 'json',
	default: '{}',
	description:
		'Additional fields of the request body as a JSON object. They are merged in last, at every depth, and replace fields with the same name.',
	mergeInto: 'body',
	overrides: true,
	read: read.jsonObject,
});
