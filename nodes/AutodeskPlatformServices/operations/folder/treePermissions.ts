import type { FolderPermission } from '../../../../protocol/aps/folderPermission';
import { toAdminId } from '../../../../protocol/aps/ids';
import { destinationProject } from '../../../fields/destination';
import type { Destination } from '../../../fields/destination';
import { docsIdOf } from '../../../fields/docsProject';
import { hubIdOf } from '../../../fields/hub';
import { labelOf } from '../../../fields/locator';
import { projectOrLink } from '../../../fields/project';
import { copyPermissions } from '../../../folderPermissions/copyPermissions';
import type { Subject } from '../../../folderPermissions/wantedPermission';
import { subjectsInFolder } from '../../../lookUp/permissionSubjects';
import { projectRolesOf } from '../../../lookUp/projectRoles';
import type { Named, NamedList } from '../../../lookUp/named';
import type { OperationRun } from '../../../operations/operation';
import type { TreeWriter } from '../../../trees/treeWriter';

interface TreePlaces {
	sourceProjectId: string;
	destination: Destination;
	isDryRun: boolean;
}

/** Copies the permissions of the folders of a tree. @throws InvalidValue outside of ACC and BIM 360 */
export function treePermissions(
	run: OperationRun,
	{ sourceProjectId, destination, isDryRun }: TreePlaces,
): NonNullable<TreeWriter['copyPermissions']> {
	const from = docsIdOf(sourceProjectId, labelOf(run, projectOrLink.name));
	const to = docsIdOf(destination.projectId, destinationProject.displayName);
	const subjects = new Map<string, Promise<Subject>>();
	const subjectIn = async (entry: FolderPermission): Promise<Subject> => {
		if (from === to || entry.subjectType !== 'ROLE') return entry;
		const known = subjects.get(entry.subjectId) ?? roleIn(run, destination, entry);
		subjects.set(entry.subjectId, known);
		return await known;
	};
	return async (sourceId, targetId) =>
		await copyPermissions(run.aps, {
			source: { projectId: from, folderId: sourceId },
			target: { projectId: to, folderId: targetId },
			isDryRun,
			subjectIn,
			signal: run.signal,
		});
}

/** The role of the same name in another project. If none is found, the ID may be known there as it is. */
async function roleIn(
	run: OperationRun,
	{ projectId, folderId }: Destination,
	{ subjectType, subjectId, name }: FolderPermission,
): Promise<Subject> {
	const place = { projectId: toAdminId(projectId), folderId };
	const lists = [
		async () => await Promise.resolve(subjectsInFolder(run, place, 'ROLE')),
		async () => {
			const accountId = toAdminId(await hubIdOf(run, projectId));
			return projectRolesOf(run.aps, { accountId, region: undefined }, place.projectId);
		},
	];
	for (const list of lists) {
		const found = name === null ? [] : await rolesNamed(run, list, name);
		if (found.some(({ id }) => id === subjectId)) break;
		if (found.length === 1) return { subjectType, subjectId: found[0].id };
	}
	return { subjectType, subjectId };
}

/** @returns none if the credential cannot read the roles */
async function rolesNamed(
	{ directories }: OperationRun,
	list: () => Promise<NamedList>,
	name: string,
): Promise<readonly Named[]> {
	try {
		return await directories.find(await list(), name);
	} catch {
		return [];
	}
}
