import type { IDataObject } from 'n8n-workflow';
import { levelOf } from '../../protocol/aps/folderPermission';

/** The kinds of subject in the words of the node. */
const SUBJECTS: Readonly<Record<string, string>> = {
	USER: 'user',
	COMPANY: 'company',
	ROLE: 'role',
};

/**
 * @param permission as Autodesk returns it, with `folderId` and `projectId` added
 * @returns `level` is given in this folder and null if there is none; `inheritedLevel`, in a folder above;
 * `effectiveLevel` is what both come to. A mixture of actions that is no level is `custom`
 */
export function simplifyFolderPermission(permission: IDataObject): IDataObject {
	const { folderId = null, projectId = null, subjectStatus } = permission;
	const own = actionsIn(permission.actions);
	const inherited = actionsIn(permission.inheritActions);
	return {
		name: permission.name ?? null,
		email: permission.email ?? null,
		subjectType: SUBJECTS[String(permission.subjectType)] ?? null,
		level: levelOf(own),
		inheritedLevel: levelOf(inherited),
		effectiveLevel: levelOf([...own, ...inherited]),
		status: typeof subjectStatus === 'string' ? subjectStatus.toLowerCase() : null,
		id: permission.subjectId ?? null,
		autodeskId: permission.autodeskId ?? null,
		folderId,
		projectId,
	};
}

function actionsIn(value: unknown): string[] {
	return Array.isArray(value) ? value.map(String) : [];
}

export const folderPermissionExample: IDataObject = {
	name: 'Architect',
	email: null,
	subjectType: 'role',
	level: 'edit',
	inheritedLevel: 'viewOnly',
	effectiveLevel: 'edit',
	status: 'active',
	id: '6d3f9a14-0b5c-4e28-9f70-4b1c2d3e4f5a',
	autodeskId: null,
	folderId: 'urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
	projectId: '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
};
