import { describe, expect, it } from 'vitest';
import { AutodeskForma } from '../../nodes/AutodeskForma/AutodeskForma.node';
import { credentialsAt, operationsAt } from '../harness/operationsAt';
import { byId, byName } from '../harness/runOperation';
import { searchList } from '../harness/searchList';
import { freshSimulator } from '../harness/simulator/requests';
import { HUBS, PROJECTS, USERS } from '../simulator';

const simulator = freshSimulator();
const run = operationsAt(simulator);
const lee = { as: 'lee' } as const;
const tower = { hub: byId(HUBS.us.id), project: byId(PROJECTS.tower.id) };
const daily = { ...tower, formTemplate: byName('Daily Report') };

describe('a form', () => {
	it('is created, filled in, read and closed', async () => {
		const additionalFields = {
			location: byName('Room 103'),
			assignedToPerson: byName(USERS.lee.email),
		};
		const [created] = await run(
			'form.create',
			{ ...daily, formDate: '2026-03-02', additionalFields },
			lee,
		);
		expect(created).toMatchObject({
			name: 'Daily Report',
			number: 1,
			status: 'inProgress',
			assigneeId: USERS.lee.autodeskId,
		});
		const form = byName('1');
		const entry = [
			{ question: byName('Sky'), value: 'cloudy' },
			{ question: byName('Safety > Remarks'), value: 'all well' },
			{ question: byName('Checked'), value: 'Yes' },
			{ question: byName('Hazards'), value: 'dust, noise' },
		];
		const columns = [{ columnName: 'trade', textVal: 'Electricians' }];
		const tableRows = JSON.stringify([{ schema: 'worklogEntries', columns }]);
		await run('form.updateValues', { ...tower, form, values: { entry }, tableRows }, lee);
		const answers = await run('form.getValues', { ...tower, form }, lee);
		expect(answers.map(({ section, question, value }) => [section, question, value])).toEqual([
			['Weather', 'Sky', 'Cloudy'],
			['Safety', 'Remarks', 'all well'],
			['Safety', 'Checked', 'True'],
			['Safety', 'Hazards', ['Dust', 'Noise']],
		]);
		const rows = await run('form.getTableRows', { ...tower, form }, lee);
		expect(rows).toMatchObject([{ values: { trade: 'Electricians' } }]);

		const updateFields = { status: 'closed' };
		const [closed] = await run('form.update', { ...tower, form, updateFields }, lee);
		expect(closed).toMatchObject({ status: 'closed', templateId: created.templateId });
		await expect(
			run('form.updateValues', { ...tower, form, values: { entry } }, lee),
		).rejects.toThrow('was changed in the meantime');
	});

	it.each([
		['a question that several sections have', 'Remarks', 'more than one question in the form'],
		['a question that it does not have', 'Snow', 'no question in the form has the name "Snow"'],
	])('refuses an answer to %s', async (_what, question, message) => {
		await run('form.create', daily, lee);
		const values = { entry: [{ question: byName(question), value: 'x' }] };
		const saving = run('form.updateValues', { ...tower, form: byName('1'), values }, lee);
		await expect(saving).rejects.toThrow(message);
	});
});

describe('forms', () => {
	it('are listed across all pages without gaps or duplicates, however they are filtered', async () => {
		simulator().populate({ forms: 130 });
		await run('form.create', { ...daily, formDate: '2026-04-01' }, lee);
		const all = await run('form.getAll', { ...tower, returnAll: true }, lee);
		expect(all.map(({ number }) => number)).toEqual(
			Array.from({ length: 131 }, (_, index) => 131 - index),
		);
		const filters = { dateFrom: '2026-03-15', statuses: ['inProgress'] };
		const found = await run('form.getAll', { ...tower, filters }, lee);
		expect(found.map(({ number }) => number)).toEqual([131]);
	});
});

describe('the lists of forms in the editor', () => {
	const search = async (method: string, parameters: object = {}) => {
		const credentials = credentialsAt(simulator(), 'lee');
		const { results } = await searchList(
			new AutodeskForma(),
			method,
			{ resource: 'form', operation: 'updateValues', ...tower, ...parameters },
			{ credentials },
		);
		return results.map(({ name }) => name);
	};

	it('offer forms, active templates and questions', async () => {
		await run('form.create', { ...daily, name: 'North', formDate: '2026-03-02' }, lee);
		expect(await search('searchForms')).toEqual(['#1 North, 2026-03-02']);
		expect(await search('searchFormTemplates')).toEqual(['Daily Report']);
		expect(await search('searchFormQuestions', { form: byName('1') })).toContain('Weather > Sky');
		await expect(search('searchFormQuestions')).rejects.toThrow('Choose a form first');
	});
});
