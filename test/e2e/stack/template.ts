import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkflowFile, WorkflowNode } from '../n8n-process/n8nWorkflows';
import { EXAMPLES } from './exampleWorkflows';

/**
 * An example workflow as its file has it, with the values that a person sets in its node Settings. n8n
 * itself attaches the credentials when it is imported, by their names.
 *
 * @throws Error if Settings lacks one of the values
 */
export async function template(
	file: string,
	settings: Readonly<Record<string, unknown>>,
): Promise<WorkflowFile> {
	const workflow = JSON.parse(await readFile(join(EXAMPLES, file), 'utf8')) as WorkflowFile;
	const { assignments } = nodeOf(workflow, 'Settings').parameters as unknown as SetParameters;
	for (const [name, value] of Object.entries(settings)) {
		const found = assignments.assignments.find((each) => each.name === name);
		if (!found) throw new Error(`The settings of "${workflow.name}" lack ${name}`);
		found.value = value;
	}
	return workflow;
}

/** @throws Error if the workflow has no such node */
export function nodeOf({ name, nodes }: WorkflowFile, nodeName: string): WorkflowNode {
	const node = nodes.find((each) => each.name === nodeName);
	if (!node) throw new Error(`"${name}" has no node ${nodeName}`);
	return node;
}

/** Parameters of n8n's node Edit Fields. */
interface SetParameters {
	assignments: { assignments: Array<{ name: string; value: unknown }> };
}
