import type { WorkerProcess } from '../../worker/test/setup/workerProcess';

/** Settings of a new subscription; see the worker's README. */
export interface SubscriptionSettings {
	concurrency?: number;
	batch?: { maxEvents: number; maxWaitSeconds: number };
}

export interface SubscriptionView {
	id: string;
	callbackUrl: string;
	callbackSecret: string;
}

interface DeliveryView {
	id: string;
	status: string;
}

/** The worker's API, as an operator uses it. */
export class WorkerApi {
	constructor(
		private readonly worker: Pick<WorkerProcess, 'url'>,
		private readonly apiKey: string,
	) {}

	async subscribe(target: string, settings: SubscriptionSettings = {}): Promise<SubscriptionView> {
		return await this.#call<SubscriptionView>('POST', '/subscriptions', { target, ...settings });
	}

	async change(id: string, settings: SubscriptionSettings): Promise<void> {
		await this.#call('PATCH', `/subscriptions/${id}`, settings);
	}

	/** Stores its events from now on without delivering them. */
	async pause(id: string): Promise<void> {
		await this.#call('POST', `/subscriptions/${id}/pause`);
	}

	async resume(id: string): Promise<void> {
		await this.#call('POST', `/subscriptions/${id}/resume`);
	}

	/** Whether an event is waiting or being delivered. */
	async isBusy(): Promise<boolean> {
		const statuses = ['queued', 'delivering', 'retrying'];
		const lists = await Promise.all(statuses.map((status) => this.deliveries(status)));
		return lists.some((list) => list.length > 0);
	}

	/** The newest deliveries with a status. */
	async deliveries(status: string): Promise<DeliveryView[]> {
		const { data } = await this.#call<{ data: DeliveryView[] }>(
			'GET',
			`/deliveries?status=${status}`,
		);
		return data;
	}

	/** The reasons for failed attempts at an event, as recorded by the worker. */
	async failuresOf(eventId: string): Promise<string[]> {
		const { history } = await this.#call<{ history: { reason: string | null }[] }>(
			'GET',
			`/deliveries/${eventId}`,
		);
		return history.map(({ reason }) => reason).filter((reason) => reason !== null);
	}

	async #call<Result>(method: string, path: string, body?: object): Promise<Result> {
		const response = await fetch(`${this.worker.url}/api/v1${path}`, {
			method,
			headers: {
				authorization: `Bearer ${this.apiKey}`,
				...(body ? { 'content-type': 'application/json' } : {}),
			},
			...(body ? { body: JSON.stringify(body) } : {}),
		});
		if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
		return (await response.json()) as Result;
	}
}
