import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { HookContext, WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IWebhookData,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { nodeUnderTest } from '../runNode';
import type { NodeOptions } from '../runNode';

export interface TriggerOptions extends NodeOptions {
	/** The node's static data, as saved by n8n. */
	staticData?: IDataObject;
	/** Whether a user listens for a test event in the editor. */
	isTest?: boolean;
	/** Default: `wh-1`. */
	webhookId?: string;
}

/**
 * A trigger node in real n8n-core behind a real HTTP server. Tests call its life cycle methods as n8n does,
 * and requests to its URL reach its `webhook` method as in n8n.
 */
export class TriggerUnderTest {
	/** The trigger's output items for each workflow run that it started. */
	readonly runs: INodeExecutionData[][] = [];
	/** Messages that the node logged through n8n. */
	readonly log: Array<{ level: string; message: string }> = [];
	/** Number of senders that hung up before they got an answer. */
	hangUps = 0;
	private server: Server | undefined;
	private answersFail = false;
	private held: Promise<void> | undefined;
	private readonly node;
	private readonly isTest: boolean;

	constructor(
		private readonly type: INodeType,
		parameters: INodeParameters,
		options: TriggerOptions = {},
	) {
		this.isTest = options.isTest ?? false;
		this.node = nodeUnderTest(type, parameters, { webhookId: 'wh-1', ...options });
		Object.assign(this.staticData, options.staticData);
	}

	/** Starts answering at the URL that the node registers. */
	async listen(): Promise<void> {
		const app = express();
		app.use(express.raw({ type: () => true, limit: '16mb' }));
		app.post(/.*/, async (request, response) => {
			response.once('close', () => {
				if (!response.writableEnded) this.hangUps += 1;
			});
			const body: unknown = request.body;
			const rawBody = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
			// As for a content type that n8n does not know: nothing is read until the node reads it.
			Object.assign(request, {
				async readRawBody() {
					Object.assign(request, { rawBody });
				},
			});
			const result = await this.type.webhook!.call(
				new WebhookContext(
					this.node.workflow,
					this.workflowNode(),
					{ ...this.node.additionalData, httpRequest: request, httpResponse: response },
					this.isTest ? 'manual' : 'webhook',
					this.webhookData(),
					[],
					null,
				),
			);
			if (result.noWebhookResponse) return;
			await this.held;
			if (this.answersFail) {
				this.answersFail = false;
				response.sendStatus(500);
				return;
			}
			if (result.workflowData) this.runs.push(...result.workflowData);
			response.status(200).end();
		});
		this.server = app.listen(0, '127.0.0.1');
		await once(this.server, 'listening');
		const origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
		this.reachAt(origin);
	}

	/**
	 * Sets the addresses that n8n has for itself.
	 *
	 * @param webhooks of WEBHOOK_URL
	 * @param editor of N8N_EDITOR_BASE_URL, which n8n also uses for test events
	 */
	reachAt(webhooks: string, editor = webhooks): void {
		Object.assign(this.node.additionalData, {
			restApiUrl: `${webhooks}/rest`,
			webhookBaseUrl: `${webhooks}/webhook`,
			webhookTestBaseUrl: `${editor}/webhook-test`,
		});
	}

	async close(): Promise<void> {
		if (!this.server?.listening) return;
		const closed = once(this.server, 'close');
		this.server.close();
		this.server.closeAllConnections();
		await closed;
	}

	async checkExists(): Promise<boolean> {
		return await this.lifeCycle.checkExists.call(this.hookContext());
	}

	async create(): Promise<boolean> {
		return await this.lifeCycle.create.call(this.hookContext());
	}

	async delete(): Promise<boolean> {
		return await this.lifeCycle.delete.call(this.hookContext('internal', 'update'));
	}

	/** As n8n does on activation: calls `create` if `checkExists` returns false. */
	async activate(): Promise<void> {
		if (!(await this.checkExists())) await this.create();
	}

	/** Simulates that n8n cannot start the execution, for example because its database is down. */
	failNextAnswer(): void {
		this.answersFail = true;
	}

	/**
	 * Simulates that n8n is slow to start executions.
	 *
	 * @returns a function that lets n8n continue
	 */
	holdAnswers(): () => void {
		let release = () => {};
		this.held = new Promise((resolve) => {
			release = () => {
				this.held = undefined;
				resolve();
			};
		});
		return () => release();
	}

	/** Changes the node's parameters, as a user does; n8n keeps its static data. */
	change(parameters: INodeParameters): void {
		const node = this.workflowNode();
		node.parameters = { ...node.parameters, ...parameters };
	}

	/** The URL at which Autodesk, or the worker, reaches the node. */
	get url(): string {
		return this.hookContext().getNodeWebhookUrl('default')!;
	}

	/** The node's own part of the workflow's static data. */
	get staticData(): IDataObject {
		return this.hookContext().getWorkflowStaticData('node');
	}

	private hookContext(
		mode: WorkflowExecuteMode = this.isTest ? 'manual' : 'trigger',
		activation: WorkflowActivateMode = this.isTest ? 'manual' : 'activate',
	): HookContext {
		const { workflow, additionalData } = this.node;
		const context = new HookContext(
			workflow,
			this.workflowNode(),
			additionalData,
			mode,
			activation,
			this.webhookData(),
		);
		const write = (level: string) => (message: string) => void this.log.push({ level, message });
		const logger = {
			debug: write('debug'),
			info: write('info'),
			warn: write('warn'),
			error: write('error'),
		};
		return Object.defineProperty(context, 'logger', { value: logger });
	}

	private get lifeCycle() {
		return this.type.webhookMethods!.default!;
	}

	private workflowNode() {
		return this.node.workflow.getNode('Node')!;
	}

	private webhookData(): IWebhookData {
		const [webhookDescription] = this.type.description.webhooks!;
		return {
			node: 'Node',
			workflowId: 'wf',
			path: 'webhook',
			httpMethod: 'POST',
			webhookDescription,
			isTest: this.isTest,
			workflowExecuteAdditionalData: this.node.additionalData,
		};
	}
}
