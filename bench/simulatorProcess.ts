import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceProcess } from '../test/e2e/process/serviceProcess';
import { freePorts } from '../test/e2e/stack/ports';
import type { Settings } from '../test/simulator';

const ROOT = join(import.meta.dirname, '..');

/** A simulator in a separate process, so that neither its work nor its memory is measured. */
export class SimulatorProcess {
	private constructor(
		readonly url: string,
		private readonly process: ServiceProcess,
		private readonly folder: string,
	) {}

	static async start(): Promise<SimulatorProcess> {
		const folder = await mkdtemp(join(tmpdir(), 'aps-bench-'));
		const { simulator: port } = await freePorts();
		const url = `http://127.0.0.1:${port}`;
		const server = ServiceProcess.start({
			name: 'the simulator',
			command: process.execPath,
			args: ['--import', 'tsx', join('test', 'simulator', 'main.ts'), '--port', String(port)],
			cwd: ROOT,
			env: process.env,
			logFile: join(folder, 'simulator.log'),
		});
		await server.untilReady(async () => (await fetch(`${url}/_simulator/settings`)).ok);
		return new SimulatorProcess(url, server, folder);
	}

	/** Adds account users, projects or files to the world. */
	async populate(population: Record<string, number | string>): Promise<void> {
		await this.control('POST', 'populate', population);
	}

	async set(settings: Partial<Settings>): Promise<void> {
		await this.control('PATCH', 'settings', settings);
	}

	/** Calls one of the simulator's own endpoints. @returns its answer */
	async ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
		return (await (await this.control(method, path, body)).json()) as Answer;
	}

	/** Resets the world to the seed and keeps the settings. */
	async reset(): Promise<void> {
		await this.control('POST', 'reset', {});
	}

	/** Number of requests received whose path starts with the given one. */
	async requests(path: string): Promise<number> {
		const query = new URLSearchParams({ path });
		const response = await fetch(`${this.url}/_simulator/requests?${query}`);
		return ((await response.json()) as unknown[]).length;
	}

	async stop(): Promise<void> {
		await this.process.stop();
		await rm(this.folder, { recursive: true, force: true });
	}

	private async control(method: string, path: string, body?: object): Promise<Response> {
		const response = await fetch(`${this.url}/_simulator/${path}`, {
			method,
			headers: { 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
		});
		if (!response.ok) throw new Error(`The simulator answered ${response.status} to ${path}`);
		return response;
	}
}
