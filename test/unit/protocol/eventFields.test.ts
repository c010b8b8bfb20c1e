import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCallback } from '../../../protocol/callbacks/callback';
import { eventFields } from '../../../protocol/events/eventFields/eventFields';

interface Sample {
	system: string;
	event: string;
	file: string;
	shape: string;
}

const FOLDER = 'test/fixtures/webhook-payloads';
const { samples } = JSON.parse(readFileSync(`${FOLDER}/index.json`, 'utf8')) as {
	samples: Sample[];
};
const envelopes = samples.filter(({ file }) => !file.includes('payload-only'));

function fieldsOf(file: string, changes: object = {}) {
	const { system, event } = samples.find((sample) => sample.file === file)!;
	const parsed = parseCallback(readFileSync(`${FOLDER}/${file}`));
	if (parsed.kind === 'malformed') throw new Error(parsed.reason);
	const { resourceUrn = null, hook, payload } = parsed.callback;
	return eventFields({ system, event, resourceUrn, hook, payload: { ...payload, ...changes } });
}

const PROJECT = 'b.cccccccc-4444-4555-8666-dddddddddddd';
const HUB = 'b.aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb';
const MODELS = 'urn:adsk.wipprod:fs.folder:co.ExAmPlEfOlDeR000000002';
const VERSION = 'urn:adsk.wipprod:fs.file:vf.ExAmPlElInEaGe00000001?version=2';

describe('event fields', () => {
	it.each(envelopes)('of $file contain no empty values and only ISO times', ({ file }) => {
		const fields = fieldsOf(file);
		for (const [name, value] of Object.entries(fields)) {
			expect(value, name).not.toBeNull();
			expect(value, name).not.toBeUndefined();
			expect(value, name).not.toBe('');
		}
		if (fields.occurredAt !== undefined) {
			expect(fields.occurredAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
		}
	});

	it.each(envelopes.filter(({ system }) => system === 'data'))(
		'of $event name the user, and hub and project as Data Management expects them',
		({ file }) => {
			expect(fieldsOf(file)).toMatchObject({
				hubId: HUB,
				projectId: PROJECT,
				user: 'EXAMPLEUSER1',
			});
		},
	);

	it('of an upload can be used in the action node as they are', () => {
		expect(fieldsOf('data/dm.version.added.json')).toEqual({
			occurredAt: '2026-03-02T09:15:26.000Z',
			user: 'EXAMPLEUSER1',
			userName: 'Ada Example',
			hubId: HUB,
			projectId: PROJECT,
			itemId: 'urn:adsk.wipprod:dm.lineage:ExAmPlElInEaGe00000001',
			versionId: VERSION,
			versionNumber: 2,
			fileName: 'Tower-ARCH.rvt',
			fileType: 'rvt',
			size: 48234496,
			folderId: MODELS,
			processState: 'NEEDS_PROCESSING',
			folderPath: 'Project Files/Models',
			hidden: false,
		});
	});

	it('of a copy are those of the copy, and name its source', () => {
		expect(fieldsOf('data/dm.version.copied.json')).toMatchObject({
			itemId: 'urn:adsk.wipprod:dm.lineage:ExAmPlElInEaGe00000003',
			versionId: 'urn:adsk.wipprod:fs.file:vf.ExAmPlElInEaGe00000003?version=1',
			sourceVersionId: 'urn:adsk.wipprod:fs.file:vf.ExAmPlElInEaGe00000001?version=1',
		});
	});

	it('of a move name the folder it came from', () => {
		expect(fieldsOf('data/dm.version.moved.json')).toMatchObject({
			folderId: MODELS,
			previousFolderId: 'urn:adsk.wipprod:fs.folder:co.ExAmPlEfOlDeR000000003',
		});
	});

	it('of a deletion read the version from the resource because the source lacks it', () => {
		const fields = fieldsOf('data/dm.version.deleted.json');
		expect(fields.versionId).toBe('urn:adsk.wipprod:fs.file:vf.ExAmPlElInEaGe00000002?version=1');
		expect(fields).not.toHaveProperty('sourceVersionId');
	});

	it('of a folder name the folder, its path and the folder it is in', () => {
		expect(fieldsOf('data/dm.folder.added.json')).toMatchObject({
			subfolderId: 'urn:adsk.wipprod:fs.folder:co.ExAmPlEfOlDeR000000020',
			subfolderName: 'Structural',
			subfolderPath: 'Project Files/Models/Structural',
			folderId: MODELS,
			folderPath: 'Project Files/Models',
		});
	});

	it('of a job on a folder contain its progress', () => {
		expect(fieldsOf('data/dm.operation.completed.json')).toMatchObject({
			operation: 'DeleteFolder',
			state: 'ENDED',
			progress: 100,
		});
	});

	it('read project and hub from the webhook if the payload has short numbers', () => {
		expect(fieldsOf('data/dm.version.added.json', { project: '4711', tenant: '42' })).toMatchObject(
			{ hubId: HUB, projectId: PROJECT },
		);
	});

	it('of a translation contain its result and what was translated', () => {
		expect(fieldsOf('derivative/extraction.finished.failed.json')).toMatchObject({
			occurredAt: '2026-03-02T09:15:26.128Z',
			status: 'failed',
			sourceUrn: 'urn:adsk.objects:os.object:example-bucket/Tower-ARCH.rvt',
			workflowId: 'nightly-tower-2026',
		});
	});

	it('of an issue contain the project with its prefix and what changed', () => {
		expect(fieldsOf('autodesk.construction.issues/issue.updated-1.0.json')).toMatchObject({
			projectId: PROJECT,
			issueId: '11111111-5555-4666-8777-999999999999',
			status: 'open',
			changedAttributes: ['assigned_to', 'due_date'],
		});
	});

	it('of a review read the project from the webhook because the payload lacks it', () => {
		expect(fieldsOf('autodesk.construction.reviews/review.created-1.0.failed.json')).toMatchObject({
			projectId: PROJECT,
			sequenceId: 9,
			status: 'FAILED',
			errorCode: 'INVALID_FILE_VERSION',
		});
	});

	it('of a cost object contain its type and ID', () => {
		expect(fieldsOf('autodesk.construction.cost/budget.created-1.0.json')).toMatchObject({
			projectId: PROJECT,
			objectType: 'budget',
			objectId: '00000000-0000-4000-8000-00000000c001',
		});
	});

	it('of Fusion Manage, BuildingConnected and Tandem contain the IDs in the payload', () => {
		expect(fieldsOf('adsk.flc.production/item.clone.json')).toMatchObject({
			tenant: 'EXAMPLETENANT',
			workspaceId: '721',
			itemId: '900001',
			newItemId: '900002',
		});
		expect(fieldsOf('autodesk.construction.bc/opportunity.status.updated-1.0.json')).toMatchObject({
			opportunityId: 'example-opportunity-id',
			newState: 'ACCEPTED',
		});
		expect(fieldsOf('adsk.tandem/dt.alert.json')).toEqual({
			twinUrn: 'urn:adsk.dtt:ExAmPlEtWiN00000000001',
		});
	});

	it('of a watch contain the member or project of the account, and what changed', () => {
		const accountId = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
		const found = (kind: string, payload: Record<string, unknown>) =>
			eventFields({
				system: `watch.${kind}`,
				event: 'updated',
				resourceUrn: null,
				hook: {},
				payload: { accountId, ...payload },
			});
		const user = { id: 'u1', name: 'Kim Doe', email: 'kim.doe@example.com', status: 'inactive' };
		expect(found('accountUsers', { user, changed: ['status'] })).toEqual({
			hubId: `b.${accountId}`,
			memberId: 'u1',
			memberName: 'Kim Doe',
			memberEmail: 'kim.doe@example.com',
			status: 'inactive',
			changed: ['status'],
		});
		const project = { id: accountId, name: 'Tower A', status: 'active' };
		expect(found('accountProjects', { project })).toEqual({
			hubId: `b.${accountId}`,
			projectId: `b.${accountId}`,
			projectName: 'Tower A',
			status: 'active',
		});
		const company = { id: 'c1', name: 'Example Concrete', status: 'inactive' };
		expect(found('accountCompanies', { company })).toEqual({
			hubId: `b.${accountId}`,
			companyId: 'c1',
			companyName: 'Example Concrete',
			status: 'inactive',
		});
		const projectId = 'b.9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
		const member = { ...user, companyId: 'c1', companyName: 'Example Concrete' };
		expect(found('projectUsers', { projectId, user: member })).toMatchObject({
			hubId: `b.${accountId}`,
			projectId,
			memberEmail: 'kim.doe@example.com',
			companyName: 'Example Concrete',
		});
		const times = { updatedAt: '2026-03-02T09:15:26.123456+00:00', updatedBy: 'SIMKIM000001' };
		const rfi = { id: 'r1', number: '12', title: 'Pipe', status: 'open', dueDate: null, ...times };
		expect(found('projectRfis', { projectId, rfi })).toEqual({
			hubId: `b.${accountId}`,
			projectId,
			occurredAt: '2026-03-02T09:15:26.123Z',
			user: 'SIMKIM000001',
			rfiId: 'r1',
			number: '12',
			title: 'Pipe',
			status: 'open',
		});
		const submittal = { id: 's1', title: 'Door', status: 'Closed' };
		expect(found('projectSubmittals', { projectId, submittal })).toMatchObject({
			submittalId: 's1',
			status: 'Closed',
		});
		const form = { id: 'f1', number: 7, name: 'Daily log', dueDate: '2026-03-05' };
		expect(found('projectForms', { projectId, form })).toMatchObject({
			formId: 'f1',
			number: '7',
			title: 'Daily log',
			dueDate: '2026-03-05',
		});
	});

	it('are read from any payload without an error', () => {
		for (const payload of [{}, { ancestors: 'x', user_info: null, modification_flags: '{' }]) {
			for (const { system, event } of envelopes) {
				expect(() =>
					eventFields({ system, event, resourceUrn: null, hook: {}, payload }),
				).not.toThrow();
			}
		}
		expect(
			eventFields({ system: 'new', event: 'x', resourceUrn: null, hook: {}, payload: {} }),
		).toEqual({});
	});
});
