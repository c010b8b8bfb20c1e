import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import { businessUnitsOf } from '../lookUp/businessUnits';
import { LookUp } from '../lookUp/lookUp';
import { accountPlaceOf } from './accountPlace';
import { resourceLocator } from './locator';

/** Entry of a collection. */
export const businessUnit = defineParameter({
	...resourceLocator({
		displayName: 'Business Unit',
		name: 'businessUnit',
		description:
			'A business unit of the account. The list and the look-up by name or path require a 2-legged credential.',
		search: 'searchBusinessUnits',
		dependsOn: ['account'],
		idPlaceholder: 'e.g. 5b2e8f03-9c4a-4d17-8e6f-3a0b1c2d3e4f',
		lookUp: new LookUp('By Name', 'e.g. North America/Seattle', (run) =>
			businessUnitsOf(run.aps, accountPlaceOf(run)),
		),
	}),
	query: 'filter[businessUnitId]',
	body: 'businessUnitId',
	read: read.guid,
});
