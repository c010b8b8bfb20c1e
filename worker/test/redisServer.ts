import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './freePort';

/** Whether a `redis-server` program is installed on this machine. */
export const redisInstalled = spawnSync('redis-server', ['--version']).status === 0;

/** A Redis of its own for one test file: 127.0.0.1, free port, append-only file in a new folder. */
export class RedisServer {
	#process: ChildProcess | undefined;

	private constructor(
		readonly port: number,
		private readonly folder: string,
	) {}

	static async start(): Promise<RedisServer> {
		const server = new RedisServer(await freePort(), await mkdtemp(join(tmpdir(), 'aps-redis-')));
		await server.run();
		return server;
	}

	get url(): string {
		return `redis://127.0.0.1:${this.port}`;
	}

	/** Starts the server (again), with the data it wrote before. Resolves when it answers. */
	async run(): Promise<void> {
		const options = {
			port: this.port,
			bind: '127.0.0.1',
			dir: this.folder,
			appendonly: 'yes',
			appendfsync: 'always',
			save: '',
		};
		const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
		const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
		this.#process = child;
		await new Promise<void>((resolve, reject) => {
			let output = '';
			child.once('exit', () => reject(new Error(`redis-server stopped:\n${output}`)));
			child.stdout.on('data', (chunk: Buffer) => {
				output += chunk.toString();
				if (output.includes('Ready to accept connections')) resolve();
			});
		});
	}

	/** Stops answering without closing connections, as a hanging server does; `SIGCONT` undoes it. */
	signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
		this.#process?.kill(signal);
	}

	/** Ends the server without giving it time for anything. */
	async kill(): Promise<void> {
		await this.#end('SIGKILL');
	}

	/** Asks the server to end. */
	async terminate(): Promise<void> {
		await this.#end('SIGTERM');
	}

	async remove(): Promise<void> {
		await this.kill();
		await rm(this.folder, { recursive: true, force: true });
	}

	async #end(signal: NodeJS.Signals): Promise<void> {
		const child = this.#process;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		child.kill(signal);
		await once(child, 'exit');
	}
}
