import type { IHookFunctions } from 'n8n-workflow';
import type { CallLimits } from '../../protocol/aps/retryPolicy';
import { fillPath } from '../../protocol/aps/ids';
import type {
	ExistingWatch,
	SubscribedHook,
	Subscription,
	SubscriptionRequest,
	WantedWatch,
} from '../../protocol/worker/subscription';
import { WorkerApi } from './workerApi';

/** n8n repeats a step of the life cycle that fails, and ends all of them after 84 seconds. */
const LIMITS: CallLimits = { timeoutMs: 10_000, outageAttempts: 2 };

/** What the trigger node asks of the worker. Every call may be repeated: registering goes by target. */
export class WorkerClient {
	private constructor(private readonly api: WorkerApi) {}

	static async of(ctx: IHookFunctions): Promise<WorkerClient> {
		return new WorkerClient(await WorkerApi.of(ctx, LIMITS));
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

	/** Whether the worker looks at just this for the subscription. */
	async hasWatches(id: string, wanted: readonly WantedWatch[]): Promise<boolean> {
		const existing = await this.watchesOf(id);
		return (
			existing.length === wanted.length &&
			wanted.every((watch) => existing.some((found) => isAsWanted(watch, found)))
		);
	}

	/** Lets the worker look at just this for the subscription. What it has seen before counts on. */
	async setWatches(id: string, label: string, wanted: readonly WantedWatch[]): Promise<void> {
		const existing = await this.watchesOf(id);
		const kept = wanted.map((watch) => existing.find((found) => isAsWanted(watch, found)));
		for (const surplus of existing.filter((watch) => !kept.includes(watch))) {
			await this.deleteWatch(surplus);
		}
		for (const [index, watch] of wanted.entries()) {
			if (kept[index]) continue;
			const body = { ...watch, label, subscription: id };
			await this.api.request({ method: 'POST', path: '/watches', body, repeatable: false });
		}
	}

	/** With its watches. A subscription that is gone already counts as deleted. */
	async delete(id: string): Promise<void> {
		for (const watch of await this.watchesOf(id)) await this.deleteWatch(watch);
		await this.api.request({ method: 'DELETE', path: subscriptionPath(id), missing: [404] });
	}

	private async watchesOf(subscription: string): Promise<ExistingWatch[]> {
		const answer = await this.api.request({ method: 'GET', path: '/watches' });
		const { data } = answer as { data: ExistingWatch[] };
		return data.filter((watch) => watch.subscription === subscription);
	}

	private async deleteWatch({ id }: ExistingWatch): Promise<void> {
		const path = fillPath('/watches/{id}', { id });
		await this.api.request({ method: 'DELETE', path, missing: [404] });
	}
}

function isAsWanted(wanted: WantedWatch, found: ExistingWatch): boolean {
	return (
		found.kind === wanted.kind &&
		found.accountId === wanted.accountId &&
		found.region === wanted.region &&
		found.schedule.everyMinutes === wanted.schedule.everyMinutes &&
		found.status === 'active'
	);
}

function subscriptionPath(id: string): string {
	return fillPath('/subscriptions/{id}', { id });
}
