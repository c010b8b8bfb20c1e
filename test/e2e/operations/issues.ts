import { expect, it } from 'vitest';
import { USERS } from '../../simulator';
import { from, step } from '../setup/operationSteps';
import { unique } from '../setup/unique';
import { byId, byName } from '../stack/workflows';
import { tower } from './places';
import type { Stage } from './stage';

/** Operations on issues and RFIs. */
export function issueOperations(stage: () => Stage): void {
	it('take an issue through its life cycle, as a user and as a service account', async () => {
		const { user, robot, steps } = stage();
		const issue = byId(from('issue.create', 'id'));
		const output = await steps.run(
			'issue',
			step('issue.getTypes', robot, tower),
			step('issue.create', robot, {
				...tower,
				title: unique('Door missing a screw'),
				issueType: byName('Design > Clash'),
				additionalFields: { assignedToPerson: byName(USERS.lee.email) },
			}),
			step('issue.update', user, { ...tower, issue, updateFields: { status: byId('closed') } }),
			step('issue.addComment', user, { ...tower, issue, comment: 'Done' }),
			step('issue.getComments', robot, { ...tower, issue }),
			step('issue.addAttachment', robot, {
				...tower,
				issue,
				contentFrom: 'text',
				text: 'as built',
				fileName: 'note.txt',
			}),
			step('issue.getAttachments', user, { ...tower, issue }),
			step('issue.deleteAttachment', user, {
				...tower,
				issue,
				attachmentId: from('issue.addAttachment', 'id'),
			}),
			step('issue.getAll', robot, { ...tower, filters: { statuses: ['closed'] } }),
			step('issue.get', robot, { ...tower, issue: byName(from('issue.create', 'number')) }),
		);

		expect(output('issue.getTypes').map(({ name }) => name)).toContain('Clash');
		expect(output('issue.create')).toMatchObject([
			{ status: 'open', published: true, assigneeId: USERS.lee.autodeskId },
		]);
		expect(output('issue.getComments')).toMatchObject([{ text: 'Done' }]);
		expect(output('issue.getAttachments')).toMatchObject([{ name: 'note.txt', size: 8 }]);
		expect(output('issue.getAll').map(({ status }) => status)).toContain('closed');
		expect(output('issue.get')).toMatchObject([{ status: 'closed', commentCount: 1 }]);
	});

	it('take an RFI through its workflow, as a user and as a service account', async () => {
		const { user, robot, steps } = stage();
		const rfi = byId(from('rfi.create', 'id'));
		const output = await steps.run(
			'rfi',
			step('rfi.getTypes', robot, tower),
			step('rfi.create', robot, { ...tower, title: unique('Drain pipe'), question: 'Where?' }),
			step('rfi.update', user, {
				...tower,
				rfi,
				updateFields: { status: byId('Open'), assignedTo: USERS.kim.email },
			}),
			step('rfi.addComment', robot, { ...tower, rfi, comment: 'Urgent' }),
			step('rfi.getComments', user, { ...tower, rfi }),
			step('rfi.respond', user, { ...tower, rfi, response: 'Under the stairs' }),
			step('rfi.getAttachments', user, { ...tower, rfi }),
			step('rfi.getAll', robot, { ...tower, filters: { statuses: ['answered'] } }),
			step('rfi.get', robot, { ...tower, rfi: byName(from('rfi.create', 'number')) }),
		);

		expect(output('rfi.getTypes')).toMatchObject([{ name: 'Design', workflowType: 'US' }]);
		expect(output('rfi.create')).toMatchObject([{ status: 'draft', question: 'Where?' }]);
		expect(output('rfi.update')).toMatchObject([
			{ status: 'open', assigneeIds: [USERS.kim.autodeskId] },
		]);
		expect(output('rfi.getComments')).toMatchObject([{ text: 'Urgent' }]);
		expect(output('rfi.respond')).toMatchObject([{ status: 'answered' }]);
		expect(output('rfi.getAll').map(({ status }) => status)).toContain('answered');
		expect(output('rfi.get')).toMatchObject([{ status: 'answered', commentCount: 1 }]);
	});
}
