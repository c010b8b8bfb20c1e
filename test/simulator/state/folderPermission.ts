/** What a user, company or role may do in a folder, given in that folder. */
export interface OwnPermission {
	subjectType: 'USER' | 'COMPANY' | 'ROLE';
	/** In account administration. */
	subjectId: string;
	actions: string[];
}
