import type { INodeParameters } from 'n8n-workflow';
import { expect } from 'vitest';
import { Target } from '../../worker/test/setup/target';
import { API_KEY, WorkerUnderTest } from '../../worker/test/setup/workerUnderTest';
import type { SubscriptionView } from '../../worker/test/setup/workerUnderTest';
import type { RunOptions } from './runNode';
import { runWorkerOperation, workerCredential } from './runWorkerOperation';

/** The worker's node, with the credential of a real worker that may deliver to one target. */
export class WorkersNode {
	private paths = 0;

	private constructor(
		readonly worker: WorkerUnderTest,
		readonly target: Target,
	) {}

	/** @param environment additional environment variables of the worker */
	static async start(environment: Record<string, string> = {}): Promise<WorkersNode> {
		const target = await Target.start();
		const worker = await WorkerUnderTest.start({ ALLOWED_TARGETS: target.origin, ...environment });
		return new WorkersNode(worker, target);
	}

	async close(): Promise<void> {
		await this.worker.remove();
		await this.target.close();
	}

	get credentials() {
		return workerCredential(this.worker.url, API_KEY);
	}

	/** @param name resource and operation, for example `delivery.getAll` */
	async run(name: string, parameters: INodeParameters = {}, options: RunOptions = {}) {
		const { credentials } = this;
		return await runWorkerOperation(name, parameters, { credentials, ...options });
	}

	/** Returns the records of an operation that must not fail. */
	async records(name: string, parameters: INodeParameters = {}, options: RunOptions = {}) {
		const { records, error } = await this.run(name, parameters, options);
		expect(error).toBeUndefined();
		return records;
	}

	/** Creates a subscription that delivers to its own path. */
	async subscribe(label = ''): Promise<SubscriptionView & { path: string }> {
		const path = `/webhook/${(this.paths += 1)}`;
		return { ...(await this.worker.subscribe(this.target.url(path), { label })), path };
	}
}
