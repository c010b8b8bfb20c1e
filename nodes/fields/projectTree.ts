import type { ApsRun } from '../parameters/run';
import type { TreePlace } from '../lookUp/pathLookUp';
import { hubIdOf } from './hub';
import { projectId } from './project';

/** The project of the operation, in which paths are followed. @throws InvalidValue */
export function projectTree(run: ApsRun): TreePlace {
	const id = projectId(run);
	return { projectId: id, hubId: async () => await hubIdOf(run, id) };
}
