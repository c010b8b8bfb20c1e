import type { StoredCredential } from '../test/e2e/n8n-process/n8nCredentials';
import type { N8nWorkflows, StoredWorkflow } from '../test/e2e/n8n-process/n8nWorkflows';
import {
	connectAsUser,
	threeLeggedCredential,
	twoLeggedCredential,
	workerCredential,
} from '../test/e2e/stack/credentials';
import { exampleWorkflow } from '../test/e2e/stack/exampleWorkflows';
import type { Stack } from '../test/e2e/stack/stack';

const WORKFLOW_FILES = [
	'list-hubs-projects-folders.json',
	'new-file-version-direct.json',
	'new-file-version-through-worker.json',
];

export interface ProvidedWorkflow {
	id: string;
	name: string;
	/** Why it is not active, if a user's change prevents its activation. */
	trouble?: string;
}

/**
 * Makes sure that the credentials and the example workflows exist, and that the workflows are active.
 * Existing ones are found by name and kept, so that changes made in n8n survive a restart.
 *
 * @param hasMoved whether a port has changed since the last run: credentials and webhooks then point to
 * the old port and have to be renewed
 */
export async function provision(stack: Stack, hasMoved: boolean): Promise<ProvidedWorkflow[]> {
	const { workflows } = stack.client;
	const credentials = await provideCredentials(stack, hasMoved);
	const stored = (await workflows.all()).filter(({ isArchived }) => !isArchived);
	const provided: ProvidedWorkflow[] = [];
	for (const file of WORKFLOW_FILES) {
		const example = await exampleWorkflow(file, credentials);
		const found = stored.find(({ name }) => name === example.name);
		if (found) {
			provided.push(await continueWith(workflows, found, hasMoved));
		} else {
			const created = await workflows.create(example);
			await workflows.activate(created);
			provided.push(created);
		}
	}
	return provided;
}

/** A changed example must not prevent the demo from starting. */
async function continueWith(
	workflows: N8nWorkflows,
	workflow: StoredWorkflow,
	hasMoved: boolean,
): Promise<ProvidedWorkflow> {
	try {
		if (hasMoved) await workflows.deactivate(workflow);
		if (!(await workflows.isPublished(workflow))) await workflows.activate(workflow);
		return workflow;
	} catch (error) {
		return { ...workflow, trouble: (error as Error).message };
	}
}

async function provideCredentials(
	{ client, simulator, worker }: Stack,
	hasMoved: boolean,
): Promise<StoredCredential[]> {
	const stored = await client.credentials.all();
	const wanted = [
		twoLeggedCredential(simulator.url),
		threeLeggedCredential(simulator.url),
		workerCredential(worker),
	];
	const provided: StoredCredential[] = [];
	for (const credential of wanted) {
		const found = stored.find(({ name }) => name === credential.name);
		if (found && hasMoved) await client.credentials.update(found.id, credential);
		const kept = found ?? (await client.credentials.create(credential));
		if (kept.type === 'autodeskPlatformServicesOAuth2Api') {
			if (!(await client.credentials.isConnected(kept))) await connectAsUser(client, kept);
		}
		provided.push(kept);
	}
	return provided;
}
