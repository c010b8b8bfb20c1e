import type { Execution } from '../n8n-process/n8nExecutions';
import type { StoredWorkflow, WorkflowFile } from '../n8n-process/n8nWorkflows';
import type { TriggerStack } from '../setup/ownStack';
import type { Office } from './office';

/** Ways to run templates in the office. */
export interface Runs {
	/**
	 * Imports a workflow.
	 *
	 * @returns a function that executes it as a person does in the editor, and throws the error that ends it
	 */
	byHand(workflow: WorkflowFile, start: string): Promise<() => Promise<Execution>>;
	/** Imports and publishes a workflow while the test lasts. */
	published<Result>(
		workflow: WorkflowFile,
		test: (stored: StoredWorkflow) => Promise<Result>,
	): Promise<Result>;
}

export function runsOf(stack: () => TriggerStack, office: () => Office): Runs {
	return {
		async byHand(workflow, start) {
			const stored = await office().import(workflow);
			return async () => {
				const id = await stack().client.workflows.run(stored, start);
				const ended = await stack().client.executions.ended(id);
				const { error } = ended.data.resultData;
				if (error) throw new Error(`${error.message}: ${error.description ?? ''}`);
				return ended;
			};
		},
		async published(workflow, test) {
			const stored = await office().import(workflow);
			await stack().client.workflows.activate(stored);
			const result = await test(stored);
			await stack().client.workflows.deactivate(stored);
			return result;
		},
	};
}
