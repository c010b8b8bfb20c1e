import { accountId } from '../../../fields/account';
import { locatedId, resourceLocator } from '../../../fields/locator';
import type { Locator } from '../../../fields/locator';
import { dataExtractsOf } from '../../../lookUp/dataExtracts';
import { LookUp } from '../../../lookUp/lookUp';
import type { ApsRun } from '../../../parameters/run';
import { guid } from '../../../values/guid';

/** The data extract that an operation works on. */
export const dataExtract: Locator = {
	...resourceLocator({
		displayName: 'Data Extract',
		name: 'dataExtract',
		description: 'The data extract. Only those that the user of the credential has created.',
		search: 'searchDataExtracts',
		dependsOn: ['account'],
		idPlaceholder: 'e.g. ce9bc188-1e18-11eb-adc1-0242ac120002',
		lookUp: new LookUp('By Name', 'e.g. Nightly Issues', (run) =>
			dataExtractsOf(run.aps, accountId(run)),
		),
	}),
	required: true,
};

/** @throws InvalidValue */
export function dataExtractId(run: ApsRun): string {
	return guid(dataExtract.displayName, locatedId(run, dataExtract.name));
}
