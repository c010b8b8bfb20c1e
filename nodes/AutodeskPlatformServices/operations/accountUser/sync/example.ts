import type { IDataObject } from 'n8n-workflow';

/** The item of a user in a plan. */
export const plannedUpdateExample: IDataObject = {
	name: 'Kim Doe',
	email: 'kim.doe@example.com',
	change: 'update',
	status: 'planned',
	reason: 'Differs in Company',
	before: {
		companyId: '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e',
		companyName: 'Example Concrete',
	},
	after: {
		companyId: '9a7b3c51-2d4e-4f60-8b1a-5c6d7e8f9a0b',
		companyName: 'Example Steel',
	},
	notChangeable: [{ field: 'jobTitle', before: 'Architect', after: 'Lead Architect' }],
	message: null,
	appliedAt: null,
	row: 1,
	id: '3f8b2c14-6a7d-4e59-b0c3-91d2e4f5a687',
	projectId: null,
	requestId: null,
};
