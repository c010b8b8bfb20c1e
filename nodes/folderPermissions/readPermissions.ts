import type { FolderPermission, SubjectType } from '../../protocol/aps/folderPermission';
import { fillPath } from '../../protocol/aps/ids';
import { isJsonObject } from '../../protocol/json';
import type { JsonObject } from '../../protocol/json';
import type { ApsAnswer } from '../../protocol/aps/request';
import type { ApsClient } from '../apsClient/client';

/** A folder in Docs. */
export interface FolderPlace {
	/** A bare GUID. */
	projectId: string;
	/** URN. */
	folderId: string;
}

/** A permission with what else Autodesk says about it. */
export interface PermissionEntry extends FolderPermission {
	record: JsonObject;
}

/** Path of the permissions of a folder; the changes have the same one with `:batch-…` at its end. */
export const PERMISSIONS_PATH =
	'/bim360/docs/v1/projects/{project_id}/folders/{folder_id}/permissions';

/** @param change added to the path, e.g. `:batch-create` */
export function permissionsPath({ projectId, folderId }: FolderPlace, change = ''): string {
	return `${fillPath(PERMISSIONS_PATH, { project_id: projectId, folder_id: folderId })}${change}`;
}

/** All permissions of a folder, those inherited from folders above included. @throws NodeApiError */
export async function readPermissions(
	aps: ApsClient,
	place: FolderPlace,
): Promise<PermissionEntry[]> {
	const reader = aps.for({
		action: 'List Folder Permissions',
		scopes: ['data:read'],
		advice: permissionAdvice,
	});
	const records = await reader.read({ path: permissionsPath(place) }, permissionsIn);
	return records.flatMap((record) => {
		const { subjectId, subjectType, name, email, actions, inheritActions } = record;
		if (typeof subjectId !== 'string' || !isSubjectType(subjectType)) return [];
		return {
			subjectId,
			subjectType,
			name: textOf(name),
			email: textOf(email),
			actions: textsIn(actions),
			inheritActions: textsIn(inheritActions),
			record,
		};
	});
}

/** What to do about refused calls. */
export const permissionAdvice: Readonly<Record<number, string>> = {
	403: 'Only people who manage a folder (Full Control) can read and change its permissions, as project admins can. Check that an account admin added the client ID under Account Admin > Custom Integrations, and that the signed-in user, the service account or the user under Act as User manages the folder',
	404: 'Check the project and the folder. Permissions exist in folders of ACC and BIM 360 projects only',
	423: 'Another change to the folder is in progress. Try again in a minute',
};

/** A bare list; `results` is how the changes answer. */
function permissionsIn({ body }: ApsAnswer): JsonObject[] | undefined {
	const list = isJsonObject(body) ? body.results : body;
	return Array.isArray(list) && list.every(isJsonObject) ? list : undefined;
}

function isSubjectType(value: unknown): value is SubjectType {
	return value === 'USER' || value === 'COMPANY' || value === 'ROLE';
}

function textOf(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

function textsIn(value: unknown): string[] {
	return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
