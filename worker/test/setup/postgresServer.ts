import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './freePort';

/** Where distributions install the server's programs, newest version first. */
function findPrograms(): string | undefined {
	const versions = '/usr/lib/postgresql';
	const folders = existsSync(versions)
		? readdirSync(versions).sort((a, b) => Number(b) - Number(a))
		: [];
	return [
		...folders.map((version) => join(versions, version, 'bin')),
		...(process.env.PATH ?? '').split(':'),
	].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

const programs = findPrograms();

/** Whether a PostgreSQL server is installed on this machine. */
export const postgresInstalled = programs !== undefined;

/** The path of one of the server's programs. */
export function postgresProgram(name: string): string {
	return join(programs ?? '', name);
}

/** PostgreSQL refuses to run as root. In that case, it runs as the user that its package created. */
function owner(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const idOf = (option: string): number =>
		Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
	return { uid: idOf('-u'), gid: idOf('-g') };
}

/** A PostgreSQL server for one test file: 127.0.0.1, free port, data in a new folder. */
export class PostgresServer {
	#process: ChildProcess | undefined;

	private constructor(
		readonly port: number,
		private readonly folder: string,
		private readonly user: ReturnType<typeof owner>,
	) {}

	static async start(): Promise<PostgresServer> {
		const folder = await mkdtemp(join(tmpdir(), 'aps-postgres-'));
		const user = owner();
		if (user) chownSync(folder, user.uid, user.gid);
		const server = new PostgresServer(await freePort(), folder, user);
		execFileSync(
			postgresProgram('initdb'),
			['-D', folder, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8'],
			{ ...user, stdio: 'ignore', cwd: folder },
		);
		await server.run();
		return server;
	}

	/** Of the running server. */
	get pid(): number | undefined {
		return this.#process?.pid;
	}

	get url(): string {
		return `postgres://postgres@127.0.0.1:${this.port}/postgres`;
	}

	/** Starts the server (again) with its existing data. Resolves when it answers. */
	async run(): Promise<void> {
		const child = spawn(
			postgresProgram('postgres'),
			['-D', this.folder, '-p', `${this.port}`, '-h', '127.0.0.1', '-k', ''],
			{ ...this.user, stdio: ['ignore', 'ignore', 'pipe'], cwd: this.folder },
		);
		this.#process = child;
		await new Promise<void>((resolve, reject) => {
			let output = '';
			child.once('exit', () => reject(new Error(`postgres stopped:\n${output}`)));
			child.stderr.on('data', (chunk: Buffer) => {
				output += chunk.toString();
				if (output.includes('database system is ready to accept connections')) resolve();
			});
		});
	}

	/** Kills the server without letting it write anything: it recovers from its log later. */
	async kill(): Promise<void> {
		const child = this.#process;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		child.kill('SIGQUIT');
		await once(child, 'exit');
	}

	async remove(): Promise<void> {
		await this.kill();
		await rm(this.folder, { recursive: true, force: true });
	}
}
