import type { SubjectType } from '../../protocol/aps/folderPermission';

/** Someone who can have permissions. */
export interface Subject {
	subjectType: SubjectType;
	/** ID of the user, company or role in account administration. */
	subjectId: string;
}

/** The permission that someone should have in a folder. */
export interface WantedPermission extends Subject {
	/** All actions given in this folder; none takes the permission away. */
	actions: readonly string[];
}
