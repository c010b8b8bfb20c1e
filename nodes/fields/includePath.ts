import { folderPath } from '../documents/folderPath';
import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import type { ApsRun } from '../parameters/run';

/** Entry of Options, where Autodesk does not return the path along with the record. */
export const includePath = defineParameter({
	displayName: 'Include Path',
	name: 'includePath',
	type: 'boolean',
	default: true,
	description:
		'Whether to return the path from the top folder down. The node reads the folders above, each of them once. Only with simplified output.',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? false,
});

/** @returns null if the path is not wanted, or no folder is named */
export async function pathIfWanted(
	run: ApsRun,
	isWanted: boolean,
	projectId: string,
	folderId: unknown,
): Promise<string | null> {
	if (!isWanted || typeof folderId !== 'string') return null;
	return await folderPath(run, projectId, folderId);
}
