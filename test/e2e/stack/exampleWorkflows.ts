import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { StoredCredential } from '../n8n-process/n8nCredentials';
import type { WorkflowFile } from '../n8n-process/n8nWorkflows';

/** The folder of all example workflows. */
export const EXAMPLES = resolve(import.meta.dirname, '../../../examples/workflows');

/**
 * An example workflow with the choices that a user makes after the import: the credential of each node that
 * needs one. Nodes of other services keep the credential of the file if there is none.
 *
 * @param file its name in `examples/workflows`
 * @throws Error if a credential for Autodesk or the worker is missing
 */
export async function exampleWorkflow(
	file: string,
	credentials: readonly StoredCredential[],
): Promise<WorkflowFile> {
	const example = JSON.parse(await readFile(join(EXAMPLES, file), 'utf8')) as WorkflowFile;
	const nodes = example.nodes.map((node) => {
		const chosen = Object.keys(node.credentials ?? {}).map((type) => {
			const found = credentials.find((credential) => credential.type === type);
			if (found) return [type, { id: found.id, name: found.name }];
			if (isForeign(type)) return [type, node.credentials?.[type]];
			throw new Error(`"${example.name}" needs a credential of type ${type}`);
		});
		return { ...node, ...(chosen.length > 0 && { credentials: Object.fromEntries(chosen) }) };
	});
	return { ...example, nodes };
}

/** Types of the credentials that a workflow still needs, none of them for Autodesk or the worker. */
export function missingCredentials({ nodes }: WorkflowFile): string[] {
	const missing = nodes.flatMap(({ credentials = {} }) =>
		Object.entries(credentials).flatMap(([type, { id }]) => (id === '' ? [type] : [])),
	);
	return [...new Set(missing)];
}

/** Whether the workflow has a start other than a click in the editor. n8n activates no others. */
export function startsByItself({ nodes }: WorkflowFile): boolean {
	return nodes.some(
		({ type }) => /(trigger|webhook)$/i.test(type) && !type.endsWith('.manualTrigger'),
	);
}

function isForeign(type: string): boolean {
	return !/^(autodesk|apsWebhookWorker)/.test(type);
}
