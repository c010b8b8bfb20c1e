import { randomUUID } from 'node:crypto';
import type { StoredCredential } from '../n8n-process/n8nCredentials';
import type { WorkflowFile, WorkflowNode } from '../n8n-process/n8nWorkflows';
import { LATEST } from '../../../nodes/fields/nodeVersion';
import { nodeWithResource } from '../../../scripts/actionNodes';
import { unique } from '../setup/unique';

const PACKAGE = 'n8n-nodes-autodesk-platform-services';

const AUTHENTICATION: Record<string, string> = {
	autodeskPlatformServicesOAuth2Api: 'oAuth2',
	autodeskPlatformServicesTwoLeggedOAuth2Api: 'twoLegged',
	autodeskPlatformServicesServiceAccountApi: 'serviceAccount',
};

/** A resource locator in ID mode; expressions start with `=`. */
export function byId(value: string) {
	return { __rl: true, mode: 'id', value };
}

/** A resource locator with the path of a folder or file. */
export function byPath(value: string) {
	return { __rl: true, mode: 'path', value };
}

/** A resource locator with a name, or the email address of a person. */
export function byName(value: string) {
	return { __rl: true, mode: 'name', value };
}

/** An action node that uses the credential, in its newest version. */
export function actionNode(
	name: string,
	credential: StoredCredential,
	parameters: Record<string, unknown>,
): WorkflowNode {
	const { type } = nodeWithResource(String(parameters.resource));
	const action = node(name, `${PACKAGE}.${type.description.name}`, {
		parameters: { authentication: AUTHENTICATION[credential.type], ...parameters },
		credentials: chosen([credential]),
	});
	return { ...action, typeVersion: LATEST };
}

/** A trigger node; the first credential is for Autodesk. */
export function triggerNode(
	name: string,
	credentials: readonly [StoredCredential, ...StoredCredential[]],
	parameters: Record<string, unknown>,
): WorkflowNode {
	return node(name, `${PACKAGE}.autodeskPlatformServicesTrigger`, {
		parameters: { authentication: AUTHENTICATION[credentials[0].type], ...parameters },
		credentials: chosen(credentials),
		webhookId: randomUUID(),
	});
}

export function manualTrigger(name = 'Start'): WorkflowNode {
	return node(name, 'n8n-nodes-base.manualTrigger', { parameters: {} });
}

/** n8n's Webhook node: answers a POST with the items of the workflow's last node. */
export function webhook(name: string, path: string): WorkflowNode {
	return node(name, 'n8n-nodes-base.webhook', {
		parameters: {
			httpMethod: 'POST',
			path,
			responseMode: 'lastNode',
			responseData: 'allEntries',
		},
		webhookId: randomUUID(),
	});
}

/** An item for each entry of a list. */
export function splitOut(name: string, fieldToSplitOut: string): WorkflowNode {
	return node(name, 'n8n-nodes-base.splitOut', { parameters: { fieldToSplitOut } });
}

/** n8n's Edit Fields node: each item becomes the object that the expression yields. */
export function editFields(name: string, expression: string): WorkflowNode {
	const parameters = { mode: 'raw', jsonOutput: `={{ ${expression} }}`, options: {} };
	return { ...node(name, 'n8n-nodes-base.set', { parameters }), typeVersion: 3.4 };
}

/** n8n's nodes that unpack a ZIP archive and return the rows of the first CSV file in it. */
export function csvRowsOfZip(name: string): WorkflowNode[] {
	const unpack = node('Unpack', 'n8n-nodes-base.compression', {
		parameters: { operation: 'decompress', binaryPropertyName: 'data', outputPrefix: 'file_' },
	});
	const readRows = node(name, 'n8n-nodes-base.extractFromFile', {
		parameters: { operation: 'csv', binaryPropertyName: 'file_0' },
	});
	return [{ ...unpack, typeVersion: 1.1 }, readRows];
}

/** Fails unless the URL returns a success. */
export function httpRequest(name: string, url: string): WorkflowNode {
	return node(name, 'n8n-nodes-base.httpRequest', { parameters: { url } });
}

/** Ends the execution with an error. */
export function stopAndError(name: string): WorkflowNode {
	return node(name, 'n8n-nodes-base.stopAndError', {
		parameters: { errorMessage: 'Not this time' },
	});
}

/** A workflow of nodes in sequence, under a unique name. */
export function chain(what: string, ...nodes: WorkflowNode[]): WorkflowFile {
	const connections = Object.fromEntries(
		nodes
			.slice(0, -1)
			.map(({ name }, index) => [
				name,
				{ main: [[{ node: nodes[index + 1].name, type: 'main', index: 0 }]] },
			]),
	);
	return { name: unique(what), nodes, connections };
}

/** An AI agent with the action node as its tool. The agent itself is never run. */
export function agentWithTool(
	tool: string,
	credential: StoredCredential,
	parameters: Record<string, unknown>,
): WorkflowFile {
	const agent = node('Agent', '@n8n/n8n-nodes-langchain.agent', { parameters: {} });
	const action = actionNode(tool, credential, parameters);
	const toolNode = { ...action, type: `${action.type}Tool` };
	const { connections, ...workflow } = chain('agent', manualTrigger(), agent);
	return {
		...workflow,
		nodes: [...workflow.nodes, toolNode],
		connections: {
			...connections,
			[tool]: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
	};
}

function node(
	name: string,
	type: string,
	rest: Pick<WorkflowNode, 'parameters' | 'credentials' | 'webhookId'>,
): WorkflowNode {
	return { id: randomUUID(), name, type, typeVersion: 1, position: [0, 0], ...rest };
}

function chosen(credentials: readonly StoredCredential[]): WorkflowNode['credentials'] {
	return Object.fromEntries(credentials.map(({ type, id, name }) => [type, { id, name }]));
}
