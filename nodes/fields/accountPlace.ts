import type { AccountPlace } from '../lookUp/accountPlace';
import type { Run } from '../parameters/run';
import { accountId } from './account';
import { accountRegionOf } from './accountRegion';

/** The account that the operation works in, where names are looked up. @throws InvalidValue */
export function accountPlaceOf(run: Run): AccountPlace {
	return { accountId: accountId(run), region: accountRegionOf(run) };
}
