import { rm } from 'node:fs/promises';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import { newDataDir } from './embeddedTemplate';
import { freePort } from './freePort';
import { Target } from './target';
import type { WorkerBackendKind } from './workerBackends';
import { WorkerProcess } from './workerProcess';
import { API_KEY } from './workerUnderTest';
import type { SubscriptionView } from './workerUnderTest';
import { startSimulator } from '../../../test/simulator';
import type { Simulator } from '../../../test/simulator';
import { apsEnvironment } from './apsEnvironment';

/** A worker between Autodesk and n8n's place that can be killed, and started again where it was. */
export class KillableWorker {
	private constructor(
		readonly simulator: Simulator,
		readonly target: Target,
		readonly process: WorkerProcess,
		private readonly removeBackend: () => Promise<void>,
	) {}

	static async start({ start }: Pick<WorkerBackendKind, 'start'>): Promise<KillableWorker> {
		const backend = await start();
		const dataDir = await newDataDir(backend.environment);
		const simulator = await startSimulator();
		const target = await Target.start();
		const process = await WorkerProcess.start({
			...backend.environment,
			API_KEY,
			DATA_DIR: dataDir,
			// Autodesk calls it back there after the restart too.
			PORT: String(await freePort()),
			ALLOWED_TARGETS: target.origin,
			...apsEnvironment(simulator),
		});
		return new KillableWorker(simulator, target, process, async () => {
			await backend.remove();
			await rm(dataDir, { recursive: true, force: true });
		});
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

	/** A subscription that delivers to n8n's place. */
	async subscribe(): Promise<SubscriptionView> {
		const target = this.target.url('/webhook');
		return await this.api('POST', '/subscriptions', { target, concurrency: 50 });
	}

	/** Every event delivered so far. One under way when the worker died may be there twice. */
	get events(): DeliveredEvent[] {
		return this.target.received.flatMap(({ delivery }) => delivery.events);
	}

	async remove(): Promise<void> {
		await this.process.remove();
		await this.target.close();
		await this.simulator.close();
		await this.removeBackend();
	}
}
