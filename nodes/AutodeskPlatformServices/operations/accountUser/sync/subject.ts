import type { SyncSubject } from '../../../../sync/subject';

/** Source: Update Account User changes status, company and default role only. */
export const accountUserSubject: SyncSubject = {
	name: 'accountUser',
	noun: 'account user',
	place: 'account',
	removal: 'deactivate',
	fields: [
		{ name: 'companyId', label: 'Company', isChangeable: true },
		{ name: 'defaultRole', label: 'Default Role', isChangeable: true },
		{ name: 'firstName', label: 'First Name', isChangeable: false },
		{ name: 'lastName', label: 'Last Name', isChangeable: false },
		{ name: 'nickname', label: 'Nickname', isChangeable: false },
		{ name: 'jobTitle', label: 'Job Title', isChangeable: false },
		{ name: 'phone', label: 'Phone', isChangeable: false },
	],
};
