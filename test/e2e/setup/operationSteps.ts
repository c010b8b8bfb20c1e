import { expect } from 'vitest';
import type { N8nClient } from '../n8n-process/n8nClient';
import type { StoredCredential } from '../n8n-process/n8nCredentials';
import { outputOf } from '../n8n-process/n8nExecutions';
import type { WorkflowNode } from '../n8n-process/n8nWorkflows';
import { actionNode, chain, manualTrigger } from '../stack/workflows';

/** A node that runs one operation and is named after it: `folder.get`, or `folder.get: again`. */
export function step(
	name: string,
	credential: StoredCredential,
	parameters: Record<string, unknown> = {},
): WorkflowNode {
	const [, resource, operation] = /^(\w+)\.(\w+)/.exec(name) ?? [];
	const node = actionNode(name, credential, { resource, operation, ...parameters });
	return { ...node, executeOnce: true, alwaysOutputData: true };
}

/** A field of an earlier step's output. */
export function from(stepName: string, field: string): string {
	return `={{ $('${stepName}').first().json.${field} }}`;
}

/** Runs workflows of steps and records their operations. */
export class OperationSteps {
	/** Such as `folder.get`. */
	readonly done = new Set<string>();

	constructor(private readonly n8n: N8nClient) {}

	/** Runs one workflow of these steps in sequence. Returns the output of each of them. */
	async run(what: string, ...steps: WorkflowNode[]) {
		const workflow = await this.n8n.workflows.create(chain(what, manualTrigger(), ...steps));
		const execution = await this.n8n.executions.ended(
			await this.n8n.workflows.run(workflow, 'Start'),
		);
		const { error, lastNodeExecuted } = execution.data.resultData;
		expect(error && `${lastNodeExecuted}: ${error.message}; ${error.description}`).toBeUndefined();
		for (const { parameters } of steps.filter(({ credentials }) => credentials !== undefined)) {
			this.done.add(`${String(parameters.resource)}.${String(parameters.operation)}`);
		}
		return (stepName: string) => outputOf(execution, stepName);
	}
}
