import { afterEach, beforeEach, expect } from 'vitest';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import type { Watch } from '../../../protocol/worker/api/shapes/watch';
import { HUBS, type Simulator } from '../../../test/simulator';
import type { AccountUser } from '../../../test/simulator/state/people';
import type { StoreKind } from '../setup/stores';
import type { Target } from '../setup/target';
import { giveKey, serviceAccountEnvironment } from '../setup/serviceAccount';
import { useSimulator } from '../setup/useSimulator';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';
import type { SubscriptionView, WorkerUnderTest } from '../setup/workerUnderTest';

/** A worker that polls a simulated Autodesk, and a target that receives the changes. */
export interface WatchWorld {
	simulator: Simulator;
	worker: WorkerUnderTest;
	target: Target;
	/** The one that receives the changes; new for each test. */
	subscription: SubscriptionView;
	/** Calls the admin API. */
	json: <Body>(method: string, url: string, body?: object) => Promise<Body>;
	/** Creates a watch, by default of the account users, and waits for its first poll. */
	watch: (settings?: object) => Promise<Watch>;
	/** Polls now. */
	look: (watch: Watch) => Promise<Watch>;
	/** The watch, once it has polled again. */
	after: (id: string, previous: string | undefined) => Promise<Watch>;
	/** The account users at Autodesk, by id. */
	users: () => Map<string, AccountUser>;
	/** What was delivered. */
	events: () => DeliveredEvent[];
	/** The same, as names of events and ids of users. */
	reported: () => unknown[];
}

/** @param environment further variables of the worker */
export function useWatchWorld(
	store: StoreKind,
	environment: Readonly<Record<string, string>> = {},
): WatchWorld {
	const simulator = useSimulator();
	const target = useTarget();
	const worker = useWorker({
		store,
		target,
		simulator,
		environment: () => ({ ...serviceAccountEnvironment(simulator()), ...environment }),
	});
	let subscription: SubscriptionView;
	let path: string;

	beforeEach(async () => {
		giveKey(simulator());
		path = target.newPath();
		subscription = await worker.subscribe(target.url(path));
	});
	afterEach(async () => {
		const { data } = await json<{ data: Watch[] }>('GET', '/watches');
		for (const { id } of data) await worker.api('DELETE', `/watches/${id}`);
	});

	async function json<Body>(method: string, url: string, body?: object): Promise<Body> {
		const response = await worker.api(method, url, body);
		expect(response.ok).toBe(true);
		return (await response.json()) as Body;
	}

	async function after(id: string, previous: string | undefined): Promise<Watch> {
		const get = async (): Promise<Watch> => await json<Watch>('GET', `/watches/${id}`);
		await expect
			.poll(async () => {
				const { lastRun } = await get();
				return lastRun !== null && lastRun.finishedAt !== previous;
			})
			.toBe(true);
		return await get();
	}

	const events = (): DeliveredEvent[] => target.at(path).flatMap(({ delivery }) => delivery.events);

	return {
		get simulator() {
			return simulator();
		},
		get subscription() {
			return subscription;
		},
		worker,
		target,
		json,
		async watch(settings = {}) {
			const { id } = await json<Watch>('POST', '/watches', {
				kind: 'accountUsers',
				accountId: HUBS.us.id,
				subscription: subscription.id,
				schedule: { everyMinutes: 60 },
				...settings,
			});
			return await after(id, undefined);
		},
		async look({ id, lastRun }) {
			await json('POST', `/watches/${id}/run`);
			return await after(id, lastRun?.finishedAt);
		},
		after,
		users() {
			const found = simulator().state.accountUsers.get(HUBS.us.accountId);
			if (!found) throw new Error('The account has no users');
			return found;
		},
		events,
		reported: () =>
			events().map(({ event, payload }) => [event, (payload.user as { id: string }).id]),
	};
}
