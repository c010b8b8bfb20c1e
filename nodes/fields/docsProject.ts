import { isAccId, toAdminId } from '../../protocol/aps/ids';
import type { ApsRun } from '../parameters/run';
import { InvalidValue } from '../values/invalidValue';
import { labelOf } from './locator';
import { projectId, projectOrLink } from './project';

/** The project of an operation that only Docs has: a bare GUID. @throws InvalidValue */
export function docsProjectId(run: ApsRun): string {
	return docsIdOf(projectId(run), labelOf(run, projectOrLink.name));
}

/** @param label of the field that the project is entered in @returns a bare GUID @throws InvalidValue */
export function docsIdOf(id: string, label: string): string {
	if (isAccId(id)) return toAdminId(id);
	throw new InvalidValue(label, `"${id}" is no project of ACC or BIM 360, which alone have this`);
}
