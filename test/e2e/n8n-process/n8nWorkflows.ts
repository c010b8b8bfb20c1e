import { waitFor } from '../process/waitFor';
import type { N8nHttp } from './n8nHttp';

/** n8n ends an activation or deactivation after 84 s, however often it tries until then. */
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
	/** Whether the node works on its first input item only. */
	executeOnce?: boolean;
	/** Whether a node without results passes an empty item on, so that the workflow goes on. */
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
	/** In the bin, from where it can be brought back. */
	isArchived: boolean;
	versionId: string;
}

interface Publication {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: Array<{ nodeId: string; errorMessage: string | null }>;
}

/** Workflows of one n8n. */
export class N8nWorkflows {
	constructor(private readonly http: N8nHttp) {}

	async all(): Promise<StoredWorkflow[]> {
		return await this.http.rest<StoredWorkflow[]>('GET', '/workflows');
	}

	async create({ name, nodes, connections, settings = {} }: WorkflowFile): Promise<StoredWorkflow> {
		const workflow = { name, nodes, connections, settings };
		return await this.http.rest<StoredWorkflow>('POST', '/workflows', workflow);
	}

	/** Whether all its triggers are registered. `active` alone only says that somebody wants it so. */
	async isPublished({ id }: StoredWorkflow): Promise<boolean> {
		return (await this.publication(id)).status === 'published';
	}

	/**
	 * Publishes the workflow and waits until its triggers are registered. Throws with what n8n shows
	 * at the workflow when a trigger refuses.
	 */
	async activate({ id, name, versionId }: StoredWorkflow): Promise<void> {
		await this.http.rest('POST', `/workflows/${id}/activate`, { versionId });
		const { status, triggers } = await this.settled(id, `activation of "${name}"`);
		if (status === 'published') return;
		const reasons = triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
		throw new Error(`"${name}" was not activated: ${reasons.join('; ') || status}`);
	}

	/** Withdraws the workflow and waits until its triggers had the chance to clean up. */
	async deactivate({ id, name }: StoredWorkflow): Promise<void> {
		await this.http.rest('POST', `/workflows/${id}/deactivate`, {});
		await this.settled(id, `deactivation of "${name}"`);
	}

	/** Withdraws every workflow that is active, one after the other. */
	async deactivateAll(): Promise<void> {
		for (const workflow of await this.all()) {
			if (workflow.active) await this.deactivate(workflow);
		}
	}

	/** Saves the workflow anew. What is active stays as it was until it is activated again. */
	async change(workflow: StoredWorkflow, { nodes, connections }: WorkflowFile) {
		const { id, versionId } = workflow;
		const saved = { nodes, connections, versionId };
		return await this.http.rest<StoredWorkflow>('PATCH', `/workflows/${id}`, saved);
	}

	/** Listens for one test event, as the editor does when a person tries a trigger. */
	async listen({ id, name }: StoredWorkflow, trigger: string): Promise<void> {
		const { waitingForWebhook } = await this.http.rest<{ waitingForWebhook?: boolean }>(
			'POST',
			`/workflows/${id}/run`,
			{ triggerToStartFrom: { name: trigger } },
		);
		if (!waitingForWebhook) throw new Error(`"${name}" does not wait for a test event`);
	}

	/** Runs a workflow from its named start node, as the editor's Execute button. Returns the execution id. */
	async run({ id }: StoredWorkflow, startNode: string): Promise<string> {
		const { executionId } = await this.http.rest<{ executionId: string }>(
			'POST',
			`/workflows/${id}/run`,
			{ triggerToStartFrom: { name: startNode } },
		);
		return executionId;
	}

	/**
	 * Runs one tool of an agent as the agent would, with the arguments that a model chose. Returns the
	 * execution id.
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
