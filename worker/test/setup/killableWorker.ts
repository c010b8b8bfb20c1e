import { rm } from 'node:fs/promises';
import type { TestContext } from 'vitest';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import { newDataDir } from './embeddedTemplate';
import { freePort } from './freePort';
import { Target } from './target';
import { postCallback } from './postCallback';
import type { StoreKind } from './stores';
import { WorkerProcess } from './workerProcess';
import { API_KEY } from './workerUnderTest';
import type { SubscriptionView } from './workerUnderTest';
import { startSimulator } from '../../../test/simulator';
import type { Simulator } from '../../../test/simulator';
import { apsEnvironment } from './apsEnvironment';
import { serviceAccountEnvironment } from './serviceAccount';

/** A worker between Autodesk and a target in place of n8n that can be killed and started again in place. */
export class KillableWorker {
	private constructor(
		readonly simulator: Simulator,
		readonly target: Target,
		readonly process: WorkerProcess,
	) {}

	/** @param onTestFinished hook of the test that uses it; removes it afterwards */
	static async start(
		store: StoreKind,
		onTestFinished: TestContext['onTestFinished'],
	): Promise<KillableWorker> {
		const server = await store.start();
		onTestFinished(() => server.remove());
		const dataDir = server.environment.DATA_DIR ?? (await newDataDir(server.environment));
		onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
		const simulator = await startSimulator();
		onTestFinished(() => simulator.close());
		const target = await Target.start();
		onTestFinished(() => target.close());
		const process = await WorkerProcess.start({
			...server.environment,
			API_KEY,
			DATA_DIR: dataDir,
			// Autodesk also calls it there after the restart.
			PORT: String(await freePort()),
			ALLOWED_TARGETS: target.origin,
			...apsEnvironment(simulator),
			...serviceAccountEnvironment(simulator),
		});
		onTestFinished(() => process.remove());
		return new KillableWorker(simulator, target, process);
	}

	async killAndRestart(): Promise<void> {
		await this.process.kill();
		await this.process.run();
	}

	/** @param path from `/api/v1` on */
	async api<Body>(method: string, path: string, body?: object): Promise<Body> {
		const response = await fetch(`${this.process.url}/api/v1${path}`, {
			method,
			headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
			...(body ? { body: JSON.stringify(body) } : {}),
		});
		const text = await response.text();
		return (text === '' ? undefined : JSON.parse(text)) as Body;
	}

	/** A subscription that delivers to the target. */
	async subscribe(settings: object = {}): Promise<SubscriptionView> {
		const target = this.target.url('/webhook');
		return await this.api('POST', '/subscriptions', { target, ...settings });
	}

	/** Sends a callback as Autodesk does. @throws TypeError if the process is not running */
	async callback(subscription: SubscriptionView, body: string): Promise<Response> {
		return await postCallback(this.process.url, subscription, body);
	}

	/** Every event delivered so far. One in progress when the worker died may be there twice. */
	get events(): DeliveredEvent[] {
		return this.target.received.flatMap(({ delivery }) => delivery.events);
	}
}
