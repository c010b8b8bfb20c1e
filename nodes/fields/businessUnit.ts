import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import { resourceLocator } from './locator';

/** Entry of a collection. */
export const businessUnit = defineParameter({
	...resourceLocator({
		displayName: 'Business Unit',
		name: 'businessUnit',
		description: 'A business unit of the account. The list requires a 2-legged credential.',
		search: 'searchBusinessUnits',
		dependsOn: ['account'],
		idPlaceholder: 'e.g. 5b2e8f03-9c4a-4d17-8e6f-3a0b1c2d3e4f',
	}),
	query: 'filter[businessUnitId]',
	body: 'businessUnitId',
	read: read.guid,
});
