import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { freePort } from './freePort';

/** The configuration and the rules that users copy. */
export const PROMETHEUS_EXAMPLE = fileURLToPath(
	new URL('../../../examples/prometheus', import.meta.url),
);

/** Whether `prometheus` and `promtool` are installed on this machine. */
export const prometheusInstalled = ['prometheus', 'promtool'].every(
	(program) => spawnSync(program, ['--version']).status === 0,
);

const config = z.object({
	global: z.object({ scrape_interval: z.string(), evaluation_interval: z.string() }),
	scrape_configs: z.tuple([
		z.looseObject({
			static_configs: z.tuple([z.object({ targets: z.array(z.string()) })]),
		}),
	]),
	rule_files: z.array(z.string()),
});

/** A series of an instant query. */
export interface Sample {
	metric: Record<string, string>;
	value: [number, string];
}

/** An alert rule as Prometheus evaluated it last. */
export interface AlertRule {
	alert: string;
	/** `unknown` before the first evaluation, then `ok` or `err`. */
	health: string;
	state: string;
}

/** A real Prometheus with the example configuration, which scrapes one worker every second. */
export class PrometheusServer {
	private constructor(
		private readonly process: ChildProcess,
		private readonly folder: string,
		private readonly url: string,
	) {}

	/**
	 * @param worker host and port
	 * @param token what the worker accepts at `/metrics`
	 */
	static async start(worker: string, token: string): Promise<PrometheusServer> {
		const folder = await mkdtemp(join(tmpdir(), 'aps-prometheus-'));
		await cp(PROMETHEUS_EXAMPLE, folder, { recursive: true });
		const file = join(folder, 'prometheus.yaml');
		const example = config.parse(parse(await readFile(file, 'utf8')));
		example.global = { scrape_interval: '1s', evaluation_interval: '1s' };
		example.scrape_configs[0].static_configs[0].targets = [worker];
		await writeFile(file, stringify(example));
		await writeFile(join(folder, 'metrics-token'), token);

		const address = `127.0.0.1:${await freePort()}`;
		const child = spawn(
			'prometheus',
			[
				`--config.file=${file}`,
				`--storage.tsdb.path=${join(folder, 'data')}`,
				`--web.listen-address=${address}`,
			],
			{ stdio: ['ignore', 'ignore', 'pipe'] },
		);
		const server = new PrometheusServer(child, folder, `http://${address}`);
		await new Promise<void>((resolve, reject) => {
			let output = '';
			child.once('exit', () => reject(new Error(`prometheus stopped:\n${output}`)));
			child.stderr.on('data', (chunk: Buffer) => {
				output += chunk.toString();
				if (output.includes('Server is ready to receive web requests')) resolve();
			});
		});
		return server;
	}

	/**
	 * The series that an expression yields now.
	 *
	 * @throws if Prometheus refuses the expression
	 */
	async query(expression: string): Promise<Sample[]> {
		const { result } = await this.#read('query', { query: expression });
		return z
			.array(
				z.object({
					metric: z.record(z.string(), z.string()),
					value: z.tuple([z.number(), z.string()]),
				}),
			)
			.parse(result);
	}

	/** The alert rules: whether they could be evaluated, and whether they fire. */
	async rules(): Promise<AlertRule[]> {
		const rule = z.object({ name: z.string(), health: z.string(), state: z.string() });
		const { groups } = await this.#read('rules', {});
		return z
			.array(z.object({ rules: z.array(rule) }))
			.parse(groups)
			.flatMap(({ rules }) => rules.map(({ name, ...rest }) => ({ alert: name, ...rest })));
	}

	async remove(): Promise<void> {
		this.process.kill('SIGKILL');
		if (this.process.exitCode === null) await once(this.process, 'exit');
		await rm(this.folder, { recursive: true, force: true });
	}

	async #read(path: string, query: Record<string, string>): Promise<Record<string, unknown>> {
		const response = await fetch(
			`${this.url}/api/v1/${path}?${new URLSearchParams(query).toString()}`,
		);
		const body = await response.text();
		if (!response.ok) throw new Error(`Prometheus answered ${response.status}: ${body}`);
		return z.object({ data: z.record(z.string(), z.unknown()) }).parse(JSON.parse(body)).data;
	}
}
