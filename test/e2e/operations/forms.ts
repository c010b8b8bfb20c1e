import { expect, it } from 'vitest';
import { USERS } from '../../simulator';
import { from, step } from '../setup/operationSteps';
import { unique } from '../setup/unique';
import { byId, byName } from '../stack/workflows';
import { tower } from './places';
import type { Stage } from './stage';

/** Operations on forms and submittals. */
export function formOperations(stage: () => Stage): void {
	it('create, fill in and close a form, as a user and as a service account', async () => {
		const { user, robot, steps } = stage();
		const form = byId(from('form.create', 'id'));
		const entry = [
			{ question: byName('Weather > Sky'), value: 'sunny' },
			{ question: byName('Temperature'), value: '21' },
		];
		const columns = [{ columnName: 'trade', textVal: 'Electricians' }];
		const output = await steps.run(
			'form',
			step('form.getTemplates', robot, tower),
			step('form.create', robot, {
				...tower,
				formTemplate: byName('Daily Report'),
				name: unique('Daily report'),
				formDate: '2026-03-02',
			}),
			step('form.updateValues', user, {
				...tower,
				form,
				values: { entry },
				tableRows: JSON.stringify([{ schema: 'worklogEntries', columns }]),
			}),
			step('form.getValues', robot, { ...tower, form }),
			step('form.getTableRows', user, { ...tower, form }),
			step('form.update', user, { ...tower, form, updateFields: { status: 'closed' } }),
			step('form.getAll', robot, { ...tower, filters: { statuses: ['closed'] } }),
			step('form.get', robot, { ...tower, form: byName(from('form.create', 'number')) }),
		);

		expect(output('form.getTemplates').map(({ name }) => name)).toContain('Daily Report');
		expect(output('form.create')).toMatchObject([{ status: 'inProgress', formDate: '2026-03-02' }]);
		expect(output('form.getValues')).toMatchObject([
			{ section: 'Weather', question: 'Sky', value: 'Sunny' },
			{ question: 'Temperature', value: 21 },
		]);
		expect(output('form.getTableRows')).toMatchObject([{ values: { trade: 'Electricians' } }]);
		expect(output('form.getAll').map(({ status }) => status)).toContain('closed');
		expect(output('form.get')).toMatchObject([{ status: 'closed' }]);
	});

	it('take a submittal through its workflow, as a user and as a service account', async () => {
		const { user, robot, steps } = stage();
		const submittal = byId(from('submittal.create', 'id'));
		const output = await steps.run(
			'submittal',
			step('submittal.getSpecs', robot, tower),
			step('submittal.getPackages', robot, tower),
			step('submittal.getTypes', robot, tower),
			step('submittal.create', user, {
				...tower,
				title: unique('Tiles'),
				submittalType: byName('Shop Drawings'),
				submittalSpecSection: byName('095300'),
				state: 'mgr-1',
				additionalFields: { managerPerson: byName(USERS.kim.email) },
			}),
			step('submittal.update', user, {
				...tower,
				submittal,
				updateFields: { number: unique('S'), priority: 'High' },
			}),
			step('submittal.transition', user, { ...tower, submittal, state: byId('inReview') }),
			step('submittal.getAttachments', robot, { ...tower, submittal }),
			step('submittal.getAll', robot, { ...tower, filters: { states: ['inReview'] } }),
			step('submittal.get', robot, { ...tower, submittal }),
		);

		expect(output('submittal.getTypes')).toMatchObject([{ name: 'Shop Drawings' }, {}]);
		expect(output('submittal.create')).toMatchObject([
			{ state: 'submitted', specNumber: '095300', assigneeIds: [USERS.kim.autodeskId] },
		]);
		expect(output('submittal.transition')).toMatchObject([{ state: 'inReview', status: 'open' }]);
		expect(output('submittal.getAll').map(({ state }) => state)).toContain('inReview');
		expect(output('submittal.get')).toMatchObject([{ state: 'inReview', priority: 'High' }]);
	});
}
