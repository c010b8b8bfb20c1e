import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { HUBS } from '../../simulator';
import { addAccountUser } from '../../simulator/state/membership';
import { outputOf } from '../n8n-process/n8nExecutions';
import type { StoredWorkflow } from '../n8n-process/n8nWorkflows';
import { waitFor } from '../process/waitFor';
import type { TriggerStack } from '../setup/ownStack';
import { template } from '../stack/template';
import type { Office } from './office';

const APPROVER = 'approver@office.example';
const XLSX = 'test/fixtures/spreadsheets/people.xlsx';

/** What a browser calls itself; n8n ignores clicks of robots. */
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** The nightly sync from a spreadsheet, with an approval that really waits. */
export function testSpreadsheetSync(stack: () => TriggerStack, office: () => Office): void {
	let workflow: StoredWorkflow;

	beforeAll(async () => {
		for (const name of ['Ann', 'Ben']) addPerson(name);
		const settings = {
			account: HUBS.us.id,
			spreadsheet: `${office().intranet.url}/people`,
			mailDomains: 'sheet.example',
			approver: APPROVER,
		};
		workflow = await office().import(await template('sync-users-from-spreadsheet.json', settings));
	});

	it('applies additions from an Excel file at once, and reports them', async () => {
		const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
		office().pages.set('/people', { contentType, body: await readFile(XLSX) });
		const id = await stack().client.workflows.run(workflow, 'Every night');
		const report = await office().mail.mailTo(APPROVER);
		expect(report.subject).toBe('Autodesk users: applied');
		const [csv] = Object.values(report.attachments).filter((text) => text.includes('applied'));
		expect(csv).toContain('cat@sheet.example');
		const run = await stack().client.executions.ended(id);
		expect(outputOf(run, 'Ask for approval')).toEqual([]);
		expect(person('Cat')).toMatchObject({ company_name: 'Example Steel' });
	});

	it('changes nothing if the approver declines a removal', async () => {
		const { id, decline } = await askedWithout('Ben');
		await decline();
		const run = await stack().client.executions.ended(id);
		expect(outputOf(run, 'Nothing was changed')).toHaveLength(1);
		expect(person('Ben')).toMatchObject({ status: 'active' });
	});

	it('removes a user once the approver agrees, and reports it', async () => {
		const { id, approve } = await askedWithout('Ben');
		await approve();
		const report = await office().mail.mailTo(APPROVER);
		expect(report.text).toContain('1 of 1 changes were applied');
		expect((await stack().client.executions.ended(id)).status).toBe('success');
		expect(person('Ben')).toMatchObject({ status: 'inactive' });
	});

	it('refuses an approved plan if the users have changed while it waited', async () => {
		const { id, approve } = await askedWithout('Ann', 'Ben');
		addPerson('Dan');
		await approve();
		const run = await stack().client.executions.ended(id);
		expect(run.data.resultData.error?.message).toBe(
			'The plan is no longer the one that was reviewed',
		);
		expect(person('Ann')).toMatchObject({ status: 'active' });
		expect(person('Dan')).toMatchObject({ status: 'active' });
	});

	/** Runs it with a CSV file without these people, until it waits for an answer. */
	async function askedWithout(...names: string[]) {
		const rows = ['Ann', 'Ben', 'Cat'].filter((name) => !names.includes(name));
		const lines = rows.map((name) => `${addressOf(name)},${name},,,`);
		const body = ['Email,First name,Last name,Company,Job title', ...lines].join('\n');
		office().pages.set('/people', { contentType: 'text/csv', body });
		const id = await stack().client.workflows.run(workflow, 'Every night');
		const question = await office().mail.mailTo(APPROVER);
		expect(question.text).toContain(addressOf(names[0]));
		await waitFor(async () => (await stack().client.executions.now(id)).status === 'waiting', {
			what: 'the execution to wait',
		});
		const answer = (approved: boolean) => async () => {
			const links = question.text.matchAll(/href="(http:[^"]+)"/g);
			const urls = [...links].map(([, link]) => link.replaceAll('&amp;', '&'));
			const url = urls.find((each) => each.includes(`approved=${approved}`));
			const response = await fetch(url ?? '', { headers: { 'user-agent': BROWSER } });
			expect(response.status).toBe(200);
		};
		return { id, approve: answer(true), decline: answer(false) };
	}

	function addPerson(name: string): void {
		const hub = stack().simulator.state.hubs.get(HUBS.us.id);
		if (!hub) throw new Error('The simulator has no hub');
		addAccountUser(stack().simulator.state, hub, {
			id: randomUUID(),
			autodeskId: name.toUpperCase(),
			email: addressOf(name),
			firstName: name,
			lastName: '',
		});
	}

	function person(name: string) {
		const users = stack().simulator.state.accountUsers.get(HUBS.us.accountId)?.values() ?? [];
		return [...users].find(({ email }) => email === addressOf(name));
	}
}

function addressOf(name: string): string {
	return `${name.toLowerCase()}@sheet.example`;
}
