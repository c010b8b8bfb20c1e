import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../harness/apsMock';
import { byId, byName, runOperation } from '../../harness/runOperation';
import { skipWaits } from '../../harness/skipWaits';

mockAps();
const waits = skipWaits();

const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const TRANSMITTAL = '37d5145b-c634-407c-b0b4-a65197e43fce';
const LIST = `/construction/transmittals/v1/projects/${PROJECT}/transmittals`;
const ONE = `${LIST}/${TRANSMITTAL}`;
const VERSION = 'urn:adsk.wipprod:fs.file:vf.A?version=1';
const project = byId(`b.${PROJECT}`);
const transmittal = byId(TRANSMITTAL);

const record = {
	id: TRANSMITTAL,
	sequenceId: '23',
	title: 'Drawings',
	message: 'Please review',
	status: 'COMPLETED',
	sentBy: { autodeskId: 'A', name: 'Kim Doe', companyName: 'Office' },
	recipients: {
		users: [{ name: 'Lee Park' }],
		companies: [{ name: 'Concrete' }],
		roles: [{ name: 'Architect' }],
	},
	externalMembers: [{ email: 'sam@example.org' }],
	createdAt: '2026-03-02T16:40:00Z',
	documentsCount: 2,
	packedStatus: 'PARTIAL_SUCCESS',
};
const simplified = {
	title: 'Drawings',
	number: '23',
	status: 'completed',
	text: 'Please review',
	recipients: ['Lee Park', 'Concrete', 'Architect', 'sam@example.org'],
	documentCount: 2,
	packageStatus: 'partialSuccess',
	createdBy: 'Kim Doe',
	companyName: 'Office',
	createdAt: '2026-03-02T16:40:00.000Z',
	id: TRANSMITTAL,
	createdById: 'A',
};

const list = (...results: object[]) => ({
	results,
	pagination: { limit: 50, offset: 0, totalResults: results.length },
});

describe('Transmittal: Get Many', () => {
	it('lists the newest first', async () => {
		aps()
			.get(LIST)
			.query({ limit: 50, offset: 0, sort: 'sequenceId desc' })
			.reply(200, list(record));
		const { records } = await runOperation('transmittal.getAll', { project });
		expect(records).toEqual([simplified]);
	});

	it('sorts by one field, and returns everything raw on request', async () => {
		const field = [{ name: 'createdAt', direction: 'asc' }];
		aps()
			.get(LIST)
			.query({ limit: 200, offset: 0, sort: 'createdAt asc' })
			.reply(200, list(record));
		const { records } = await runOperation('transmittal.getAll', {
			project,
			returnAll: true,
			simplify: false,
			sort: { field },
		});
		expect(records).toEqual([record]);
		const two = { field: [...field, { name: 'title', direction: 'asc' }] };
		const { error } = await runOperation('transmittal.getAll', { project, sort: two });
		expect(error?.message).toContain('Sort: Autodesk sorts this list by one field');
	});

	it('lets the app act for a user only', async () => {
		await expect(
			runOperation('transmittal.getAll', { project }, { as: 'twoLegged' }),
		).rejects.toThrow('"Act as User" is required');
		aps({ 'x-user-id': '7KJX2MPQ4RTZ' }).get(LIST).query(true).reply(200, list());
		const parameters = { project, actAsUser: '7KJX2MPQ4RTZ' };
		const { error } = await runOperation('transmittal.getAll', parameters, { as: 'twoLegged' });
		expect(error).toBeUndefined();
	});

	it('explains a refusal, and waits out a rate limit', async () => {
		aps().get(LIST).query(true).reply(429, {}, { 'retry-after': '7' });
		aps().get(LIST).query(true).reply(403, {});
		const { error } = await runOperation('transmittal.getAll', { project });
		expect(error?.description).toContain('a product with transmittals');
		expect(waits).toHaveLength(1);
	});
});

describe('Transmittal: Get', () => {
	it('finds the transmittal by its number', async () => {
		aps()
			.get(LIST)
			.query({ limit: 200, offset: 0, sort: 'sequenceId asc' })
			.reply(200, list(record));
		aps().get(ONE).reply(200, record);
		const { records } = await runOperation('transmittal.get', {
			project,
			transmittal: byName('23'),
		});
		expect(records).toEqual([simplified]);
	});

	it('refuses what is no ID before any call, and explains that it is not found', async () => {
		const wrong = await runOperation('transmittal.get', { project, transmittal: byId('23') });
		expect(wrong.error?.message).toContain('Transmittal: "23" is not an ID');
		aps().get(ONE).reply(404, {});
		const { error } = await runOperation('transmittal.get', { project, transmittal });
		expect(error?.description).toContain('no product with transmittals');
	});
});

describe('Transmittal: Get Documents', () => {
	it('lists the versions that were sent, also several of one name', async () => {
		const approveStatus = { label: 'Approved with comments', value: 'APPROVED' };
		const document = {
			urn: VERSION,
			name: 'A.pdf',
			version: 1,
			approveStatus,
			isDeleted: false,
			storageUrn: 'urn:s',
			parentFolderUrn: 'urn:f',
			lastUpdatedAt: '2026-03-02T16:40:00Z',
			updatedByName: 'Kim Doe',
			revisionLabel: 'C',
		};
		const file = { urn: 'urn:adsk.wipprod:dm.lineage:B', name: 'A.pdf' };
		aps()
			.get(`${ONE}/documents`)
			.query({ limit: 50, offset: 0, sort: 'name asc' })
			.reply(200, list(document, file));
		const { records } = await runOperation('transmittal.getDocuments', { project, transmittal });
		expect(records).toEqual([
			{
				name: 'A.pdf',
				title: null,
				description: null,
				versionNumber: 1,
				revisionLabel: 'C',
				approvalStatus: 'approved',
				approvalLabel: 'Approved with comments',
				deleted: false,
				updatedBy: 'Kim Doe',
				updatedAt: '2026-03-02T16:40:00.000Z',
				itemId: null,
				versionId: VERSION,
				storageId: 'urn:s',
				folderId: 'urn:f',
			},
			expect.objectContaining({ itemId: file.urn, versionId: null }),
		]);
	});

	it('returns nothing while the transmittal is being sent', async () => {
		aps().get(`${ONE}/documents`).query(true).reply(202, { results: [] });
		const { records, error } = await runOperation('transmittal.getDocuments', {
			project,
			transmittal,
		});
		expect({ records, error }).toEqual({ records: [], error: undefined });
	});
});

describe('Transmittal: Get Recipients', () => {
	it('lists members of the project and others, with what they did', async () => {
		aps()
			.get(`${ONE}/recipients`)
			.reply(200, {
				recipients: [
					{
						autodeskId: 'B',
						name: 'Lee Park',
						email: 'lee@example.com',
						companyName: 'Concrete',
						receivedAt: '2026-03-02T16:40:00Z',
						viewedAt: '2026-03-02T17:40:00Z',
					},
				],
				externalMembers: [{ name: 'Sam Roe', email: 'sam@example.org', role: 'Owner' }],
			});
		const { records } = await runOperation('transmittal.getRecipients', { project, transmittal });
		expect(records).toEqual([
			{
				name: 'Lee Park',
				email: 'lee@example.com',
				companyName: 'Concrete',
				role: null,
				external: false,
				receivedAt: '2026-03-02T16:40:00.000Z',
				viewedAt: '2026-03-02T17:40:00.000Z',
				downloadedAt: null,
				autodeskId: 'B',
			},
			expect.objectContaining({ name: 'Sam Roe', external: true, role: 'Owner', autodeskId: null }),
		]);
	});
});
