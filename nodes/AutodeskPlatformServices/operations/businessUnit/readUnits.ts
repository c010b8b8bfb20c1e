import { unitsIn } from '../../../apsLists/businessUnits';
import { accountRegionOf } from '../../../fields/accountRegion';
import type { OperationRun } from '../../../operations/operation';
import type { BusinessUnit } from '../../../records/businessUnit';

/** All business units of an account; Autodesk returns them in one response. */
export async function readUnits(run: OperationRun, path: string): Promise<BusinessUnit[]> {
	return await run.aps.read({ path, region: accountRegionOf(run) }, unitsIn);
}
