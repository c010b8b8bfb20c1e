import { expect, it } from 'vitest';
import { HUBS, PROJECTS, USERS } from '../../simulator';
import { QUESTIONS, WORK_LOG } from '../../simulator/construction/formSettings';
import { growFolder } from '../../harness/simulator/grownTree';
import { addRecord } from '../../simulator/state/addRecord';
import { addIssue } from '../../simulator/state/issues';
import { ISSUE_TYPES } from '../../simulator/state/issueSettings';
import { outputOf } from '../n8n-process/n8nExecutions';
import { waitFor } from '../process/waitFor';
import type { TriggerStack } from '../setup/ownStack';
import { unique } from '../setup/unique';
import { nodeOf, template } from '../stack/template';
import { callWorker } from '../stack/workerApi';
import type { Office } from './office';
import { runsOf } from './runs';

const REPORT_TO = 'issues@office.example';

/** Templates about issues and RFIs of the project Tower A. */
export function testIssueTemplates(stack: () => TriggerStack, office: () => Office): void {
	const tower = { hub: HUBS.us.name, project: PROJECTS.tower.name };
	const runs = runsOf(stack, office);
	const issues = () => stack().simulator.state.issues.get(PROJECTS.tower.id) ?? [];

	it('that takes checks from a form makes an issue with a photo of a failed one only', async () => {
		const workflow = await template('failed-check-to-issue.json', tower);
		const check = unique('Fire door');
		const photo = new File(['a photo'], 'door.jpg', { type: 'image/jpeg' });
		await runs.published(workflow, async ({ id }) => {
			await office().submit(workflow, [unique('Stairs'), 'Passed', '', '', '']);
			await office().submit(workflow, [check, 'Failed', 'Level 2', 'It does not close', photo]);
			await stack().client.executions.withOutput(
				id,
				'Attach the photo',
				({ name }) => name === 'door.jpg',
			);
			await office().submit(workflow, [`${check} again`, 'Failed', '', 'Still open', '']);
			await stack().client.executions.withOutput(
				id,
				'Create an issue',
				({ title }) => title === `${check} again`,
			);
		});
		const [first, second, ...more] = issues().slice(-2);
		expect(more).toEqual([]);
		expect(first).toMatchObject({
			title: check,
			description: 'It does not close',
			locationDetails: 'Level 2',
			published: true,
			attachments: [{ displayName: 'door.jpg' }],
		});
		expect(second).toMatchObject({ title: `${check} again`, attachments: [] });
	});

	it('that reports overdue issues names who has to act, and sends nothing without any', async () => {
		const settings = { ...tower, reportTo: REPORT_TO };
		const run = await runs.byHand(
			await template('overdue-issues-digest.json', settings),
			'Every morning',
		);
		expect(outputOf(await run(), 'Send the digest')).toEqual([]);

		const project = stack().simulator.state.projects.get(PROJECTS.tower.id);
		if (!project) throw new Error('The simulator has no Tower A');
		const [{ id: issueTypeId, subtypes }] = ISSUE_TYPES;
		const add = (title: string, dueDate: string, status = 'open') =>
			Object.assign(
				addIssue(stack().simulator.state, project, {
					title,
					status,
					issueTypeId,
					issueSubtypeId: subtypes[0].id,
					createdBy: USERS.kim.autodeskId,
				}),
				{
					dueDate,
					published: true,
					assignedTo: USERS.kim.autodeskId,
					assignedToType: 'user',
				},
			);
		const dayFrom = (days: number) =>
			new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
		add('Handrail is loose', dayFrom(-3));
		add('Socket is missing', dayFrom(-10));
		add('Closed long ago', dayFrom(-10), 'closed');
		add('Not due yet', dayFrom(5));
		await run();

		const { subject, text } = await office().mail.mailTo(REPORT_TO);
		expect(subject).toBe('Overdue issues of Tower A: 2');
		expect(text.trim().split(/\r?\n/)).toEqual([
			expect.stringMatching(/^#\d+ Socket is missing: due .*, \d+ days ago, Kim Doe$/),
			expect.stringMatching(/^#\d+ Handrail is loose: due .*, \d+ days ago, Kim Doe$/),
		]);
	});

	it('that keeps an RFI register writes all RFIs into the project when one changes', async () => {
		const registerName = `${unique('RFIs')}.xlsx`;
		const workflow = await template('rfi-register.json', { registerName });
		Object.assign(nodeOf(workflow, 'RFI changed').parameters, {
			options: { batchSize: 500, batchWait: 1 },
		});
		await runs.published(workflow, async ({ id }) => {
			const watch = await waitFor(
				async () => {
					const { data } = await callWorker<{ data: Watch[] }>(stack().worker, 'GET', '/watches');
					return data.find(
						({ kind, lastRun }) => kind === 'projectRfis' && lastRun?.outcome === 'baseline',
					);
				},
				{ what: 'the first poll' },
			);
			const title = unique('Pipe');
			const assignedTo = [{ id: USERS.kim.autodeskId, type: 'user' }];
			addRecord(stack().simulator.state, 'rfis', PROJECTS.tower.id, { title, assignedTo });
			await callWorker(stack().worker, 'POST', `/watches/${watch.id}/run`);

			const run = await stack().client.executions.withOutput(
				id,
				'Upload the register',
				({ name }) => name === registerName,
			);
			const rows = outputOf(run, 'Columns');
			expect(rows.find(({ Title }) => Title === title)).toMatchObject({
				Status: 'open',
				'Assigned to': 'Kim Doe',
				Question: 'Where does the pipe go?',
			});
			expect(rows).toHaveLength(stack().simulator.state.rfis.get(PROJECTS.tower.id)?.size ?? 0);
		});
	});

	it('that archives daily reports uploads the answers and work logs of closed ones', async () => {
		const folder = growFolder(stack().simulator, unique('Daily reports'));
		const settings = { ...tower, folder: `Project Files/${folder.name}` };
		const run = await runs.byHand(
			await template('archive-daily-reports.json', settings),
			'Every evening',
		);
		expect(outputOf(await run(), 'Upload the archive')).toEqual([]);

		const { state } = stack().simulator;
		const [sky] = QUESTIONS;
		const add = (status: string, name: string) =>
			addRecord(state, 'forms', PROJECTS.tower.id, {
				status,
				name,
				formDate: '2026-03-02',
				values: [{ id: 'v', fieldId: sky.uid, choiceVal: 'Sunny', deleted: false }],
				rows: [
					{
						id: 'r',
						fieldId: WORK_LOG,
						deleted: false,
						columns: [
							{ columnName: 'trade', textVal: 'Electricians' },
							{ columnName: 'headcount', numberVal: 5 },
							{ columnName: 'timespan', timespanVal: 28_800_000 },
						],
					},
				],
			});
		const report = unique('Report');
		add('closed', report);
		add('inProgress', 'Not closed yet');
		const done = await run();

		expect(outputOf(done, 'Upload the archive')).toMatchObject([
			{ name: expect.stringMatching(/^Daily Report \d{4}-\d\d-\d\d\.xlsx$/) },
		]);
		const rows = outputOf(done, 'Sort by report').filter((row) => row.Report === report);
		expect(rows).toMatchObject([
			{ Date: '2026-03-02', Question: sky.label, Answer: 'Sunny' },
			{ Part: 'Work log', Question: 'Electricians', Answer: 'headcount: 5, timespan: 8 h' },
		]);
		expect(outputOf(done, 'Sort by report').map((row) => row.Report)).not.toContain(
			'Not closed yet',
		);
	});
}

interface Watch {
	id: string;
	kind: string;
	lastRun: { outcome: string } | null;
}
