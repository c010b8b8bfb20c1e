import { beforeAll, describe, expect, it } from 'vitest';
import { FOLDERS, HUBS, PROJECTS } from '../simulator';
import type { StoredCredential } from './n8n-process/n8nCredentials';
import { outputOf } from './n8n-process/n8nExecutions';
import type { Execution } from './n8n-process/n8nExecutions';
import { twoLeggedCredential } from './stack/credentials';
import { enterSurroundings } from './setup/surroundings';
import type { Surroundings } from './setup/surroundings';
import { unique } from './setup/unique';
import { agentWithTool, byId } from './stack/workflows';

/** The node that n8n runs instead of the agent when a user tests a tool. */
const AGENT_STAND_IN = 'PartialExecutionToolExecutor';

/** The expression that the editor writes when the model fills a field. */
const byModel = (field: string) =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${field}', \`\`, 'string') }}`;

describe('tools of an AI agent', () => {
	let here: Surroundings;
	let app: StoredCredential;

	beforeAll(async () => {
		here = await enterSurroundings();
		app = await here.n8n.credentials.create(twoLeggedCredential(here.simulatorUrl));
	});

	/** The model calls the tool with these arguments. */
	async function call(
		tool: string,
		parameters: Record<string, unknown>,
		toolArguments: Record<string, unknown>,
	): Promise<Execution> {
		const workflow = await here.n8n.workflows.create(agentWithTool(tool, app, parameters));
		return await here.n8n.executions.ended(
			await here.n8n.workflows.runTool(workflow, tool, toolArguments),
		);
	}

	/** The text that the model reads: the records. */
	function answerOf(execution: Execution): unknown {
		const [answer] = outputOf(execution, AGENT_STAND_IN) as unknown[];
		return JSON.parse(String(answer));
	}

	it('return the records to the model', async () => {
		const execution = await call(
			'Get many projects',
			{ resource: 'project', operation: 'getAll', hub: byId(byModel('Hub')) },
			{ Hub: HUBS.us.id },
		);
		expect(answerOf(execution)).toEqual(
			expect.arrayContaining([expect.objectContaining({ name: 'Tower A' })]),
		);
	});

	it('accept every field from the model, including those in collections', async () => {
		const execution = await call(
			'Create folder',
			{
				resource: 'folder',
				operation: 'create',
				project: byId(byModel('Project')),
				folder: byId(byModel('Parent_Folder')),
				folderName: byModel('Folder_Name'),
				additionalFields: { description: byModel('Description') },
			},
			{
				Project: PROJECTS.tower.guid,
				Parent_Folder: FOLDERS.towerProjectFiles,
				Folder_Name: unique('Made by a model'),
				Description: 'Sections',
			},
		);
		expect(answerOf(execution)).toMatchObject([{ folderId: FOLDERS.towerProjectFiles }]);
	});

	it('accept names and paths, which a model knows rather than IDs', async () => {
		const execution = await call(
			'Get folder',
			{
				resource: 'folder',
				operation: 'get',
				hub: byId(byModel('Hub')),
				project: byId(byModel('Project')),
				folder: byId(byModel('Folder')),
			},
			{ Hub: HUBS.us.name, Project: 'Tower A', Folder: 'Project Files/Drawings' },
		);
		expect(answerOf(execution)).toMatchObject([{ id: FOLDERS.towerDrawings }]);
	});

	it('send a request to any endpoint that the model names, and nowhere else', async () => {
		const parameters = { resource: 'apiRequest', operation: 'send', url: byModel('URL_or_Path') };
		const hubs = await call('Send request', parameters, { URL_or_Path: '/project/v1/hubs' });
		expect(answerOf(hubs)).toContainEqual(expect.objectContaining({ id: HUBS.us.id }));
		const elsewhere = await call('Send request', parameters, {
			URL_or_Path: 'https://elsewhere.example.com/hubs',
		});
		expect(elsewhere.data.resultData.error?.message).toContain(
			'and this leads to https://elsewhere.example.com',
		);
	});

	it('explain to the model which argument is wrong and what it could be', async () => {
		const execution = await call(
			'Get hub',
			{ resource: 'hub', operation: 'get', hub: byId(byModel('Hub')) },
			{ Hub: `${HUBS.us.name}s` },
		);
		expect(execution.data.resultData.error?.message).toContain(
			`Hub: no hub that the credential can access has the name "${HUBS.us.name}s". Similar: "${HUBS.us.name}"`,
		);
	});
});
