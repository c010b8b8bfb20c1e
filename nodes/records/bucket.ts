import type { IDataObject } from 'n8n-workflow';

export const bucketExample: IDataObject = {
	bucketKey: 'my-app-drawings',
	bucketOwner: 'my-client-id',
	createdDate: 1767225600000,
	permissions: [{ authId: 'my-client-id', access: 'full' }],
	policyKey: 'transient',
};
