import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Browser, type Rectangle } from '../worker/test/setup/browser';
import { FOLDERS, HUBS, ITEMS, PROJECTS, USERS } from '../test/simulator/state/world';
import { N8nClient } from '../test/e2e/n8n-process/n8nClient';
import type { StoredCredential } from '../test/e2e/n8n-process/n8nCredentials';
import type { WorkflowFile } from '../test/e2e/n8n-process/n8nWorkflows';
import { waitFor } from '../test/e2e/process/waitFor';
import { OWNER } from '../test/e2e/stack/accounts';
import { EXAMPLES } from '../test/e2e/stack/exampleWorkflows';
import { SimulatorControl } from '../test/e2e/stack/simulatorControl';
import {
	actionNode,
	chain,
	editFields,
	manualTrigger,
	splitOut,
} from '../test/e2e/stack/workflows';
import { DemoError } from './demoError';
import { findRunningDemo } from './runningDemo';
import { demoSettings } from './settings';

/**
 * Takes the screenshots of the nodes for the documentation, in the n8n of a running demo:
 * `npx tsx demo/pictures.ts` (needs chromium). Names of pictures as arguments take only these.
 */

const FOLDER = resolve(import.meta.dirname, '../docs/images');
const WIDTH = 1500;
const EXAMPLE = 'new-file-version-through-worker.json';

const listed = (value: string, cachedResultName: string) => ({
	__rl: true,
	mode: 'list',
	value,
	cachedResultName,
});

const tower = {
	hub: listed(HUBS.us.id, HUBS.us.name),
	project: listed(PROJECTS.tower.id, PROJECTS.tower.name),
};

const SEARCH = {
	resource: 'folder',
	operation: 'search',
	...tower,
	folder: listed(FOLDERS.towerProjectFiles, 'Project Files'),
	returnAll: true,
	filters: { fileTypes: 'rvt', nameStarts: 'Tower' },
};

/** What the picture of a workflow shows, by the example that it is of. */
const WORKFLOWS = {
	'workflow-sync-users': 'sync-users-from-spreadsheet.json',
	'workflow-sync-entra-group': 'sync-entra-group-to-project.json',
	'workflow-onboard': 'onboard-person.json',
	'workflow-offboard': 'offboard-person.json',
	'workflow-welcome': 'welcome-new-members.json',
	'workflow-audit': 'audit-account.json',
};

const DOWNLOAD = {
	resource: 'file',
	operation: 'download',
	contentOf: 'newestVersion',
	...tower,
	file: listed(ITEMS.architecture.id, ITEMS.architecture.name),
};

const LEAVER = 'user-00012@example.com';

/** Who is to be in the account: one person is missing, one is new, one has another company. */
const PEOPLE = [
	{ email: USERS.kim.email },
	{ email: USERS.lee.email, company: 'Example Steel' },
	{ email: 'mara.vogt@example.com', company: 'Example Concrete' },
];

const PLAN = {
	resource: 'accountUser',
	operation: 'sync',
	account: listed(HUBS.us.accountId, HUBS.us.name),
	email: '={{ $json.email }}',
	syncedFields: { company: '={{ $json.company }}' },
	scope: 'users',
	scopeUsers: [...PEOPLE.map(({ email }) => email), LEAVER].join(', '),
	allowRemovals: true,
	guards: { maxRemovalPercent: 100 },
	options: { clearEmpty: false },
};

/** What people look at in a plan. */
const COLUMNS = `{
	change: $json.change,
	email: $json.email ?? '–',
	reason: $json.reason ?? $json.result,
	to: $json.after?.companyName ?? $json.after?.status ?? '–',
}`;

async function main(): Promise<void> {
	const running = findRunningDemo(demoSettings(process.env).dataFolder);
	if (!running) throw new DemoError('No demo is running. Start one with "npm run demo".');
	const client = await N8nClient.signIn(`http://127.0.0.1:${running.ports.n8n}`, OWNER);
	const simulator = new SimulatorControl(`http://127.0.0.1:${running.ports.simulator}`);
	const editor = await Editor.open(client);
	try {
		await taking('node-action', (name) => editor.pictureOfStep(name, 'Search', SEARCH, 1010));
		await taking('node-download', (name) => editor.pictureOfStep(name, 'Download', DOWNLOAD, 900));
		await taking('node-trigger', async (name) => {
			await simulator.upload('drawing.dwg');
			await editor.pictureOfEvent(name, 'drawing.dwg', 820);
		});
		await taking('sync-plan', async (name) => {
			// In a demo that was just reset: a second time adds the same people again.
			await simulator.populate({ accountUsers: 12 });
			await editor.pictureOfPlan(name, 480);
		});
		for (const [each, file] of Object.entries(WORKFLOWS)) {
			await taking(each, (name) => editor.pictureOfWorkflow(name, file));
		}
	} finally {
		await editor.close();
		await client.close();
	}
}

/** Takes a picture, unless others were asked for. */
async function taking(name: string, take: (name: string) => Promise<void>): Promise<void> {
	const wanted = process.argv.slice(2);
	if (wanted.length === 0 || wanted.includes(name)) await take(name);
}

/** n8n's editor in a real browser. */
class Editor {
	private constructor(
		private readonly client: N8nClient,
		private readonly browser: Browser,
	) {}

	static async open(client: N8nClient): Promise<Editor> {
		const browser = await Browser.start();
		await browser.open(`${client.url}/signin`);
		const body = JSON.stringify({ emailOrLdapLoginId: OWNER.email, password: OWNER.password });
		const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
		await browser.evaluate(
			`window.signedIn = false; fetch('/rest/login', ${JSON.stringify(request)}).then(({ ok }) => { window.signedIn = ok; }); 0`,
		);
		const editor = new Editor(client, browser);
		await editor.until('window.signedIn');
		return editor;
	}

	/** Executes one node in the editor, and takes its parameters and its output. */
	async pictureOfStep(
		name: string,
		nodeName: string,
		parameters: Record<string, unknown>,
		height: number,
	): Promise<void> {
		const user = await this.credential('autodeskPlatformServicesOAuth2Api');
		const node = actionNode(nodeName, user, parameters);
		const workflow = await this.client.workflows.create(chain(name, manualTrigger(), node));
		await this.show(`/workflow/${workflow.id}/${node.id}`, height);
		await this.execute();
		await this.take(name, `${OUTPUT}?.innerText.includes('Tower') === true`);
	}

	/** Makes a plan for the users of an account, and takes the table of its changes. */
	async pictureOfPlan(name: string, height: number): Promise<void> {
		const app = await this.credential('autodeskPlatformServicesTwoLeggedOAuth2Api');
		const table = editFields('Plan', COLUMNS);
		const workflow = await this.client.workflows.create(
			chain(
				name,
				manualTrigger(),
				editFields('People', `{ people: ${JSON.stringify(PEOPLE)} }`),
				splitOut('Rows', 'people'),
				actionNode('Account User: Sync', app, PLAN),
				table,
			),
		);
		await this.show(`/workflow/${workflow.id}/${table.id}`, height);
		await this.execute();
		await this.until(`${OUTPUT}?.innerText.includes('mara.vogt') === true`);
		await this.browser.evaluate(SHOW_TABLE);
		await this.browser.evaluate(REMOVE_POPUPS);
		await new Promise((done) => setTimeout(done, 1_500));
		const output = `JSON.stringify(${OUTPUT}.getBoundingClientRect())`;
		const part = JSON.parse(String(await this.browser.evaluate(output))) as Rectangle;
		await this.browser.pictureOf(join(FOLDER, `${name}.png`), part);
	}

	/** Takes the canvas with a whole example on it. */
	async pictureOfWorkflow(name: string, file: string): Promise<void> {
		const example = JSON.parse(await readFile(join(EXAMPLES, file), 'utf8')) as WorkflowFile;
		const workflow = (await this.client.workflows.all()).find(({ name }) => name === example.name);
		if (!workflow) throw new DemoError(`The demo has no workflow "${example.name}"`);
		await this.show(`/workflow/${workflow.id}`, 900);
		const fit = `document.querySelector('[data-test-id="zoom-to-fit"]')`;
		await this.until(`${fit} !== null && document.querySelectorAll('.vue-flow__node').length > 0`);
		await new Promise((done) => setTimeout(done, 2_000));
		await this.browser.evaluate(`${fit}.click()`);
		await this.browser.evaluate(REMOVE_POPUPS);
		await new Promise((done) => setTimeout(done, 1_500));
		const part = JSON.parse(String(await this.browser.evaluate(NODES))) as Rectangle;
		await this.browser.pictureOf(join(FOLDER, `${name}.png`), part);
	}

	/** Shows the execution that a file has started, with the trigger opened. */
	async pictureOfEvent(name: string, fileName: string, height: number): Promise<void> {
		const example = JSON.parse(await readFile(join(EXAMPLES, EXAMPLE), 'utf8')) as WorkflowFile;
		const [trigger] = example.nodes;
		const workflow = (await this.client.workflows.all()).find(({ name }) => name === example.name);
		if (!workflow) throw new DemoError(`The demo has no workflow "${example.name}"`);
		const { id } = await this.client.executions.withOutput(
			workflow.id,
			trigger.name,
			(json) => json.fileName === fileName,
		);
		await this.show(`/workflow/${workflow.id}/executions/${id}/${trigger.id}`, height);
		await this.take(name, `${OUTPUT}?.innerText.includes('versionId') === true`);
	}

	async close(): Promise<void> {
		await this.browser.close();
	}

	private async show(path: string, height: number): Promise<void> {
		await this.browser.show({ width: WIDTH, height, mobile: false, scale: 1.5 });
		await this.browser.open(`${this.client.url}${path}`);
	}

	private async credential(type: string): Promise<StoredCredential> {
		const found = (await this.client.credentials.all()).find((each) => each.type === type);
		if (!found) throw new DemoError(`The demo has no credential of type ${type}`);
		return found;
	}

	/** Executes the opened node. */
	private async execute(): Promise<void> {
		const button = `document.querySelector('[data-test-id="node-execute-button"]')`;
		await this.until(`${button} !== null && !${button}.disabled`);
		await this.browser.evaluate(`${button}.click()`);
	}

	private async take(name: string, isShown: string): Promise<void> {
		await this.until(isShown);
		await new Promise((done) => setTimeout(done, 1_500));
		await this.browser.evaluate(SHOW_SCHEMA);
		await this.browser.evaluate(REMOVE_POPUPS);
		await new Promise((done) => setTimeout(done, 500));
		const part = JSON.parse(String(await this.browser.evaluate(PANELS))) as Rectangle;
		await this.browser.pictureOf(join(FOLDER, `${name}.png`), part);
	}

	private async until(condition: string): Promise<void> {
		await waitFor(async () => Boolean(await this.browser.evaluate(condition)), {
			what: condition,
			timeoutSeconds: 90,
		});
	}
}

/** The editor's page, or the page of an execution inside it. */
const PAGE = `(document.querySelector('iframe')?.contentDocument ?? document)`;
const OUTPUT = `${PAGE}.querySelector('[data-test-id="output-panel"], [data-test-id="ndv-output-panel"]')`;

/** Unless the output is a file. */
const SHOW_SCHEMA = `[...${OUTPUT}.querySelectorAll('label, button')]
	.filter(({ innerText }) => innerText.trim() === 'Schema' && !${OUTPUT}.innerText.includes('Mime Type'))
	.forEach((view) => view.click())`;

const SHOW_TABLE = `[...${OUTPUT}.querySelectorAll('label, button')]
	.filter(({ innerText }) => innerText.trim() === 'Table')
	.forEach((view) => view.click())`;

/** Where the nodes and notes on the canvas are, with a margin. */
const NODES = `(() => {
	const boxes = [...document.querySelectorAll('.vue-flow__node')].map((node) => node.getBoundingClientRect());
	const x = Math.max(0, Math.min(...boxes.map(({ left }) => left)) - 24);
	const y = Math.max(0, Math.min(...boxes.map(({ top }) => top)) - 24);
	return JSON.stringify({
		x,
		y,
		width: Math.max(...boxes.map(({ right }) => right)) + 24 - x,
		height: Math.max(...boxes.map(({ bottom }) => bottom)) + 40 - y,
	});
})()`;

/** n8n's own messages and hints. */
const REMOVE_POPUPS = `[...document.querySelectorAll('.el-notification, [role="dialog"], [data-radix-popper-content-wrapper]')]
	.filter(({ innerText }) => /Node executed|Production Checklist/i.test(innerText) && !/OUTPUT/.test(innerText))
	.forEach((popup) => popup.remove())`;

/** Where parameters and output of the opened node are. */
const PANELS = `(() => {
	const { x, y } = document.querySelector('iframe')?.getBoundingClientRect() ?? { x: 0, y: 0 };
	const output = ${OUTPUT}.getBoundingClientRect();
	const tab = [...${PAGE}.querySelectorAll('[role="tab"], .tab, span, div, a')]
		.filter(({ innerText }) => innerText?.trim() === 'Parameters').at(-1).getBoundingClientRect();
	const left = tab.left - 16;
	return JSON.stringify({
		x: x + left,
		y: y + output.top,
		width: output.right - left,
		height: output.height,
	});
})()`;

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
