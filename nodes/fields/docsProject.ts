import { isAccId, toAdminId } from '../../protocol/aps/ids';
import type { ApsRun } from '../parameters/run';
import { InvalidValue } from '../values/invalidValue';
import { labelOf } from './locator';
import { projectId, projectOrLink } from './project';

/** The project of an operation that only Docs has: a bare GUID. @throws InvalidValue */
export function docsProjectId(run: ApsRun): string {
	const id = projectId(run);
	if (isAccId(id)) return toAdminId(id);
	const label = labelOf(run, projectOrLink.name);
	throw new InvalidValue(label, `"${id}" is no project of ACC or BIM 360, which alone have this`);
}
