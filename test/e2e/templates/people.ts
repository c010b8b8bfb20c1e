import { expect, it } from 'vitest';
import { HUBS, PROJECTS, USERS } from '../../simulator';
import { addAccountUser } from '../../simulator/state/membership';
import { outputOf } from '../n8n-process/n8nExecutions';
import { waitFor } from '../process/waitFor';
import type { TriggerStack } from '../setup/ownStack';
import { callWorker } from '../stack/workerApi';
import { nodeOf, template } from '../stack/template';
import type { Office } from './office';

const REPORT_TO = 'reports@office.example';
const GROUP = '/v1.0/groups/bim-team/transitiveMembers';

/** Templates about people in projects and accounts. */
export function testPeopleTemplates(stack: () => TriggerStack, office: () => Office): void {
	const account = HUBS.us.id;

	function member(project: keyof typeof PROJECTS, email: string) {
		const users = stack().simulator.state.projectUsers.get(PROJECTS[project].id)?.values() ?? [];
		return [...users].find((user) => user.email === email && user.status !== 'deleted');
	}

	it('that syncs an Entra group plans first, and then adds its members to the project', async () => {
		const { url } = office().intranet;
		const data = {
			grantType: 'clientCredentials',
			accessTokenUrl: `${url}/token`,
			clientId: 'app',
			clientSecret: 'secret',
			scope: 'https://graph.microsoft.com/.default',
			authentication: 'body',
		};
		const credential = { name: 'Microsoft Graph (app)', type: 'oAuth2Api', data };
		await stack().client.credentials.create(credential);
		const token = { access_token: 'graph', token_type: 'Bearer', expires_in: 3600 };
		office().pages.set('/token', { body: token });
		const user = { '@odata.type': '#microsoft.graph.user', accountEnabled: true };
		office().pages.set(GROUP, {
			body: {
				'@odata.nextLink': `${url}${GROUP}?page=2`,
				value: [
					{ ...user, mail: 'max@office.example' },
					{ '@odata.type': '#microsoft.graph.group', displayName: 'A group inside' },
				],
			},
		});
		office().pages.set(`${GROUP}?page=2`, {
			body: {
				value: [
					{ ...user, mail: null, userPrincipalName: 'mia@office.example' },
					{ ...user, mail: 'gone@office.example', accountEnabled: false },
				],
			},
		});
		const settings = { account, project: 'Tower A', groupId: 'bim-team', graph: `${url}/v1.0` };
		const workflow = await template('sync-entra-group-to-project.json', settings);
		const run = async () => {
			const stored = await office().import(workflow);
			const id = await stack().client.workflows.run(stored, 'Every hour');
			const ended = await stack().client.executions.ended(id);
			expect(ended.data.resultData.error).toBeUndefined();
			return outputOf(ended, 'Sync the project')[0];
		};

		expect(await run()).toMatchObject({ result: 'planned', counts: { create: 2 } });
		expect(member('tower', 'max@office.example')).toBeUndefined();
		nodeOf(workflow, 'Sync the project').parameters.mode = 'apply';
		expect(await run()).toMatchObject({ result: 'applied', counts: { create: 2 } });
		expect(member('tower', 'mia@office.example')).toBeDefined();
	});

	it('that onboards a person adds them to all projects of the form', async () => {
		const workflow = await template('onboard-person.json', { account, reportTo: REPORT_TO });
		const stored = await office().import(workflow);
		await stack().client.workflows.activate(stored);
		const projects = `${PROJECTS.tower.name}\n\n${PROJECTS.bridge.name}`;
		await office().submit(workflow, ['new@office.example', 'Example Steel', projects]);
		const report = await office().mail.mailTo(REPORT_TO);
		expect(report).toMatchObject({
			subject: 'Onboarding of new@office.example: applied',
			text: expect.stringContaining('Added to 2 projects'),
		});
		for (const project of ['tower', 'bridge'] as const) {
			expect(member(project, 'new@office.example')).toMatchObject({ companyName: 'Example Steel' });
		}
		await stack().client.workflows.deactivate(stored);
	});

	it('that offboards a person removes them everywhere, and sends the list', async () => {
		const workflow = await template('offboard-person.json', { account, reportTo: REPORT_TO });
		const stored = await office().import(workflow);
		await stack().client.workflows.activate(stored);
		await office().submit(workflow, [USERS.lee.email]);
		const report = await office().mail.mailTo(REPORT_TO);
		const [csv] = Object.values(report.attachments);
		expect(csv).toContain('Tower A,removed,member');
		expect(csv).toContain('Account,deactivated');
		expect(member('tower', USERS.lee.email)).toBeUndefined();
		const users = stack().simulator.state.accountUsers.get(HUBS.us.accountId);
		expect(users?.get(USERS.lee.id)).toMatchObject({ status: 'inactive' });
		await stack().client.workflows.deactivate(stored);
	});

	it('that audits an account sends admins, inactive users and empty companies', async () => {
		const settings = { account, reportTo: REPORT_TO };
		const stored = await office().import(await template('audit-account.json', settings));
		await stack().client.workflows.run(stored, 'Every Monday');
		const report = await office().mail.mailTo(REPORT_TO);
		expect(report.text).toContain(`Account admins: ${USERS.kim.email}`);
		const [csv] = Object.values(report.attachments);
		expect(csv).toMatch(new RegExp(`user,[^,]+,${USERS.kim.email},,.*account admin`));
		expect(csv).toMatch(/company,Former Partner,.*inactive/);
	});

	it('that welcomes new members writes to those who appear', async () => {
		const workflow = await template('welcome-new-members.json', {});
		const stored = await office().import(workflow);
		await stack().client.workflows.activate(stored);
		const id = await waitFor(
			async () => {
				const { data } = await callWorker<{ data: WatchView[] }>(stack().worker, 'GET', '/watches');
				return data.find(({ lastRun }) => lastRun?.outcome === 'baseline')?.id;
			},
			{ what: 'the first poll' },
		);
		const { state } = stack().simulator;
		const hub = state.hubs.get(account);
		if (!hub) throw new Error('The simulator has no hub');
		addAccountUser(state, hub, {
			id: crypto.randomUUID(),
			autodeskId: 'WELCOME',
			email: 'welcome@office.example',
			firstName: 'Wilma',
			lastName: 'Welcome',
		});
		await callWorker(stack().worker, 'POST', `/watches/${id}/run`);
		const mail = await office().mail.mailTo('welcome@office.example');
		expect(mail.text).toContain('Hello Wilma Welcome');
		await stack().client.workflows.deactivate(stored);
	});
}

interface WatchView {
	id: string;
	lastRun: { outcome: string } | null;
}
