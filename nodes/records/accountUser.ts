import type { IDataObject } from 'n8n-workflow';
import { isoTime } from './isoTime';

/** @returns `autodeskId` identifies the user in other services, e.g. to act as the user */
export function simplifyAccountUser(user: IDataObject): IDataObject {
	return {
		name: user.name ?? null,
		email: user.email ?? null,
		status: user.status ?? null,
		role: user.role ?? null,
		companyName: user.company_name ?? null,
		jobTitle: user.job_title ?? null,
		phone: user.phone ?? null,
		defaultRole: user.default_role ?? null,
		lastSignInAt: isoTime(user.last_sign_in),
		createdAt: isoTime(user.created_at),
		id: user.id,
		autodeskId: user.uid ?? null,
		companyId: user.company_id ?? null,
		defaultRoleId: user.default_role_id ?? null,
	};
}

export const accountUserExample: IDataObject = {
	name: 'Kim Doe',
	email: 'kim.doe@example.com',
	status: 'active',
	role: 'account_user',
	companyName: 'Example Concrete',
	jobTitle: 'Architect',
	phone: '+49 30 123456',
	defaultRole: 'Architect',
	lastSignInAt: '2026-03-02T16:40:00.000Z',
	createdAt: '2025-11-03T09:00:00.000Z',
	id: '3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687',
	autodeskId: '7KJX2MPQ4RTZ',
	companyId: '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e',
	defaultRoleId: '6d3f9a14-0b5c-4e28-9f70-4b1c2d3e4f5a',
};
