import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from './freePort';

const FOLDER = fileURLToPath(new URL('../../../examples/receivers', import.meta.url));

/** Each receiver in the documentation, and how a user starts it. */
export const RECEIVERS = {
	'receiver.mts': [process.execPath, 'receiver.mts'],
	'receiver.py': ['python3', 'receiver.py'],
	// .NET 10 runs a single file; older versions need a project.
	'Receiver.cs': ['dotnet', 'run', 'Receiver.cs'],
} as const;

export type ReceiverName = keyof typeof RECEIVERS;

const NEEDED_DOTNET = 10;

/** Whether this machine has what the receiver runs on. */
export function isRunnable(name: ReceiverName): boolean {
	const [program] = RECEIVERS[name];
	const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
	return status === 0 && (program !== 'dotnet' || Number.parseInt(stdout, 10) >= NEEDED_DOTNET);
}

/** A receiver of the documentation, as a process of its own. */
export class ExampleReceiver {
	readonly #lines: string[] = [];
	#child: ChildProcess | undefined;

	private constructor(
		private readonly name: ReceiverName,
		private readonly port: number,
	) {}

	/** Its port is known before its key, which the worker gives out for its URL. */
	static async atFreePort(name: ReceiverName): Promise<ExampleReceiver> {
		return new ExampleReceiver(name, await freePort());
	}

	get origin(): string {
		return `http://localhost:${this.port}`;
	}

	/** What it has reported: `event <name> <id>`. */
	get events(): string[] {
		return this.#lines.filter((line) => line.startsWith('event '));
	}

	/** @param environment the key that it verifies with */
	async start(environment: Readonly<Record<string, string>>): Promise<void> {
		const [program, ...args] = RECEIVERS[this.name];
		const child = spawn(program, args, {
			cwd: FOLDER,
			env: { ...process.env, PORT: String(this.port), ...environment },
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		this.#child = child;
		const ready = Promise.withResolvers<void>();
		let rest = '';
		child.stdout.on('data', (chunk: Buffer) => {
			const lines = (rest + chunk.toString()).split('\n');
			rest = lines.pop() ?? '';
			this.#lines.push(...lines);
			if (lines.some((line) => line.startsWith('listening'))) ready.resolve();
		});
		child.once('error', ready.reject);
		child.once('exit', (code) => ready.reject(new Error(`${this.name} ended with ${code}`)));
		await ready.promise;
	}

	async stop(): Promise<void> {
		const child = this.#child;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const exited = once(child, 'exit');
		child.kill();
		await exited;
	}
}
