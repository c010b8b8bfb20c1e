import { afterEach, expect } from 'vitest';
import type { Region } from '../../../protocol/aps/regions';
import { ApsApi } from '../../src/aps/apsApi';
import { embedded } from './stores';
import type { Target } from './target';
import { useSimulator } from './useSimulator';
import { useTarget } from './useTarget';
import { useWorker, type WorkerSetUp } from './useWorker';
import type { SubscriptionView, WorkerUnderTest } from './workerUnderTest';
import { APPS, FOLDERS, HUBS, PROJECTS, type Simulator } from '../../../test/simulator';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import type { Hook } from '../../../test/simulator/state/hook';

/** The fields of `GET /api/v1/hooks` that tests use. */
export interface HooksView {
	configured: boolean;
	regions: { region: string; triedAt: string; problem: string | null }[];
	data: HookView[];
	orphans: { hookId: string }[];
	gaps: GapView[];
}

export interface HookView {
	hookId: string;
	subscription: string;
	status: string;
	problem: string | null;
	since: string | null;
	expiry: string | null;
}

export interface GapView {
	id: string;
	hookId: string;
	from: string;
	to: string;
	backfill: { status: string; reason: string | null; events: number; nextPassAt: string | null };
}

/** A Trigger node: its subscription at the worker and its hook at Autodesk. */
export interface RegisteredTrigger {
	subscription: SubscriptionView;
	path: string;
	hook: Hook;
}

export interface HookRequest {
	event?: string;
	folder?: string;
	region?: Region;
	/** Fields that override those of the hook. */
	more?: Record<string, unknown>;
}

/** A world for the tests of the surrounding `describe`, without subscriptions and hooks at the start of each. */
export function useHookWorld({
	store = embedded,
	environment,
}: Pick<WorkerSetUp, 'store' | 'environment'> = {}): HookWorld {
	const simulator = useSimulator();
	const target = useTarget();
	const worker = useWorker({ store, target, simulator, environment });
	const world = new HookWorld(simulator, target, worker);
	afterEach(() => world.removeSubscriptions());
	return world;
}

/** Autodesk, the worker, a target in place of n8n, and what the Trigger node does between them. */
export class HookWorld {
	#paths = 0;

	constructor(
		private readonly simulation: () => Simulator,
		readonly target: Target,
		readonly worker: WorkerUnderTest,
	) {}

	get simulator(): Simulator {
		return this.simulation();
	}

	async removeSubscriptions(): Promise<void> {
		const { data } = await this.json<{ data: SubscriptionView[] }>('/subscriptions');
		for (const { id } of data) await this.worker.api('DELETE', `/subscriptions/${id}`);
	}

	async json<Body>(path: string): Promise<Body> {
		const response = await this.worker.api('GET', path);
		expect(response.status).toBe(200);
		return (await response.json()) as Body;
	}

	async hooks(): Promise<HooksView> {
		return await this.json<HooksView>('/hooks');
	}

	/** What the worker knows about a trigger's hook. */
	async hookOf({ subscription: { id } }: RegisteredTrigger): Promise<HookView | undefined> {
		return (await this.hooks()).data.find(({ subscription }) => subscription === id);
	}

	/** Has the worker check the hooks, and waits until it is done. */
	async check(): Promise<HooksView> {
		const askedAt = new Date().toISOString();
		expect((await this.worker.api('POST', '/hooks/check')).status).toBe(202);
		await expect
			.poll(async () => {
				const { regions } = await this.hooks();
				return regions.length > 0 && regions.every(({ triedAt }) => triedAt >= askedAt);
			})
			.toBe(true);
		return await this.hooks();
	}

	/** Registers a trigger at worker and Autodesk, in the steps of the Trigger node. */
	async register(request: HookRequest = {}, settings: object = {}): Promise<RegisteredTrigger> {
		const path = `/webhook/${(this.#paths += 1)}`;
		const subscription = await this.worker.subscribe(this.target.url(path), settings);
		const hook = await this.createHook(subscription, request);
		await this.list(subscription, hook);
		return { subscription, path, hook };
	}

	/** A hook at Autodesk that calls the subscription, signed with its secret. */
	async createHook(
		{ callbackUrl, callbackSecret }: SubscriptionView,
		{ event = 'dm.version.added', folder, region = 'US', more = {} }: HookRequest,
	): Promise<Hook> {
		const emea = region === 'EMEA';
		const aps = new ApsApi({ ...APPS.twoLegged, baseUrl: this.simulator.url }, 1);
		const { headers } = await aps.request({
			method: 'POST',
			path: `/webhooks/v1/systems/data/events/${event}/hooks`,
			body: {
				callbackUrl,
				scope: { folder: folder ?? (emea ? FOLDERS.plantProjectFiles : FOLDERS.towerModels) },
				hookAttribute: {
					source: 'n8n',
					instanceId: 'instance',
					workflowId: 'workflow',
					nodeId: 'node',
					hubId: emea ? HUBS.emea.id : HUBS.us.id,
					projectId: emea ? PROJECTS.plant.id : PROJECTS.tower.id,
				},
				autoReactivateHook: true,
				...more,
			},
			region,
			scopes: ['data:read', 'data:write', 'data:create'],
			budget: 'hookCreate',
		});
		const id = headers.location?.split('/').pop() ?? '';
		const hook = this.simulator.state.hooks.get(id);
		if (!hook) throw new Error('The hook was not created');
		hook.token = callbackSecret;
		return hook;
	}

	/** Registers the subscription's hook with the worker. */
	async list(
		{ id }: SubscriptionView,
		{ hookId, system, event, region, scope }: Hook,
	): Promise<void> {
		const hooks = [{ hookId, system, event, region, scope }];
		const response = await this.worker.api('PATCH', `/subscriptions/${id}`, { hooks });
		expect(response.status).toBe(200);
	}

	/** The current hook of a subscription at Autodesk. */
	hookCalling({ callbackUrl }: SubscriptionView): Hook | undefined {
		return [...this.simulator.state.hooks.values()].find(
			(hook) => hook.callbackUrl === callbackUrl,
		);
	}

	/** Events that arrived at a trigger. */
	eventsAt({ path }: Pick<RegisteredTrigger, 'path'>): DeliveredEvent[] {
		return this.target.at(path).flatMap(({ delivery }) => delivery.events);
	}
}
