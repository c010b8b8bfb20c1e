import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import { companiesOf } from '../lookUp/companies';
import { LookUp } from '../lookUp/lookUp';
import { accountPlaceOf } from './accountPlace';
import type { ApsRun } from '../parameters/run';
import { guid } from '../values/guid';
import { locatedId, resourceLocator } from './locator';
import type { Locator } from './locator';

const locator = resourceLocator({
	displayName: 'Company',
	name: 'company',
	description: 'A company of the account',
	search: 'searchCompanies',
	dependsOn: ['account'],
	idPlaceholder: 'e.g. 4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e',
	lookUp: new LookUp('By Name', 'e.g. Example Concrete', (run) =>
		companiesOf(run.aps, accountPlaceOf(run)),
	),
});

/** Entry of a collection. */
export const company = defineParameter({
	...locator,
	query: 'filter[companyId]',
	body: 'companyId',
	read: read.guid,
});

/** The company that an operation works on. */
export const accountCompany: Locator = {
	...locator,
	description: 'The company',
	required: true,
};

/** @throws InvalidValue */
export function accountCompanyId(run: ApsRun): string {
	return guid(locator.displayName, locatedId(run, locator.name));
}
