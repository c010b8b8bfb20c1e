import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pino, { type Logger } from 'pino';
import { loadConfig } from '../../src/config/config';
import { loadSecrets } from '../../src/config/secrets';
import { startWorker, type RunningWorker } from '../../src/worker';
import { newDataDir } from './embeddedTemplate';
import { callbackUrlAt, postCallback } from './postCallback';

/** Longer after each attempt, in ms. */
const RETRY_PAUSE = 200;

export const API_KEY = 'test-api-key-0123456789';

/** A subscription as the API returns it. */
export interface SubscriptionView {
	id: string;
	target: string;
	status: string;
	callbackUrl: string;
	callbackSecret: string;
}

/** A worker in this process, on a free port and with its own data folder. */
export class WorkerUnderTest {
	#worker: RunningWorker | undefined;
	#environment: Readonly<Record<string, string>> = {};
	/** Created for this worker; undefined if its environment names one. */
	#dataDir: string | undefined;

	constructor(private readonly log: Logger = pino({ level: 'silent' })) {}

	static async start(
		environment: Readonly<Record<string, string>>,
		log?: Logger,
	): Promise<WorkerUnderTest> {
		const worker = new WorkerUnderTest(log);
		await worker.start(environment);
		return worker;
	}

	/** Starts it for the first time. Without a store in its environment, it gets an embedded one. */
	async start(environment: Readonly<Record<string, string>>): Promise<void> {
		this.#dataDir = environment.DATA_DIR ? undefined : await newDataDir(environment);
		const dataDir = this.#dataDir ?? environment.DATA_DIR;
		this.#environment = { PORT: '0', API_KEY, ...environment, DATA_DIR: dataDir };
		await this.run();
	}

	/** Starts the worker (again) with its existing data. */
	async run(): Promise<void> {
		const config = loadConfig(this.#environment);
		this.#worker = await startWorker(config, await loadSecrets(config), this.log);
	}

	/** Restarts it with additional or changed variables. */
	async restart(environment: Record<string, string>): Promise<void> {
		await this.stop();
		this.#environment = { ...this.#environment, ...environment };
		await this.run();
	}

	async stop(): Promise<void> {
		await this.#worker?.stop();
		this.#worker = undefined;
	}

	async remove(): Promise<void> {
		await this.stop();
		if (this.#dataDir) await rm(this.#dataDir, { recursive: true, force: true });
	}

	get url(): string {
		if (!this.#worker) throw new Error('The worker does not run');
		return `http://127.0.0.1:${this.#worker.port}`;
	}

	/** Calls the admin API, with the right key by default. */
	async api(method: string, path: string, body?: unknown, apiKey = API_KEY): Promise<Response> {
		return await fetch(`${this.url}/api/v1${path}`, {
			method,
			headers: {
				authorization: `Bearer ${apiKey}`,
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
	}

	/** What Prometheus collects. */
	async metrics(): Promise<string> {
		const headers = { authorization: `Bearer ${API_KEY}` };
		return await (await fetch(`${this.url}/metrics`, { headers })).text();
	}

	async subscribe(target: string, settings: object = {}): Promise<SubscriptionView> {
		const response = await this.api('POST', '/subscriptions', { target, ...settings });
		if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
		return (await response.json()) as SubscriptionView;
	}

	/** The address of a callback URL on this machine, at the current port of the worker. */
	callbackUrl(subscription: SubscriptionView): string {
		return callbackUrlAt(this.url, subscription.callbackUrl);
	}

	/** Like `callback`, but retries while the store is too slow, as Autodesk does; it is on a busy machine. */
	async send(...callback: Parameters<WorkerUnderTest['callback']>): Promise<Response> {
		for (let attempt = 1; ; attempt += 1) {
			const response = await this.callback(...callback);
			if (response.status !== 503 || attempt === 10) return response;
			await sleep(attempt * RETRY_PAUSE);
		}
	}

	/** Sends a callback as Autodesk does, signed with the subscription's secret by default. */
	async callback(
		subscription: SubscriptionView,
		body: string,
		headers: Record<string, string> = {},
	): Promise<Response> {
		return await postCallback(this.url, subscription, body, headers);
	}
}
