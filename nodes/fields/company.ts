import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import { companiesOf } from '../lookUp/companies';
import { LookUp } from '../lookUp/lookUp';
import { accountPlaceOf } from './accountPlace';
import { resourceLocator } from './locator';

/** Entry of a collection. */
export const company = defineParameter({
	...resourceLocator({
		displayName: 'Company',
		name: 'company',
		description: 'A company of the account',
		search: 'searchCompanies',
		dependsOn: ['account'],
		idPlaceholder: 'e.g. 4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e',
		lookUp: new LookUp('By Name', 'e.g. Example Concrete', (run) =>
			companiesOf(run.aps, accountPlaceOf(run)),
		),
	}),
	query: 'filter[companyId]',
	body: 'companyId',
	read: read.guid,
});
