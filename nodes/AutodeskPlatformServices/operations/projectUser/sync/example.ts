import type { IDataObject } from 'n8n-workflow';

/** The item of a member in a plan. */
export const plannedMemberExample: IDataObject = {
	name: 'Kim Doe',
	email: 'kim.doe@example.com',
	change: 'update',
	status: 'planned',
	reason: 'Differs in Company, Docs',
	before: { companyId: null, 'products.docs': 'none' },
	after: { companyId: '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e', 'products.docs': 'member' },
	notChangeable: [],
	message: null,
	appliedAt: null,
	row: 1,
	id: '3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687',
	projectId: '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
	requestId: null,
};
