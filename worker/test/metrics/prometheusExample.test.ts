import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import {
	PROMETHEUS_EXAMPLE,
	prometheusInstalled,
	PrometheusServer,
} from '../setup/prometheusServer';
import { useWorker } from '../setup/useWorker';
import { API_KEY } from '../setup/workerUnderTest';

const DASHBOARD = new URL('../../../examples/grafana/aps-webhook-worker.json', import.meta.url);
const OPERATING = new URL('../../../docs/operating.md', import.meta.url);

const rules = z.object({
	groups: z.tuple([
		z.object({
			rules: z.array(
				z.object({
					alert: z.string(),
					expr: z.string(),
					annotations: z.object({ runbook_url: z.string() }),
				}),
			),
		}),
	]),
});

const dashboard = z.object({
	panels: z.array(
		z.object({
			id: z.number(),
			title: z.string(),
			gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
			targets: z.array(z.object({ expr: z.string() })).default([]),
		}),
	),
});

async function alertRules(): Promise<z.infer<typeof rules>['groups'][0]['rules']> {
	const text = await readFile(join(PROMETHEUS_EXAMPLE, 'alerts.yaml'), 'utf8');
	return rules.parse(parse(text)).groups[0].rules;
}

async function panels(): Promise<z.infer<typeof dashboard>['panels']> {
	return dashboard.parse(JSON.parse(await readFile(DASHBOARD, 'utf8'))).panels;
}

/** An expression with the variables of the dashboard filled in. */
function filledIn(expression: string): string {
	return expression
		.replaceAll('$__rate_interval', '1m')
		.replaceAll('$job', 'aps-webhook-worker')
		.replaceAll('$subscription', '.*');
}

describe('the alert rules', () => {
	it('each link to a section of docs/operating.md that names them', async () => {
		const headings = [...(await readFile(OPERATING, 'utf8')).matchAll(/^### (.+)$/gm)].map(
			([, heading = '']) => heading,
		);
		for (const { alert, annotations } of await alertRules()) {
			const section = headings.find((heading) => heading.split(', ').includes(alert)) ?? '';
			const anchor = section.toLowerCase().replaceAll(',', '').replaceAll(' ', '-');
			expect(annotations.runbook_url, alert).toMatch(new RegExp(`/docs/operating\\.md#${anchor}$`));
			expect(anchor, alert).not.toBe('');
		}
	});

	it.skipIf(!prometheusInstalled)('pass their unit test', () => {
		const { status, stdout, stderr } = spawnSync(
			'promtool',
			['test', 'rules', join(PROMETHEUS_EXAMPLE, 'alerts.test.yaml')],
			{ encoding: 'utf8' },
		);
		expect(status, stdout + stderr).toBe(0);
	});
});

describe('the Grafana dashboard', () => {
	it('has panels that do not overlap', async () => {
		const all = await panels();
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
		const cells = all.flatMap(({ gridPos: { x, y, w, h } }) =>
			Array.from(
				{ length: w * h },
				(_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`,
			),
		);
		expect(new Set(cells).size).toBe(cells.length);
		expect(all.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
	});
});

describe.skipIf(!prometheusInstalled)('a real Prometheus', () => {
	// An app's credentials enable all metrics, although nothing answers at this address.
	const worker = useWorker({
		environment: {
			APS_CLIENT_ID: 'id',
			APS_CLIENT_SECRET: 'secret',
			APS_BASE_URL: 'http://127.0.0.1:9',
		},
	});
	let prometheus: PrometheusServer;

	beforeAll(async () => {
		prometheus = await PrometheusServer.start(new URL(worker.url).host, API_KEY);
	});
	afterAll(() => prometheus.remove());

	it('scrapes the worker with the example configuration', async () => {
		await expect
			.poll(async () => (await prometheus.query('aps_worker_store_up'))[0]?.value[1])
			.toBe('1');
	});

	it('answers every expression of the dashboard', async () => {
		for (const { title, targets } of await panels()) {
			for (const { expr } of targets) {
				await expect(prometheus.query(filledIn(expr)), title).resolves.toBeInstanceOf(Array);
			}
		}
	});

	it('knows every metric that the dashboard and the alerts use', async () => {
		const exposed = new Set(
			[...(await worker.metrics()).matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(
				([, name = '', type]) => (type === 'histogram' ? [`${name}_bucket`] : [name]),
			),
		);
		const expressions = [
			...(await panels()).flatMap(({ targets }) => targets.map(({ expr }) => expr)),
			...(await alertRules()).map(({ expr }) => expr),
		];
		const used = expressions.flatMap((text) => text.match(/aps_worker_\w+/g) ?? []);
		expect(used.filter((name) => !exposed.has(name))).toEqual([]);
	});

	it('evaluates every alert rule, and raises none for a healthy worker', async () => {
		const evaluated = (await alertRules()).map(({ alert }) => ({
			alert,
			health: 'ok',
			state: 'inactive',
		}));
		await expect.poll(() => prometheus.rules()).toEqual(evaluated);
	});
});
