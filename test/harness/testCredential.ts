import 'reflect-metadata';
import { ExecuteContext, RoutingNode } from 'n8n-core';
import { createEmptyRunExecutionData } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	INodeCredentialTestResult,
	INodeType,
	NodeApiError,
} from 'n8n-workflow';
import { FakeCredentials } from './fakeCredentials';
import { resolveCredential } from './resolveCredential';
import { nodeUnderTest } from './runNode';

/**
 * Tests a credential the way the editor does after saving it: n8n's tester runs the `test` request
 * in a temporary node through the real RoutingNode and applies `rules` to the answer. The editor
 * omits the stored token, so a new one is always fetched.
 */
export async function testCredential(
	type: ICredentialType,
	entered: ICredentialDataDecryptedObject,
): Promise<INodeCredentialTestResult & { tokensSaved: unknown[] }> {
	const data = resolveCredential(type, entered);
	const credentials = new FakeCredentials({ [type.name]: data }, { [type.name]: type });
	const nodeType = probeNode(type);
	const { workflow, additionalData } = nodeUnderTest(nodeType, {}, { credentials });
	const node = workflow.getNode('Node')!;
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const routing = new RoutingNode(context, nodeType, {
		id: 'id',
		name: 'c',
		type: type.name,
		data,
	});
	try {
		await routing.runNode();
		return {
			status: 'OK',
			message: 'Connection successful!',
			tokensSaved: credentials.tokensSaved,
		};
	} catch (error) {
		const message = messageFor(type, error as NodeApiError);
		return { status: 'Error', message, tokensSaved: credentials.tokensSaved };
	}
}

/**
 * As in n8n's tester: the first matching rule, otherwise the status text. Without a response, the code of
 * the cause, otherwise the message.
 */
function messageFor(type: ICredentialType, error: NodeApiError): string {
	const { response, code } = error.cause as {
		response?: { status: number; statusText: string };
		code?: string;
	};
	if (!response) return code ?? error.message;
	const rule = type.test?.rules?.find(
		({ type: kind, properties }) =>
			kind === 'responseCode' && 'value' in properties && properties.value === response.status,
	);
	return rule?.properties.message ?? response.statusText;
}

function probeNode(type: ICredentialType): INodeType {
	return {
		description: {
			displayName: 'Probe',
			name: 'probe',
			group: [],
			version: 1,
			description: '',
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: type.name, required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					default: '',
					routing: { request: type.test?.request },
				},
			],
		},
	};
}
