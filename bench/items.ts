import { DEFAULT_CONCURRENCY } from '../nodes/fields/concurrency';
import { byId } from '../test/harness/runOperation';
import { ITEMS, PROJECTS } from '../test/simulator';
import { runOperationAt } from './nodeAt';
import { report } from './report';
import { SimulatorProcess } from './simulatorProcess';

/**
 * How long File: Get takes for a thousand input items in real n8n-core: sequentially, as
 * nodes usually work, and concurrently with the default and the highest Options > Concurrency. Run it
 * with `npm run bench:items`.
 */
const COUNT = 1_000;
const LATENCY_MS = 50;
const HIGHEST_CONCURRENCY = 20;

/** A different file for each input item, so that results in the wrong order are detected. */
const FILES = [ITEMS.architecture, ITEMS.plan, ITEMS.groundFloor];
const INPUT = Array.from({ length: COUNT }, (_item, index) => ({
	json: { id: FILES[index % FILES.length].id },
}));

async function main(): Promise<void> {
	const simulator = await SimulatorProcess.start();
	try {
		await secondsFor(simulator, HIGHEST_CONCURRENCY); // Warms up both processes.
		await simulator.set({ latencyMs: LATENCY_MS });
		const usual = await secondsFor(simulator, 1);
		const rows = [row('sequential', usual, usual)];
		for (const concurrency of [DEFAULT_CONCURRENCY, HIGHEST_CONCURRENCY]) {
			const seconds = await secondsFor(simulator, concurrency);
			rows.push(row(`concurrent, ${concurrency} at a time`, seconds, usual));
		}
		report('items', `${COUNT} × Get File at ${LATENCY_MS} ms per call`, rows);
	} finally {
		await simulator.stop();
	}
}

async function secondsFor({ url }: SimulatorProcess, concurrency: number): Promise<number> {
	const startedAt = performance.now();
	const records = await runOperationAt(
		url,
		'file.get',
		{
			project: byId(PROJECTS.tower.id),
			file: byId('={{ $json.id }}'),
			options: { concurrency },
		},
		INPUT,
	);
	const seconds = (performance.now() - startedAt) / 1000;
	const misplaced = INPUT.findIndex(({ json }, index) => records[index]?.id !== json.id);
	if (misplaced >= 0) throw new Error(`Result ${misplaced} belongs to another item`);
	return seconds;
}

function row(way: string, seconds: number, usual: number) {
	return {
		speedup: round(usual / seconds),
		way,
		seconds: round(seconds),
		'calls per second': Math.round(COUNT / seconds),
	};
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}

void main();
