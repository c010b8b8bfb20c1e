import { describe, expect, it } from 'vitest';
import { call, freshSimulator } from './harness';

const simulator = freshSimulator();

/** Every endpoint behind an action of the package, as Autodesk's documentation writes it. */
const ENDPOINTS = `
POST /construction/admin/v1/projects/{projectId}/users
POST /construction/admin/v1/accounts/{accountId}/projects
POST /hq/v1/accounts/{account_id}/users
POST /oss/v2/buckets
PUT /hq/v1/accounts/{account_id}/business_units_structure
POST /data/v1/projects/{project_id}/folders
POST /data/v1/projects/{project_id}/items
POST /data/v1/projects/{project_id}/storage
POST /data/v1/projects/{project_id}/versions
POST /webhooks/v1/systems/{system}/events/{event}/hooks
DELETE /oss/v2/buckets/{bucketKey}
DELETE /oss/v2/buckets/{bucketKey}/objects/{objectKey}
DELETE /webhooks/v1/systems/{system}/events/{event}/hooks/{hook_id}
GET /hq/v1/accounts/{account_id}/users/{user_id}
GET /oss/v2/buckets/{bucketKey}/details
GET /data/v1/projects/{project_id}/folders/{folder_id}
GET /project/v1/hubs/{hub_id}
GET /data/v1/projects/{project_id}/items/{item_id}
GET /data/v1/projects/{project_id}/items/{item_id}/tip
GET /project/v1/hubs/{hub_id}/projects/{project_id}
GET /oss/v2/buckets/{bucketKey}/objects/{objectKey}/signeds3download
GET /oss/v2/buckets/{bucketKey}/objects/{objectKey}/signeds3upload
GET /data/v1/projects/{project_id}/versions/{version_id}
GET /data/v1/projects/{project_id}/versions/{version_id}/downloadFormats
GET /data/v1/projects/{project_id}/versions/{version_id}/downloads
GET /webhooks/v1/systems/{system}/events/{event}/hooks/{hook_id}
GET /construction/admin/v1/accounts/{accountId}/companies
GET /construction/admin/v1/accounts/{accountId}/projects
GET /hq/v1/accounts/{account_id}/users
GET /oss/v2/buckets/{bucketKey}/objects
GET /oss/v2/buckets
GET /hq/v1/accounts/{account_id}/business_units_structure
GET /data/v1/projects/{project_id}/folders/{folder_id}/contents
GET /project/v1/hubs
GET /data/v1/projects/{project_id}/items/{item_id}/versions
GET /hq/v2/accounts/{account_id}/projects/{project_id}/industry_roles
GET /construction/admin/v1/projects/{projectId}/users
GET /project/v1/hubs/{hub_id}/projects
GET /project/v1/hubs/{hub_id}/projects/{project_id}/topFolders
GET /webhooks/v1/hooks
GET /webhooks/v1/systems/{system}/hooks
GET /data/v1/projects/{project_id}/folders/{folder_id}/search
POST /oss/v2/buckets/{bucketKey}/objects/{objectKey}/signeds3upload
PATCH /hq/v1/accounts/{account_id}/projects/{project_id}
PATCH /hq/v1/accounts/{account_id}/users/{user_id}
PATCH /data/v1/projects/{project_id}/folders/{folder_id}
PATCH /data/v1/projects/{project_id}/items/{item_id}
PATCH /construction/admin/v1/projects/{projectId}/users/{userId}
PATCH /webhooks/v1/systems/{system}/events/{event}/hooks/{hook_id}
`
	.trim()
	.split('\n');

describe('every endpoint of the package', () => {
	it('has 49 entries: two of the 51 actions have no endpoint of their own', () => {
		expect(new Set(ENDPOINTS).size).toBe(49);
	});

	it.each(ENDPOINTS)('%s wants a token with the right scope', async (endpoint) => {
		const [method, template] = endpoint.split(' ');
		const path = template.replace(/\{\w+\}/g, 'x');
		expect((await call(simulator(), method, path)).body.errorCode).toBe('AUTH-006');
		const token = simulator().issueToken({ kind: '2L', clientId: 'any', scopes: ['code:all'] });
		expect((await call(simulator(), method, path, { token })).body.errorCode).toBe('AUTH-010');
	});
});
