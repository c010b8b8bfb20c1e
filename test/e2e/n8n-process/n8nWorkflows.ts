import { waitFor } from '../process/waitFor';
import type { N8nHttp } from './n8nHttp';

/** n8n aborts an activation or deactivation after 84 s, no matter how often it has tried. */
const SETTLE_SECONDS = 100;

export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	webhookId?: string;
	onError?: string;
	/** Whether the node processes only its first input item. */
	executeOnce?: boolean;
	/** Whether a node without results returns an empty item, so that the workflow continues. */
	alwaysOutputData?: boolean;
}

/** A workflow as n8n exports and imports it. */
export interface WorkflowFile {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
}

export interface StoredWorkflow {
	id: string;
	name: string;
	active: boolean;
	/** Archived, from where it can be restored. */
	isArchived: boolean;
	versionId: string;
}

interface Publication {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: Array<{ nodeId: string; errorMessage: string | null }>;
}

/** Workflows of one n8n. */
export class N8nWorkflows {
	/** @param publishes whether it publishes versions, as n8n does since 2.0 */
	constructor(
		private readonly http: N8nHttp,
		private readonly publishes: boolean,
	) {}

	async all(): Promise<StoredWorkflow[]> {
		return await this.http.rest<StoredWorkflow[]>('GET', '/workflows');
	}

	async create({ name, nodes, connections, settings = {} }: WorkflowFile): Promise<StoredWorkflow> {
		const workflow = {
			name,
			nodes,
			connections,
			settings,
			// Required by n8n 1.
			active: this.publishes ? undefined : false,
		};
		return await this.http.rest<StoredWorkflow>('POST', '/workflows', workflow);
	}

	/** Whether all its triggers are registered. `active` alone only shows the desired state. */
	async isPublished({ id }: StoredWorkflow): Promise<boolean> {
		return (await this.publication(id)).status === 'published';
	}

	/**
	 * Publishes the workflow and waits until its triggers are registered. Throws the error that n8n shows
	 * on the workflow if a trigger fails.
	 */
	async activate({ id, name, versionId }: StoredWorkflow): Promise<void> {
		if (!this.publishes) return await this.setActive(id, true);
		await this.http.rest('POST', `/workflows/${id}/activate`, { versionId });
		const { status, triggers } = await this.settled(id, `activation of "${name}"`);
		if (status === 'published') return;
		const reasons = triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
		throw new Error(`"${name}" was not activated: ${reasons.join('; ') || status}`);
	}

	/** Unpublishes the workflow and waits until its triggers have had a chance to clean up. */
	async deactivate({ id, name }: StoredWorkflow): Promise<void> {
		if (!this.publishes) return await this.setActive(id, false);
		await this.http.rest('POST', `/workflows/${id}/deactivate`, {});
		await this.settled(id, `deactivation of "${name}"`);
	}

	/** Unpublishes every active workflow, one at a time. */
	async deactivateAll(): Promise<void> {
		for (const workflow of await this.all()) {
			if (workflow.active) await this.deactivate(workflow);
		}
	}

	/** Saves a new version of the workflow. The active version stays in use until the next activation. */
	async change(workflow: StoredWorkflow, { nodes, connections }: WorkflowFile) {
		const { id, versionId } = workflow;
		const saved = { nodes, connections, versionId };
		return await this.http.rest<StoredWorkflow>('PATCH', `/workflows/${id}`, saved);
	}

	/** Listens for one test event, as the editor does for a trigger. */
	async listen({ id, name }: StoredWorkflow, trigger: string): Promise<void> {
		const { waitingForWebhook } = await this.http.rest<{ waitingForWebhook?: boolean }>(
			'POST',
			`/workflows/${id}/run`,
			{ triggerToStartFrom: { name: trigger } },
		);
		if (!waitingForWebhook) throw new Error(`"${name}" does not wait for a test event`);
	}

	/** Runs a workflow from its named start node, like the editor's Execute button. Returns the execution ID. */
	async run({ id }: StoredWorkflow, startNode: string): Promise<string> {
		const { executionId } = await this.http.rest<{ executionId: string }>(
			'POST',
			`/workflows/${id}/run`,
			{ triggerToStartFrom: { name: startNode } },
		);
		return executionId;
	}

	/**
	 * Runs one tool of an agent as the agent would, with the arguments chosen by a model. Returns the
	 * execution ID.
	 */
	async runTool(
		{ id }: StoredWorkflow,
		tool: string,
		toolArguments: Record<string, unknown>,
	): Promise<string> {
		const name = tool.replaceAll(' ', '_');
		const { executionId } = await this.http.rest<{ executionId: string }>(
			'POST',
			`/workflows/${id}/run`,
			{
				destinationNode: { nodeName: tool, mode: 'inclusive' },
				agentRequest: { query: { [name]: toolArguments }, tool: { name } },
			},
		);
		return executionId;
	}

	/** n8n 1 answers when its triggers have registered or failed to. */
	private async setActive(id: string, active: boolean): Promise<void> {
		const { versionId } = await this.http.rest<StoredWorkflow>('GET', `/workflows/${id}`);
		await this.http.rest('PATCH', `/workflows/${id}`, { active, versionId });
	}

	private async settled(id: string, what: string): Promise<Publication> {
		return await waitFor(
			async () => {
				const publication = await this.publication(id);
				return publication.status !== 'in_progress' && publication;
			},
			{ what, timeoutSeconds: SETTLE_SECONDS },
		);
	}

	private async publication(id: string): Promise<Publication> {
		return await this.http.rest<Publication>('GET', `/workflows/${id}/publication-status`);
	}
}
