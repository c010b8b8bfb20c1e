import { HUBS } from '../../simulator';
import type { StoredCredential } from '../n8n-process/n8nCredentials';
import type { WorkflowFile, WorkflowNode } from '../n8n-process/n8nWorkflows';
import { actionNode, byId, chain, splitOut, webhook } from '../stack/workflows';
import { unique } from './unique';

/** A plan for account users that a webhook starts: it remembers how many rows the last run had. */
export interface CountedSync {
	workflow: WorkflowFile;
	/** Runs it in production. @returns the guards that its plan exceeds */
	guardsFor(n8nUrl: string, rows: number): Promise<string[]>;
}

/**
 * @param app a credential of the app
 * @param worker a credential of the worker that remembers it; by default, the workflow does
 */
export function countedSync(app: StoredCredential, worker?: StoredCredential): CountedSync {
	const path = unique('sync');
	const node = actionNode('Plan', app, {
		resource: 'accountUser',
		operation: 'sync',
		account: byId(HUBS.us.id),
		email: '={{ $json.email }}',
		rememberIn: worker === undefined ? 'workflow' : 'worker',
	});
	const plan: WorkflowNode = {
		...node,
		credentials: {
			...node.credentials,
			...(worker && { [worker.type]: { id: worker.id, name: worker.name } }),
		},
	};
	return {
		workflow: chain('counted sync', webhook('Rows', path), splitOut('Split', 'body.rows'), plan),
		async guardsFor(n8nUrl, rows) {
			const people = Array.from({ length: rows }, (_, n) => ({ email: `row-${n}@example.com` }));
			const response = await fetch(`${n8nUrl}/webhook/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', connection: 'close' },
				body: JSON.stringify({ rows: people }),
			});
			const [summary] = (await response.json()) as [{ guards: Array<{ guard: string }> }];
			return summary.guards.map(({ guard }) => guard);
		},
	};
}
