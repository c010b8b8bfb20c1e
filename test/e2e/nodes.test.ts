import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredCredential } from './n8n-process/n8nCredentials';
import { outputOf } from './n8n-process/n8nExecutions';
import type { Execution } from './n8n-process/n8nExecutions';
import type { WorkflowFile } from './n8n-process/n8nWorkflows';
import { connectAsUser, threeLeggedCredential, twoLeggedCredential } from './stack/credentials';
import { exampleWorkflow } from './stack/exampleWorkflows';
import { enterSurroundings } from './setup/surroundings';
import type { Surroundings } from './setup/surroundings';
import { HUBS, USERS } from '../simulator';
import { actionNode, byId, chain, manualTrigger, webhook } from './stack/workflows';

const PACKAGE = 'n8n-nodes-autodesk-platform-services';

describe('the installed package', () => {
	let here: Surroundings;
	let app: StoredCredential;
	let user: StoredCredential;

	beforeAll(async () => {
		here = await enterSurroundings();
		app = await here.n8n.credentials.create(twoLeggedCredential(here.simulatorUrl));
		user = await here.n8n.credentials.create(threeLeggedCredential(here.simulatorUrl));
		await connectAsUser(here.n8n, user);
	});

	async function run(workflow: WorkflowFile): Promise<Execution> {
		const stored = await here.n8n.workflows.create(workflow);
		return await here.n8n.executions.ended(await here.n8n.workflows.run(stored, 'Start'));
	}

	it('is listed as loaded in Settings > Community nodes', async () => {
		const packages = await here.n8n.communityPackages();

		const installed = packages.find(({ packageName }) => packageName === PACKAGE);
		expect(installed).toBeDefined();
		expect(installed?.failedLoading).not.toBe(true);
		expect(installed?.installedNodes.map(({ type }) => type)).toContain(
			`${PACKAGE}.autodeskPlatformServices`,
		);
	});

	it('offers the action node and the trigger, and the action node as a tool for AI agents', async () => {
		const names = (await here.n8n.nodeTypes()).map(({ name }) => name);

		expect(names).toContain(`${PACKAGE}.autodeskPlatformServices`);
		expect(names).toContain(`${PACKAGE}.autodeskPlatformServicesTool`);
		expect(names).toContain(`${PACKAGE}.autodeskPlatformServicesTrigger`);
	});

	it('lists the options of long dropdowns, without a credential', async () => {
		const node = `${PACKAGE}.autodeskPlatformServices`;
		const hub = { resource: 'hub', operation: 'getAll' };
		const fields = await here.n8n.optionsOf(node, 'getOutputFields', hub);
		expect(fields.map(({ name }) => name)).toContain('region');
		const project = { resource: 'accountProject', operation: 'create' };
		const zones = await here.n8n.optionsOf(node, 'getTimeZones', project);
		expect(zones.map(({ value }) => value)).toContain('Europe/Berlin');
	});

	it('remembers from one production run of a sync to the next who was missing', async () => {
		const path = randomUUID();
		const start = webhook('Row', path);
		const sync = actionNode('Sync', app, {
			resource: 'accountUser',
			operation: 'sync',
			account: byId(HUBS.us.id),
			email: '={{ $json.body.email }}',
			mode: 'plan',
			scope: 'users',
			scopeUsers: `${USERS.kim.email}, ${USERS.lee.email}`,
			allowRemovals: true,
			guards: { graceRuns: 2, maxRemovalPercent: 100 },
		});
		const stored = await here.n8n.workflows.create(chain('sync', start, sync));
		await here.n8n.workflows.activate(stored);
		const reasonFor = async () => {
			const response = await fetch(`${here.n8n.url}/webhook/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ email: USERS.kim.email }),
			});
			const items = (await response.json()) as Array<Record<string, unknown>>;
			const lee = items.find(({ email }) => email === USERS.lee.email);
			return [lee?.change, lee?.reason];
		};
		expect(await reasonFor()).toEqual([
			'unchanged',
			'Is not in the source; missing in 1 of 2 consecutive runs',
		]);
		await expect.poll(reasonFor).toEqual(['deactivate', 'Is not in the source']);
	});

	it('works from hub to folder in one workflow, as an app and as a user', async () => {
		// As saved before version 1.1: Simplify instead of Output.
		const hubs = { resource: 'hub', operation: 'getAll', returnAll: true, simplify: false };
		const execution = await run(
			chain(
				'hub to folder',
				manualTrigger(),
				{ ...actionNode('Hubs', app, hubs), typeVersion: 1 },
				actionNode('Projects', user, {
					resource: 'project',
					operation: 'getAll',
					hub: byId('={{ $json.id }}'),
					returnAll: true,
				}),
				actionNode('Top Folders', app, {
					resource: 'project',
					operation: 'getTopFolders',
					hub: byId('={{ $json.hubId }}'),
					project: byId('={{ $json.id }}'),
				}),
			),
		);

		expect(outputOf(execution, 'Hubs')).toContainEqual(
			expect.objectContaining({ attributes: expect.objectContaining({ name: HUBS.us.name }) }),
		);
		const projects = outputOf(execution, 'Projects').map(({ name }) => name);
		expect(projects).toEqual(expect.arrayContaining(['Tower A', 'Werk Nord']));
		const folders = outputOf(execution, 'Top Folders').map(({ name }) => name);
		expect(folders).toContain('Project Files');
	});

	it('names the scope that the credential lacks', async () => {
		const narrow = await here.n8n.credentials.create(
			twoLeggedCredential(here.simulatorUrl, ['data:read']),
		);

		const execution = await run(
			chain(
				'missing scope',
				manualTrigger(),
				actionNode('Buckets', narrow, { resource: 'bucket', operation: 'getAll' }),
			),
		);

		expect(execution.status).toBe('error');
		const { message, description } = execution.data.resultData.error ?? { message: '' };
		expect(`${message} ${description}`).toContain('bucket:read');
	});

	it('includes example workflows that n8n imports and runs', async () => {
		const example = await exampleWorkflow('list-hubs-projects-folders.json', [user]);
		const stored = await here.n8n.workflows.create(example);
		const execution = await here.n8n.executions.ended(
			await here.n8n.workflows.run(stored, 'When clicked'),
		);

		expect(outputOf(execution, 'Set hub, project and folder')).toContainEqual({
			hub: 'Example Contractors',
			project: 'Tower A',
			folder: 'Project Files',
		});
	});
});
