import { randomBytes } from 'node:crypto';
import { waitFor } from '../process/waitFor';
import type { WaitOptions } from '../process/waitFor';
import type { N8nHttp } from './n8nHttp';

const ENDED = ['success', 'error', 'crashed', 'canceled'];

export interface Execution {
	id: string;
	workflowId: string;
	/** `manual` from the editor, `webhook` from a trigger such as this package's. */
	mode: string;
	/** n8n 1.88 reports none. */
	status: string;
	startedAt: string;
	stoppedAt: string | null;
	data: {
		resultData: {
			lastNodeExecuted?: string;
			error?: RunError;
			runData: Record<string, NodeRun[]>;
		};
	};
}

export interface RunError {
	message: string;
	description?: string | null;
	httpCode?: string | null;
}

interface NodeRun {
	/** Milliseconds. */
	executionTime: number;
	error?: RunError;
	data?: { main: Array<Array<{ json: Record<string, unknown> }> | null> };
}

interface ExecutionPage {
	data: Execution[];
	/** Cursor of the next page; null at the end. */
	nextCursor: string | null;
}

interface ApiKey {
	id: string;
	rawApiKey: string;
}

/** Executions of one n8n with their data, read through its public API. */
export class N8nExecutions {
	private key?: ApiKey;

	constructor(private readonly http: N8nHttp) {}

	/** Newest first, at most 250. */
	async of(workflowId: string): Promise<Execution[]> {
		return await this.list({ workflowId });
	}

	/** All executions of a workflow that n8n still keeps, newest first. */
	async *everyOne(workflowId: string): AsyncGenerator<Execution> {
		let cursor: string | null = null;
		do {
			const page: ExecutionPage = await this.page(
				cursor === null ? { workflowId } : { workflowId, cursor },
			);
			yield* page.data;
			cursor = page.nextCursor;
		} while (cursor !== null);
	}

	/** Finished executions of all workflows, newest first, at most 250. */
	async latestEnded(): Promise<Execution[]> {
		return (await this.list({})).filter(hasEnded);
	}

	/** The execution as it is now: it may run, or wait. */
	async now(id: string): Promise<Execution> {
		return await this.get<Execution>(`/executions/${id}?includeData=true`);
	}

	/** Waits until the execution has ended, successfully or not. */
	async ended(id: string, timeoutSeconds?: number): Promise<Execution> {
		return await waitFor(
			async () => {
				const execution = await this.now(id);
				return hasEnded(execution) && execution;
			},
			{ what: `execution ${id} to end`, timeoutSeconds },
		);
	}

	/** Waits until an execution of the workflow has ended in which the node returned the expected output. */
	async withOutput(
		workflowId: string,
		nodeName: string,
		matches: (json: Record<string, unknown>) => boolean,
		{ timeoutSeconds }: Pick<WaitOptions, 'timeoutSeconds'> = {},
	): Promise<Execution> {
		return await waitFor(
			async () => {
				const executions = await this.of(workflowId);
				return executions.find(
					(execution) => hasEnded(execution) && outputOf(execution, nodeName).some(matches),
				);
			},
			{
				what: `an execution of workflow ${workflowId} with the expected output of "${nodeName}"`,
				timeoutSeconds,
			},
		);
	}

	/** Removes the API key that was needed for reading. */
	async close(): Promise<void> {
		if (this.key) await this.http.rest('DELETE', `/api-keys/${this.key.id}`);
		this.key = undefined;
	}

	private async list(filter: { workflowId?: string }): Promise<Execution[]> {
		return (await this.page(filter)).data;
	}

	private async page(filter: { workflowId?: string; cursor?: string }): Promise<ExecutionPage> {
		const query = new URLSearchParams({ ...filter, includeData: 'true', limit: '250' });
		return await this.get<ExecutionPage>(`/executions?${query.toString()}`);
	}

	private async get<T>(path: string): Promise<T> {
		this.key ??= await this.http.rest<ApiKey>('POST', '/api-keys', {
			label: `executions ${randomBytes(4).toString('hex')}`,
			expiresAt: null,
			scopes: ['execution:list', 'execution:read'],
		});
		const headers = { 'X-N8N-API-KEY': this.key.rawApiKey };
		return await this.http.json<T>('GET', `/api/v1${path}`, { headers });
	}
}

function hasEnded({ status, stoppedAt }: Execution): boolean {
	const isReported: boolean = status !== undefined;
	return isReported ? ENDED.includes(status) : stoppedAt !== null;
}

/** The items that a node returned in all its runs within the execution. */
export function outputOf(execution: Execution, nodeName: string): Array<Record<string, unknown>> {
	const runs = execution.data.resultData.runData[nodeName] ?? [];
	return runs
		.flatMap(({ data }) => (data?.main ?? []).flatMap((items) => items ?? []))
		.map(({ json }) => json);
}
