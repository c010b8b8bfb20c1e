import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Browser, type Rectangle } from '../worker/test/setup/browser';
import type { N8nClient } from '../test/e2e/n8n-process/n8nClient';
import type { StoredCredential } from '../test/e2e/n8n-process/n8nCredentials';
import type { WorkflowFile, WorkflowNode } from '../test/e2e/n8n-process/n8nWorkflows';
import { waitFor } from '../test/e2e/process/waitFor';
import { OWNER } from '../test/e2e/stack/accounts';
import { EXAMPLES } from '../test/e2e/stack/exampleWorkflows';
import { actionNode, chain, manualTrigger } from '../test/e2e/stack/workflows';
import { DemoError } from './demoError';

const FOLDER = resolve(import.meta.dirname, '../docs/images');
/** Of the window, in CSS pixels. */
const WIDTH = 1500;

/** n8n's editor in a real browser. */
export class Editor {
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

	/**
	 * Executes one node in the editor, and takes its parameters and its output.
	 *
	 * @param returned part of the output
	 */
	async pictureOfStep(
		name: string,
		nodeName: string,
		parameters: Record<string, unknown>,
		height: number,
		returned: string,
	): Promise<void> {
		const user = await this.credential('autodeskPlatformServicesOAuth2Api');
		const node = actionNode(nodeName, user, parameters);
		const workflow = await this.client.workflows.create(chain(name, manualTrigger(), node));
		await this.show(`/workflow/${workflow.id}/${node.id}`, height);
		await this.execute();
		await this.take(name, `${OUTPUT}?.innerText.includes('${returned}') === true`);
	}

	/** Takes the parameters of a node that nobody has filled in yet. */
	async pictureOfNew(name: string, node: WorkflowNode, height: number): Promise<void> {
		const workflow = await this.client.workflows.create(chain(name, node));
		await this.show(`/workflow/${workflow.id}/${node.id}`, height);
		await this.until(`${PARAMETERS} !== null && ${OUTPUT} !== null`);
		await new Promise((done) => setTimeout(done, 2_500));
		await this.browser.evaluate(REMOVE_POPUPS);
		const part = JSON.parse(String(await this.browser.evaluate(PANELS))) as Rectangle;
		await this.browser.pictureOf(join(FOLDER, `${name}.png`), part);
	}

	/** Searches the panel of nodes as a person does who begins a workflow, and opens what it finds. */
	async pictureOfPanel(name: string, displayName: string, height: number): Promise<void> {
		await this.show('/workflow/new', height);
		const plus = `document.querySelector('[data-test-id="canvas-add-button"] button, [data-test-id="canvas-plus-button"], [data-test-id="node-creator-plus-button"]')`;
		await this.until(`${plus} !== null`);
		await this.browser.evaluate(`${plus}.click()`);
		const search = `document.querySelector('[data-test-id="node-creator-search-bar"] input, input[data-test-id="node-creator-search-bar"]')`;
		await this.until(`${search} !== null`);
		await this.browser.evaluate(
			`${search}.value = ${JSON.stringify(displayName)}; ${search}.dispatchEvent(new Event('input', { bubbles: true }))`,
		);
		const found = `[...document.querySelectorAll('[data-test-id="node-creator-item-name"]')].find(({ innerText }) => innerText.trim() === ${JSON.stringify(displayName)})`;
		await this.until(`${found} !== undefined`);
		await this.browser.evaluate(`${found}.click()`);
		await this.until(`${PANEL}.innerText.includes('On new file')`);
		await new Promise((done) => setTimeout(done, 1_500));
		await this.browser.evaluate(REMOVE_POPUPS);
		const box = `JSON.stringify(${PANEL}.getBoundingClientRect())`;
		const part = JSON.parse(String(await this.browser.evaluate(box))) as Rectangle;
		await this.browser.pictureOf(join(FOLDER, `${name}.png`), part);
	}

	/** Executes the last node of a workflow, and takes the table that it returns. */
	async pictureOfTable(
		name: string,
		nodes: readonly WorkflowNode[],
		isShown: string,
		height: number,
	): Promise<void> {
		const workflow = await this.client.workflows.create(chain(name, ...nodes));
		await this.show(`/workflow/${workflow.id}/${nodes.at(-1)?.id}`, height);
		await this.execute();
		await this.until(`${OUTPUT}?.innerText.includes('${isShown}') === true`);
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

	/** Shows the execution of an example that a file has started, with the trigger opened. */
	async pictureOfEvent(
		name: string,
		file: string,
		fileName: string,
		height: number,
	): Promise<void> {
		const example = JSON.parse(await readFile(join(EXAMPLES, file), 'utf8')) as WorkflowFile;
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

	/** The credential of the demo. */
	async credential(type: string): Promise<StoredCredential> {
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

const PARAMETERS = `${PAGE}.querySelector('[data-test-id="node-parameters"], [data-test-id="parameter-input"]')`;

/** The panel of nodes. */
const PANEL = `document.querySelector('[data-test-id="node-creator"]')`;

/** Unless the output is a file. */
const SHOW_SCHEMA = `[...${OUTPUT}.querySelectorAll('label, button')]
	.filter(({ innerText }) => innerText.trim() === 'Schema' && !${OUTPUT}.innerText.includes('Mime Type'))
	.forEach((view) => view.click())`;

const SHOW_TABLE = `[...${OUTPUT}.querySelectorAll('label, button')]
	.filter(({ innerText }) => innerText.trim() === 'Table')
	.forEach((view) => view.click())`;

/** Where the nodes and notes on the canvas are, with a margin. Names are wider than their nodes. */
const NODES = `(() => {
	const boxes = [...document.querySelectorAll('.vue-flow__node')].map((node) => node.getBoundingClientRect());
	const x = Math.max(0, Math.min(...boxes.map(({ left }) => left)) - 48);
	const y = Math.max(0, Math.min(...boxes.map(({ top }) => top)) - 24);
	return JSON.stringify({
		x,
		y,
		width: Math.max(...boxes.map(({ right }) => right)) + 48 - x,
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
