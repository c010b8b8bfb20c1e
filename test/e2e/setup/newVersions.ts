import { FOLDERS, HUBS, PROJECTS } from '../../simulator';
import type { N8nClient } from '../n8n-process/n8nClient';
import type { StoredCredential } from '../n8n-process/n8nCredentials';
import type { Execution } from '../n8n-process/n8nExecutions';
import type { StoredWorkflow, WorkflowNode } from '../n8n-process/n8nWorkflows';
import type { WaitOptions } from '../process/waitFor';
import { byId, triggerNode } from '../stack/workflows';

/** Name of the trigger in workflows that start with new file versions. */
export const EVENT = 'New version';

/** The two ways from Autodesk into n8n. */
export type Delivery = 'direct' | 'worker';

/**
 * Starts with new file versions in the folder Models of the project Tower A, unless the parameters say
 * otherwise.
 */
export function onNewVersion(
	credentials: readonly [StoredCredential, ...StoredCredential[]],
	delivery: Delivery,
	parameters: Record<string, unknown> = {},
): WorkflowNode {
	return triggerNode(EVENT, credentials, {
		delivery,
		events: ['data/dm.version.added'],
		scope: 'folder',
		hub: byId(HUBS.us.id),
		project: byId(PROJECTS.tower.id),
		folder: byId(FOLDERS.towerModels),
		...parameters,
	});
}

/** Waits until an execution of the workflow that the file started has ended. */
export async function runFor(
	{ executions }: N8nClient,
	{ id }: StoredWorkflow,
	fileName: string,
	options?: Pick<WaitOptions, 'timeoutSeconds'>,
): Promise<Execution> {
	return await executions.withOutput(id, EVENT, (json) => json.fileName === fileName, options);
}
