import type { IHookFunctions } from 'n8n-workflow';
import type { Patience } from '../aps/retry';
import { fillPath } from '../protocol/ids';
import type { SubscribedHook, Subscription, SubscriptionRequest } from './subscription';
import { WorkerApi } from './workerApi';

/** n8n repeats a step of the life cycle that fails, and ends all of them after 84 seconds. */
const PATIENCE: Patience = { timeoutMs: 10_000, outageAttempts: 2 };

/** What the trigger node asks of the worker. Every call may be repeated: registering goes by target. */
export class WorkerClient {
	private constructor(private readonly api: WorkerApi) {}

	static async of(ctx: IHookFunctions): Promise<WorkerClient> {
		return new WorkerClient(await WorkerApi.of(ctx, PATIENCE));
	}

	/** Creates the subscription of a target, or updates and returns the one that exists. */
	async register(request: SubscriptionRequest): Promise<Subscription & { callbackSecret: string }> {
		const created = await this.api.request({
			method: 'POST',
			path: '/subscriptions',
			body: request,
		});
		return created as Subscription & { callbackSecret: string };
	}

	/** Tells the worker which webhooks at Autodesk feed the subscription, so that it can watch them. */
	async setHooks(id: string, hooks: SubscribedHook[]): Promise<void> {
		await this.api.request({ method: 'PATCH', path: subscriptionPath(id), body: { hooks } });
	}

	/** @returns undefined when the worker does not know the id */
	async find(id: string): Promise<Subscription | undefined> {
		const found = await this.api.request({
			method: 'GET',
			path: subscriptionPath(id),
			missing: [404],
		});
		return found === undefined ? undefined : (found as Subscription);
	}

	/** A subscription that is gone already counts as deleted. */
	async delete(id: string): Promise<void> {
		await this.api.request({ method: 'DELETE', path: subscriptionPath(id), missing: [404] });
	}
}

function subscriptionPath(id: string): string {
	return fillPath('/subscriptions/{id}', { id });
}
