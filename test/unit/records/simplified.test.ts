import { describe, expect, it } from 'vitest';
import { bucketExample, listedBucketExample, simplifyBucket } from '../../../nodes/records/bucket';
import { businessUnitExample, simplifyBusinessUnit } from '../../../nodes/records/businessUnit';
import { isoTime } from '../../../nodes/records/isoTime';
import { objectExample, simplifyObject } from '../../../nodes/records/object';
import { projectRoleExample, simplifyProjectRole } from '../../../nodes/records/projectRole';
import { simplifyWebhook, webhookExample } from '../../../nodes/records/webhook';

describe('a simplified record', () => {
	it('of a bucket has an ISO date instead of a number', () => {
		const listed = {
			bucketKey: 'my-app-drawings',
			createdDate: 1767225600000,
			policyKey: 'transient',
		};
		const permissions = [{ authId: 'my-client-id', access: 'full' }];
		expect(simplifyBucket(listed)).toEqual(listedBucketExample);
		expect(simplifyBucket({ ...listed, bucketOwner: 'my-client-id', permissions })).toEqual(
			bucketExample,
		);
	});

	it('of an object has its URN as ID', () => {
		const { id, ...facts } = objectExample;
		const location = 'https://developer.api.autodesk.com/oss/v2/buckets/my-app-drawings/objects/x';
		expect(simplifyObject({ ...facts, objectId: id, location })).toEqual(objectExample);
	});

	it('of a business unit contains its parent unit', () => {
		expect(
			simplifyBusinessUnit({
				id: businessUnitExample.id,
				account_id: businessUnitExample.accountId,
				parent_id: businessUnitExample.parentId,
				name: 'Germany',
				path: 'Europe/Germany',
				description: 'All branches in Germany',
				created_at: '2025-11-03T09:00:00.000Z',
				updated_at: '2025-11-03T09:00:00.000Z',
			}),
		).toEqual(businessUnitExample);
	});

	it('of a top-level business unit has no parent unit', () => {
		expect(simplifyBusinessUnit({ id: '1', name: 'Europe', parent_id: '' }).parentId).toBeNull();
	});

	it('of a role contains the access to each service', () => {
		const services = { document_management: { access_level: 'user' } };
		const { id, name } = projectRoleExample;
		expect(simplifyProjectRole({ id, name, project_id: 'x', services })).toEqual(
			projectRoleExample,
		);
	});

	it('of a webhook has all times in one format', () => {
		expect(
			simplifyWebhook(
				{
					hookId: webhookExample.id,
					system: 'data',
					event: 'dm.version.added',
					status: 'active',
					callbackUrl: webhookExample.callbackUrl,
					scope: { folder: webhookExample.scopeValue },
					hookAttribute: { source: 'n8n' },
					autoReactivateHook: true,
					hookExpiry: '2026-12-31T01:00:00.000+01:00',
					createdDate: '2026-01-12T08:15:30.000+0000',
					createdBy: 'my-client-id',
				},
				'EMEA',
			),
		).toEqual(webhookExample);
	});
});

describe('a time in a record', () => {
	it.each([
		['2026-03-02T16:40:00.0000000Z', '2026-03-02T16:40:00.000Z'],
		['2026-03-02T17:40:00+0100', '2026-03-02T16:40:00.000Z'],
		[1772469600000, '2026-03-02T16:40:00.000Z'],
	])('%s is written as %s', (written, shown) => {
		expect(isoTime(written)).toBe(shown);
	});

	it.each([[undefined], [null], ['soon'], ['']])('%s is null', (written) => {
		expect(isoTime(written)).toBeNull();
	});
});
