import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../worker/test/freePort';
import { PostgresServer } from '../../worker/test/postgresServer';
import { RedisServer } from '../../worker/test/redisServer';
import { WorkerProcess } from '../../worker/test/workerProcess';
import { Autodesk } from './autodesk';
import { SimulatedClock } from './clock/simulatedClock';
import { Ledger } from './ledger';
import { Line } from './line';
import type { Random } from './random';
import { Sink } from './sink';
import { WorkerApi, type SubscriptionSettings } from './workerApi';

export interface ArenaOptions {
	store: 'embedded' | 'redis' | 'postgres';
	/** Receiver and deliverer are processes of their own. Not with the embedded store. */
	split?: boolean;
	/** How fast the worker's clock runs: 60 lets a minute pass within a second. Default 1. */
	clockRate?: number;
	/** Of the one subscription. */
	subscription?: SubscriptionSettings;
	/** Further settings of the worker. */
	environment?: Record<string, string>;
}

const API_KEY = 'chaos-api-key-0123456789';

/**
 * Autodesk, the worker on its store and n8n, each in a place of its own, with lines between them that
 * can be cut:
 *
 *     Autodesk --front--> receiver --storeLine--> store <--storeLine-- deliverer --back--> n8n
 */
export class Arena {
	readonly #closers: (() => Promise<void>)[] = [];
	ledger!: Ledger;
	autodesk!: Autodesk;
	n8n!: Sink;
	clock!: SimulatedClock;
	front!: Line;
	back!: Line;
	/** Between the worker and a store that is a server. */
	storeLine?: Line;
	redis?: RedisServer;
	postgres?: PostgresServer;
	receiver!: WorkerProcess;
	/** The same process as the receiver, unless they are split. */
	deliverer!: WorkerProcess;
	api!: WorkerApi;

	private constructor(
		private readonly options: ArenaOptions,
		readonly random: Random,
	) {}

	static async open(options: ArenaOptions, random: Random): Promise<Arena> {
		const arena = new Arena(options, random);
		try {
			await arena.#build();
			return arena;
		} catch (error) {
			await arena.close();
			throw error;
		}
	}

	/** The worker's processes. */
	get workers(): WorkerProcess[] {
		return [...new Set([this.receiver, this.deliverer])];
	}

	/** Ends everything, in the reverse order of its making. */
	async close(): Promise<void> {
		for (const close of this.#closers.splice(0).reverse()) await close();
	}

	async #build(): Promise<void> {
		const folder = await mkdtemp(join(tmpdir(), 'aps-chaos-'));
		this.#closers.push(async () => await rm(folder, { recursive: true, force: true }));
		this.clock = new SimulatedClock(folder, this.options.clockRate);

		this.ledger = new Ledger(() => this.autodesk.attempts);
		this.n8n = await Sink.start({
			ledger: this.ledger,
			apiKey: API_KEY,
			now: () => this.clock.now(),
		});
		this.#closers.push(async () => await this.n8n.close());
		this.back = await Line.to(this.n8n.port, (port) => this.ledger.disruptions.noteCut(port));
		this.#closers.push(async () => await this.back.close());

		const port = await freePort();
		this.front = await Line.to(port);
		this.#closers.push(async () => await this.front.close());
		await this.#startWorker(folder, port, await this.#startStore());

		this.api = new WorkerApi(this.receiver, API_KEY);
		const subscription = await this.api.subscribe(
			`${this.back.origin}/webhook/chaos/webhook`,
			this.options.subscription,
		);
		this.autodesk = await Autodesk.start((name) => this.ledger.noteSent(name));
		this.#closers.push(async () => await this.autodesk.close());
		await this.autodesk.addHook(subscription.callbackUrl, subscription.callbackSecret);
	}

	/** @returns the variables that lead the worker to it */
	async #startStore(): Promise<Record<string, string>> {
		switch (this.options.store) {
			case 'embedded':
				return {};
			case 'redis': {
				const redis = await RedisServer.start();
				this.redis = redis;
				this.#closers.push(async () => await redis.remove());
				this.storeLine = await this.#lineTo(redis.port);
				return { REDIS_URL: `redis://127.0.0.1:${this.storeLine.port}` };
			}
			case 'postgres': {
				const postgres = await PostgresServer.start();
				this.postgres = postgres;
				this.#closers.push(async () => await postgres.remove());
				this.storeLine = await this.#lineTo(postgres.port);
				const url = new URL(postgres.url);
				url.port = String(this.storeLine.port);
				return { DATABASE_URL: url.href };
			}
		}
	}

	async #lineTo(port: number): Promise<Line> {
		const line = await Line.to(port);
		this.#closers.push(async () => await line.close());
		return line;
	}

	async #startWorker(folder: string, port: number, store: Record<string, string>): Promise<void> {
		const environment = {
			PORT: String(port),
			PUBLIC_URL: this.front.origin,
			API_KEY,
			ENCRYPTION_KEY: randomBytes(32).toString('base64'),
			DATA_DIR: join(folder, 'data'),
			ALLOWED_TARGETS: this.back.origin,
			...this.clock.environment,
			...store,
			...this.options.environment,
		};
		const start = async (roles: Record<string, string>): Promise<WorkerProcess> => {
			const worker = await WorkerProcess.start({ ...environment, ...roles });
			this.#closers.push(async () => await worker.remove());
			return worker;
		};
		if (this.options.split) {
			this.receiver = await start({ ROLES: 'receiver' });
			this.deliverer = await start({ ROLES: 'deliverer,scheduler', PORT: '0' });
		} else {
			this.receiver = await start({});
			this.deliverer = this.receiver;
		}
	}
}
