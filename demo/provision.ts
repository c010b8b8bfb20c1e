import { readdir } from 'node:fs/promises';
import type { StoredCredential } from '../test/e2e/n8n-process/n8nCredentials';
import type { N8nWorkflows, StoredWorkflow } from '../test/e2e/n8n-process/n8nWorkflows';
import {
	connectAsUser,
	threeLeggedCredential,
	twoLeggedCredential,
	workerCredential,
} from '../test/e2e/stack/credentials';
import {
	EXAMPLES,
	exampleWorkflow,
	missingCredentials,
	startsByItself,
} from '../test/e2e/stack/exampleWorkflows';
import type { Stack } from '../test/e2e/stack/stack';

export interface ProvidedWorkflow {
	id: string;
	name: string;
	/** Why it is not active, if a user's change prevents its activation. */
	trouble?: string;
}

/**
 * Makes sure that the credentials and all example workflows exist, and that the workflows are active. Those
 * that need more than Autodesk and the worker, such as a mail server, are not; n8n cannot activate those that
 * people start by hand.
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
	for (const file of await exampleFiles()) {
		const example = await exampleWorkflow(file, credentials);
		const found = stored.find(({ name }) => name === example.name);
		const workflow = found ?? (await workflows.create(example));
		const missing = missingCredentials(example);
		if (missing.length > 0) {
			const trouble = `not active: needs a credential (${missing.join(', ')})`;
			provided.push({ ...workflow, trouble });
		} else if (startsByItself(example)) {
			provided.push(await activated(workflows, workflow, hasMoved));
		} else provided.push(workflow);
	}
	return provided;
}

/** Every file of a workflow, in the order of the alphabet. */
async function exampleFiles(): Promise<string[]> {
	return (await readdir(EXAMPLES)).filter((file) => file.endsWith('.json')).sort();
}

/** An example that a user has changed, or that needs more than the demo has, must not stop the demo. */
async function activated(
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
