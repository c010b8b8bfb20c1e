import 'reflect-metadata';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { createRunExecutionData, Workflow } from 'n8n-workflow';
import type {
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypes,
	IRun,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { FakeCredentials } from './fakeCredentials';

export interface NodeUnderTest {
	workflow: Workflow;
	additionalData: IWorkflowExecuteAdditionalData;
}

export interface NodeOptions {
	credentials?: FakeCredentials;
	typeVersion?: number;
	onError?: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	webhookId?: string;
}

/** Gives each node a unique ID, because some data is cached in the process under it. */
let nodes = 0;

/** A one-node workflow in real n8n-core, with the environment of a running server. */
export function nodeUnderTest(
	type: INodeType,
	parameters: INodeParameters,
	options: NodeOptions = {},
): NodeUnderTest {
	const credentials = options.credentials ?? new FakeCredentials({}, {});
	const nodeTypes = {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	} as unknown as INodeTypes;
	const workflow = new Workflow({
		id: 'wf',
		active: false,
		connections: {},
		nodeTypes,
		settings: {},
		nodes: [
			{
				id: `node-${++nodes}`,
				name: 'Node',
				type: `n8n-nodes-autodesk-platform-services.${type.description.name}`,
				typeVersion: options.typeVersion ?? 1,
				position: [0, 0],
				parameters,
				onError: options.onError,
				webhookId: options.webhookId,
				credentials: Object.fromEntries(
					Object.keys(credentials.data).map((name) => [name, { id: `id-${name}`, name }]),
				),
			},
		],
	});
	const additionalData = {
		credentialsHelper: credentials,
		executionId: '1',
		variables: {},
		currentNodeExecutionIndex: 0,
		setExecutionStatus() {},
		hooks: new ExecutionLifecycleHooks('manual', '1', { id: 'wf', name: 'wf' } as never),
		restApiUrl: 'http://n8n.test/rest',
		instanceBaseUrl: 'http://n8n.test',
		webhookBaseUrl: 'https://n8n.test/webhook',
		webhookTestBaseUrl: 'https://n8n.test/webhook-test',
		webhookWaitingBaseUrl: 'http://n8n.test/wait',
		formWaitingBaseUrl: 'http://n8n.test/form',
	} as unknown as IWorkflowExecuteAdditionalData;
	return { workflow, additionalData };
}

export interface RunOptions extends NodeOptions {
	items?: INodeExecutionData[];
	/** How the execution was started. Default: in the editor. */
	mode?: WorkflowExecuteMode;
	/** Called when the run starts, with a function that acts like the editor's Stop button. */
	onStart?: (stop: () => void) => void;
}

/** Executes a regular node with the given input items. Parameter problems reject the promise. */
export async function runNode(
	type: INodeType,
	parameters: INodeParameters,
	options: RunOptions = {},
) {
	const { workflow, additionalData } = nodeUnderTest(type, parameters, options);
	const node = workflow.getNode('Node')!;
	const data = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [
				{ node, data: { main: [options.items ?? [{ json: {} }]] }, source: null },
			],
		},
	} as never);
	const running = new WorkflowExecute(
		additionalData,
		options.mode ?? 'manual',
		data,
	).processRunExecutionData(workflow);
	options.onStart?.(() => running.cancel());
	const run: IRun = await running;
	const task = run.data.resultData.runData.Node?.[0];
	return {
		outputs: task?.data?.main ?? [],
		/** Hints shown above the output. */
		hints: task?.hints ?? [],
		/** Plain data, as run data holds it: assert on `httpCode`, `message`, `description`. */
		error: task?.error ?? run.data.resultData.error,
		workflow,
		additionalData,
	};
}
