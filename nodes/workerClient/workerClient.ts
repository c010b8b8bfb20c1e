import type { IHookFunctions } from 'n8n-workflow';
import type { CallLimits } from '../../protocol/aps/retryPolicy';
import { api } from '../../protocol/worker/api/api';
import type {
	RegisteredSubscription,
	SubscribedHook,
	Subscription,
	SubscriptionRequest,
} from '../../protocol/worker/api/shapes/subscription';
import type { Watch } from '../../protocol/worker/api/shapes/watch';
import type { DesiredWatch } from './desiredWatch';
import { WorkerApi } from './workerApi';

/** n8n repeats a failed step of the life cycle, and stops after 84 seconds in total. */
const LIMITS: CallLimits = { timeoutMs: 10_000, outageAttempts: 2 };

/** The trigger node's calls to the worker. Every call is safe to repeat: the target identifies a subscription. */
export class WorkerClient {
	private constructor(private readonly api: WorkerApi) {}

	static async of(ctx: IHookFunctions): Promise<WorkerClient> {
		return new WorkerClient(await WorkerApi.of(ctx, LIMITS));
	}

	/**
	 * Creates the subscription of a target, or updates and returns the one that exists. The trigger node
	 * verifies deliveries with the derived key, so a subscription with a secret of its own is refused.
	 */
	async register(body: SubscriptionRequest): Promise<RegisteredSubscription> {
		return await this.api.call(api.subscriptions.register, {
			body: { ...body, signingKey: 'derived' },
		});
	}

	/** Reports which webhooks at Autodesk feed the subscription, so that the worker can check them. */
	async setHooks(id: string, hooks: SubscribedHook[]): Promise<void> {
		await this.api.call(api.subscriptions.change, { params: { id }, body: { hooks } });
	}

	/** @returns undefined if the worker does not know the ID */
	async find(id: string): Promise<Subscription | undefined> {
		return await this.api.callIfFound(api.subscriptions.get, { params: { id } });
	}

	/** Whether the subscription has just these watches. */
	async hasWatches(id: string, wanted: readonly DesiredWatch[]): Promise<boolean> {
		const existing = await this.watchesOf(id);
		return (
			existing.length === wanted.length &&
			wanted.every((watch) => existing.some((found) => matchesWatch(watch, found)))
		);
	}

	/** Gives the subscription just these watches. Those it has already keep what they recorded. */
	async setWatches(id: string, label: string, wanted: readonly DesiredWatch[]): Promise<void> {
		const existing = await this.watchesOf(id);
		const kept = wanted.map((watch) => existing.find((found) => matchesWatch(watch, found)));
		for (const surplus of existing.filter((watch) => !kept.includes(watch))) {
			await this.deleteWatch(surplus);
		}
		for (const [index, watch] of wanted.entries()) {
			if (kept[index]) continue;
			await this.api.call(api.watches.create, { body: { ...watch, label, subscription: id } });
		}
	}

	/** Deletes the subscription with its watches. It may be gone already. */
	async delete(id: string): Promise<void> {
		for (const watch of await this.watchesOf(id)) await this.deleteWatch(watch);
		await this.api.callIfFound(api.subscriptions.delete, { params: { id } });
	}

	private async watchesOf(subscription: string): Promise<Watch[]> {
		const { data } = await this.api.call(api.watches.list, {});
		return data.filter((watch) => watch.subscription === subscription);
	}

	private async deleteWatch({ id }: Watch): Promise<void> {
		await this.api.callIfFound(api.watches.delete, { params: { id } });
	}
}

function matchesWatch(wanted: DesiredWatch, found: Watch): boolean {
	return (
		found.kind === wanted.kind &&
		found.accountId === wanted.accountId &&
		(found.projectId ?? null) === wanted.projectId &&
		found.allProjects === wanted.allProjects &&
		found.region === wanted.region &&
		'everyMinutes' in found.schedule &&
		found.schedule.everyMinutes === wanted.schedule.everyMinutes &&
		found.status === 'active'
	);
}
