import type { BusinessUnit } from '../../../records/businessUnit';
import { accountRegionOf } from '../../../fields/accountRegion';
import type { OperationRun } from '../../../operations/operation';

/** All business units of an account; Autodesk returns them in one response. */
export async function readUnits(run: OperationRun, path: string): Promise<BusinessUnit[]> {
	const answer = await run.aps.get<{ business_units?: BusinessUnit[] } | ''>(
		path,
		{},
		{ region: accountRegionOf(run) },
	);
	return answer === '' ? [] : (answer.business_units ?? []);
}
