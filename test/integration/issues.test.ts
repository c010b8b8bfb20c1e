import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { AutodeskForma } from '../../nodes/AutodeskForma/AutodeskForma.node';
import { credentialsAt, operationsAt } from '../harness/operationsAt';
import { byId, byName } from '../harness/runOperation';
import { searchList } from '../harness/searchList';
import { freshSimulator } from '../harness/simulator/requests';
import { HUBS, ISSUE_ATTRIBUTES, ISSUE_TYPES, LOCATIONS, PROJECTS, USERS } from '../simulator';

const simulator = freshSimulator();
const run = operationsAt(simulator);
const kim = { as: 'kim' } as const;
const lee = { as: 'lee' } as const;

const tower = { hub: byId(HUBS.us.id), project: byName('tower a') };
const [design] = ISSUE_TYPES;
const [clash] = design.subtypes;
const room = LOCATIONS.find(({ name }) => name === 'Room 103')!;

async function createIssue(parameters: INodeParameters = {}, actor: { as: 'kim' | 'lee' } = kim) {
	const [issue] = await run(
		'issue.create',
		{ ...tower, title: 'Door', issueType: byName('Clash'), ...parameters },
		actor,
	);
	return issue;
}

describe('an issue', () => {
	it('is created, found, changed and closed by names and numbers', async () => {
		const created = await createIssue({
			title: 'Door missing a screw',
			issueType: byName('design > clash'),
			additionalFields: {
				assignedToPerson: byName(USERS.lee.email.toUpperCase()),
				customAttributes: {
					attribute: [
						{ attribute: byName('trade'), value: 'doors' },
						{ attribute: byName('Cost Estimate'), value: '120' },
					],
				},
				dueDate: '2026-03-20T18:00:00',
				location: byName('Room 103'),
				rootCause: byName('Workmanship > damage'),
				watchers: `${USERS.lee.email}, ${USERS.kim.autodeskId}`,
			},
		});
		expect(created).toMatchObject({
			number: 1,
			status: 'open',
			published: true,
			assigneeId: USERS.lee.autodeskId,
			assigneeType: 'user',
			customAttributes: { Trade: 'Doors', 'Cost Estimate': 120 },
			dueDate: '2026-03-20',
			locationId: room.id,
			typeId: clash.id,
			categoryId: design.id,
		});
		const stored = simulator().state.issues.get(PROJECTS.tower.id)![0];
		expect(stored.watchers).toEqual([USERS.lee.autodeskId, USERS.kim.autodeskId]);

		const issue = byName('#1');
		expect(await run('issue.get', { ...tower, issue }, lee)).toEqual([created]);
		const [changed] = await run(
			'issue.update',
			{
				...tower,
				issue,
				updateFields: { status: byId('In Progress'), removeAssignee: true, title: 'Door' },
			},
			kim,
		);
		expect(changed).toMatchObject({ title: 'Door', status: 'in_progress', assigneeId: null });

		const found = await run(
			'issue.getAll',
			{
				...tower,
				filters: {
					issueCategory: byName('Design'),
					customAttributes: {
						attribute: [{ attribute: byName('Trade'), value: 'Doors, Concrete' }],
					},
					location: byName('Level 1'),
					includeSublocations: true,
					dueUntil: '2026-12-31',
					statuses: ['in_progress'],
				},
			},
			lee,
		);
		expect(found).toMatchObject([{ number: 1, customAttributes: { Trade: 'Doors' } }]);
	});

	it('gets comments and attachments, which can be deleted', async () => {
		const { id } = await createIssue();
		const issue = byId(String(id));
		await run('issue.addComment', { ...tower, issue, comment: 'The screw is here.' }, lee);
		expect(await run('issue.getComments', { ...tower, issue }, kim)).toMatchObject([
			{ text: 'The screw is here.', createdById: USERS.lee.autodeskId },
		]);

		const content = { contentFrom: 'text', text: 'as built', fileName: 'note.txt' };
		const [added] = await run('issue.addAttachment', { ...tower, issue, ...content }, kim);
		expect(added).toMatchObject({
			name: 'note.txt',
			size: 8,
			issueId: id,
			transfer: { bytes: 8 },
		});
		expect(await run('issue.getAttachments', { ...tower, issue }, lee)).toMatchObject([
			{ name: 'note.txt', id: added.id },
		]);
		const attachmentId = String(added.id);
		expect(await run('issue.deleteAttachment', { ...tower, issue, attachmentId }, kim)).toEqual([
			{ deleted: true },
		]);
		expect(await run('issue.getAttachments', { ...tower, issue }, kim)).toEqual([]);
	});

	it('keeps an attachment that was added although the answer got lost', async () => {
		const { id } = await createIssue();
		const issue = byId(String(id));
		const path = `*/projects/${PROJECTS.tower.guid}/attachments`;
		simulator().faults.order({
			method: 'POST',
			path,
			times: 1,
			fault: { kind: 'cut', when: 'afterHeaders' },
		});
		const content = { contentFrom: 'text', text: 'as built', fileName: 'note.txt' };
		const [added] = await run('issue.addAttachment', { ...tower, issue, ...content }, kim);
		expect(added).toMatchObject({ name: 'note.txt', issueId: id, createdById: expect.anything() });
		expect(await run('issue.getAttachments', { ...tower, issue }, kim)).toHaveLength(1);
	});

	it('takes no attachment beyond the hundredth, and nothing is uploaded for it', async () => {
		const { id } = await createIssue();
		const stored = simulator().state.issues.get(PROJECTS.tower.id)![0];
		stored.attachments = Array.from({ length: 100 }, (_, index) => ({
			attachmentId: `aea9f035-b63a-4e46-884d-301645450${String(index).padStart(3, '0')}`,
			displayName: 'note.txt',
			fileName: 'note.txt',
			attachmentType: 'issue-attachment',
			storageUrn: 'urn:adsk.objects:os.object:wip.dm.prod/note.txt',
			fileSize: 1,
			fileType: 'txt',
			domainEntityId: stored.id,
			createdBy: USERS.kim.autodeskId,
			createdOn: '2026-03-02T16:40:00.000Z',
			isDeleted: false,
		}));
		const objects = simulator().state.objects.size;
		const content = { contentFrom: 'text', text: 'x', fileName: 'x.txt' };
		await expect(
			run('issue.addAttachment', { ...tower, issue: byId(String(id)), ...content }, kim),
		).rejects.toThrow('the issue has 100 attachments; Autodesk takes at most 100');
		expect(simulator().state.objects.size).toBe(objects);
	});
});

describe('an issue is refused before it is sent', () => {
	const outdated = design.subtypes.find(({ isActive }) => !isActive)!;

	it.each([
		['an unknown type', { issueType: byName('Clashh') }, 'Similar: "Clash"'],
		['an inactive type', { issueType: byId(outdated.id) }, '"Design > Outdated Type" is inactive'],
		['a type of an inactive category', { issueType: byName('Leftover') }, 'no active issue type'],
		['a status that is not permitted', { status: byId('closed') }, 'permitted: draft, open'],
		['a status that does not exist', { status: byId('done') }, '"done" is not permitted'],
		['a title that is too long', { title: 'x'.repeat(101) }, 'use at most 100 characters'],
		['a date that is none', { additionalFields: { dueDate: '2026-02-30' } }, 'is not a date'],
		[
			'two assignees',
			{ additionalFields: { assignedToRole: '123', assignedToCompany: '456' } },
			'an issue has one assignee',
		],
		[
			'a person who is no member',
			{ additionalFields: { assignedToPerson: byName('nobody@example.com') } },
			'no member of the project has the email address "nobody@example.com"',
		],
		[
			'an option that a list does not have',
			attribute('Trade', 'Door'),
			'"Trade" has no option "Door". Similar: "Doors"',
		],
		['text in place of a number', attribute('Cost Estimate', 'much'), 'takes a number'],
	])('with %s', async (_what, parameters, message) => {
		await expect(createIssue(parameters, lee)).rejects.toThrow(message);
		const posts = simulator().journal.entries.filter(
			({ method, path }) => method === 'POST' && path.endsWith('/issues'),
		);
		expect(posts).toEqual([]);
	});

	it('by somebody who may not create any', async () => {
		const member = simulator().state.projectUsers.get(PROJECTS.tower.id)!.get(USERS.lee.id)!;
		member.products = [];
		await expect(createIssue({}, lee)).rejects.toThrow('does not permit');
	});

	it('with a change of status that the user may not make', async () => {
		const { id } = await createIssue();
		const changes = { updateFields: { status: byId('closed') } };
		simulator().state.issues.get(PROJECTS.tower.id)![0].createdBy = USERS.lee.autodeskId;
		await expect(
			run('issue.update', { ...tower, issue: byId(String(id)), ...changes }, lee),
		).rejects.toThrow('"closed" is not permitted for this issue; permitted: draft, open');
	});

	function attribute(name: string, value: string): INodeParameters {
		const rows = { attribute: [{ attribute: byName(name), value }] };
		return { additionalFields: { customAttributes: rows } };
	}
});

describe('issues', () => {
	it('are listed across all pages, newest first, without gaps or duplicates', async () => {
		simulator().populate({ issues: 1_234 });
		const issues = await run('issue.getAll', { ...tower, returnAll: true }, lee);
		expect(issues.map(({ number }) => number)).toEqual(
			Array.from({ length: 1_234 }, (_, index) => 1_234 - index),
		);
		const sort = { field: [{ name: 'displayId', direction: 'asc' }] };
		expect(await run('issue.getAll', { ...tower, limit: 1, sort }, lee)).toMatchObject([
			{ number: 1 },
		]);
	});

	it('that nobody published are visible to those involved only', async () => {
		await createIssue({ published: false });
		expect(await run('issue.getAll', tower, kim)).toHaveLength(1);
		expect(await run('issue.getAll', tower, lee)).toEqual([]);
	});

	it('leave out filters without a value', async () => {
		await createIssue();
		const filters = {
			search: ' ',
			issueIds: '',
			statuses: [],
			dueFrom: '',
			customAttributes: { attribute: [{ attribute: byName('Trade'), value: '' }] },
		};
		expect(await run('issue.getAll', { ...tower, filters }, kim)).toHaveLength(1);
	});

	it.each([
		['the product is not active', () => deactivateProducts()],
		['the user is not a member', () => removeLee()],
	])('say what to check when %s', async (_when, prepare) => {
		prepare();
		const project = byId(PROJECTS.tower.id);
		await expect(run('issue.getAll', { project }, lee)).rejects.toMatchObject({
			message: 'List Issues: not allowed with this credential',
			details: expect.stringMatching(
				/active member of the project.*is active in the project.*service account must be invited.*admits only/,
			),
		});
	});

	function deactivateProducts(): void {
		simulator().state.projects.get(PROJECTS.tower.id)!.details.products = [];
	}

	function removeLee(): void {
		simulator().state.projectUsers.get(PROJECTS.tower.id)!.delete(USERS.lee.id);
	}
});

describe('the lists in the editor', () => {
	const search = async (method: string, filter?: string, more: INodeParameters = {}) => {
		const credentials = credentialsAt(simulator(), 'lee');
		const parameters = {
			resource: 'issue',
			operation: 'update',
			hub: byId(HUBS.us.id),
			project: byId(PROJECTS.tower.id),
			...more,
		};
		const { results } = await searchList(new AutodeskForma(), method, parameters, {
			filter,
			credentials,
		});
		return results.map(({ name }) => name);
	};

	it('offer active types with their categories', async () => {
		expect(await search('searchIssueTypes')).toEqual([
			'Design > Clash',
			'Design > Design',
			'Quality > Defect',
		]);
		expect(await search('searchIssueTypes', 'quality')).toEqual(['Quality > Defect']);
		expect(await search('searchIssueCategories')).toContain('Retired Category (inactive)');
	});

	it('offer permitted statuses only', async () => {
		expect(await search('searchIssueStatuses')).not.toContain('Closed');
		const { id } = await createIssue();
		const stored = simulator().state.issues.get(PROJECTS.tower.id)![0];
		stored.createdBy = USERS.lee.autodeskId;
		expect(await search('searchIssueStatuses', 'in p', { issue: byId(String(id)) })).toEqual([
			'In Progress',
		]);
	});

	it('offer locations by path, attributes, root causes, people and issues', async () => {
		expect(await search('searchLocations')).toEqual([
			'Level 1',
			'Level 1 > Room 103',
			'Level 2',
			'Level 2 > Room 203',
		]);
		expect(await search('searchIssueAttributes')).toEqual(
			ISSUE_ATTRIBUTES.map(({ title }) => title),
		);
		expect(await search('searchRootCauses')).toEqual(['Workmanship > Damage']);
		expect(await search('searchProjectPeople', 'lee')).toEqual([`Lee Park (${USERS.lee.email})`]);
		await createIssue();
		expect(await search('searchIssues', 'door')).toEqual(['#1 Door']);
	});
});
