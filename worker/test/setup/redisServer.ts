import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './freePort';

/** Whether a `redis-server` program is installed on this machine. */
export const redisInstalled = spawnSync('redis-server', ['--version']).status === 0;

/** Lines of a configuration file, by directive. */
export type RedisSettings = Record<string, string | number>;

/** A Redis server for one test file: 127.0.0.1, free port, append-only file in a new folder. */
export class RedisServer {
	#process: ChildProcess | undefined;

	private constructor(
		readonly port: number,
		private readonly folder: string,
	) {}

	/** @param settings in addition to the defaults, or instead of them */
	static async start(settings: RedisSettings = {}): Promise<RedisServer> {
		const server = new RedisServer(await freePort(), await mkdtemp(join(tmpdir(), 'aps-redis-')));
		await server.#configure({ appendonly: 'yes', appendfsync: 'always', save: '""', ...settings });
		await server.run();
		return server;
	}

	/**
	 * A sentinel: monitors a master, and promotes a replica after the master has been down for half a
	 * second.
	 *
	 * @param master host and port, separated by a space
	 */
	static async startSentinel(master: string, name: string): Promise<RedisServer> {
		const server = new RedisServer(await freePort(), await mkdtemp(join(tmpdir(), 'aps-redis-')));
		await server.#configure({
			[`sentinel monitor ${name}`]: `${master} 1`,
			[`sentinel down-after-milliseconds ${name}`]: 500,
			[`sentinel failover-timeout ${name}`]: 5_000,
		});
		await server.run(['--sentinel'], /monitor master/);
		return server;
	}

	/** Of the running server. */
	get pid(): number | undefined {
		return this.#process?.pid;
	}

	get url(): string {
		return `redis://${this.address}`;
	}

	get address(): string {
		return `127.0.0.1:${this.port}`;
	}

	/** Starts the server (again) with its existing data. Resolves when it answers. */
	async run(options: readonly string[] = [], ready = /Ready to accept connections/): Promise<void> {
		const args = [this.#configuration, ...options];
		const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
		this.#process = child;
		await new Promise<void>((resolve, reject) => {
			let output = '';
			child.once('exit', () => reject(new Error(`redis-server stopped:\n${output}`)));
			child.stdout.on('data', (chunk: Buffer) => {
				output += chunk.toString();
				if (ready.test(output)) resolve();
			});
		});
	}

	/** Stops answering without closing connections, as a hanging server does; `SIGCONT` undoes it. */
	signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
		this.#process?.kill(signal);
	}

	/** Kills the server. */
	async kill(): Promise<void> {
		await this.#end('SIGKILL');
	}

	/** Asks the server to exit. */
	async terminate(): Promise<void> {
		await this.#end('SIGTERM');
	}

	async remove(): Promise<void> {
		await this.kill();
		await rm(this.folder, { recursive: true, force: true });
	}

	/** In a file, because sentinels and replicas write their findings to it. */
	get #configuration(): string {
		return join(this.folder, 'redis.conf');
	}

	async #configure(settings: RedisSettings): Promise<void> {
		const all = { port: this.port, bind: '127.0.0.1', dir: this.folder, ...settings };
		const lines = Object.entries(all).map(([name, value]) => `${name} ${value}\n`);
		await writeFile(this.#configuration, lines.join(''));
	}

	async #end(signal: NodeJS.Signals): Promise<void> {
		const child = this.#process;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		child.kill(signal);
		await once(child, 'exit');
	}
}
