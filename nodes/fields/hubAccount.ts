import { toAdminId } from '../../protocol/aps/ids';
import type { AccountPlace } from '../lookUp/accountPlace';
import type { ApsRun } from '../parameters/run';
import { guid } from '../values/guid';
import { accountRegionOf } from './accountRegion';
import { hubForLists, hubId } from './hub';

/** The account of the chosen hub, where companies and roles are looked up by name. @throws InvalidValue */
export function hubAccountPlaceOf(run: ApsRun): AccountPlace {
	return {
		accountId: guid(hubForLists.displayName, toAdminId(hubId(run))),
		region: accountRegionOf(run),
	};
}
