import type { INodeParameters } from 'n8n-workflow';
import { isJsonObject } from '../../protocol/json';
import { byId } from '../../test/harness/runOperation';
import { HUBS, USERS } from '../../test/simulator';
import { runOperationAt } from '../nodeAt';
import { report } from '../report';
import { SimulatorProcess } from '../simulatorProcess';

/**
 * How long it takes to add one user to many projects within Autodesk's rate limit, with a real run for some
 * of them, and a calculation for 3,000 from what the run shows: one read and one write for each project. Run
 * it with `npm run bench:sync:projects`; it takes about three minutes.
 */
const MEASURED = 300;
const CALCULATED = 3_000;
const LATENCY_MS = 50;

/** Per minute, app and endpoint. Source: "Rate Limits" of Autodesk's account administration. */
const READS_PER_MINUTE = 600;
const WRITES_PER_MINUTE = 100;

const SETTINGS: INodeParameters = {
	account: byId(HUBS.us.id),
	actAsUser: USERS.kim.autodeskId,
	email: '={{ $json.email }}',
	memberProject: '={{ $json.project }}',
	guards: { maxChanges: 10_000 },
	mode: 'apply',
};

interface Request {
	method: string;
	path: string;
	status: number;
}

async function main(): Promise<void> {
	const simulator = await SimulatorProcess.start();
	try {
		await simulator.populate({ projects: MEASURED });
		await simulator.set({ latencyMs: LATENCY_MS, enforceQuotas: true });
		const items = Array.from({ length: MEASURED }, (_, index) => ({
			json: {
				email: 'everywhere@example.com',
				project: `Project ${String(index + 1).padStart(5, '0')}`,
			},
		}));
		const startedAt = performance.now();
		const [summary] = await runOperationAt(simulator.url, 'projectUser.sync', SETTINGS, items);
		const seconds = (performance.now() - startedAt) / 1000;
		if (summary.result !== 'applied') throw new Error(`The run ended as ${String(summary.result)}`);
		const calls = await simulator.ask<Request[]>('GET', 'requests?path=/construction/');
		const taken = calls.filter(({ status }) => status !== 429);
		const writes = taken.filter(({ method }) => method !== 'GET').length;
		const results = isJsonObject(summary.results) ? summary.results : {};
		report('sync-projects', `One user added to many projects at ${LATENCY_MS} ms per call`, [
			{
				projects: MEASURED,
				way: 'measured',
				minutes: inMinutes(seconds),
				reads: taken.length - writes,
				writes,
				'refused by the rate limit': calls.length - taken.length,
				applied: results.applied,
			},
			calculated((taken.length - writes) / MEASURED, writes / MEASURED),
		]);
	} finally {
		await simulator.stop();
	}
}

/** Each limit lets the calls of its first minute pass at once, and the others wait for their minute. */
function calculated(readsEach: number, writesEach: number): Record<string, unknown> {
	const reads = Math.ceil(readsEach * CALCULATED);
	const writes = Math.ceil(writesEach * CALCULATED);
	const waits = (calls: number, perMinute: number) => Math.ceil(calls / perMinute) - 1;
	return {
		projects: CALCULATED,
		way: 'calculated from that',
		minutes: waits(reads, READS_PER_MINUTE) + waits(writes, WRITES_PER_MINUTE),
		reads,
		writes,
	};
}

function inMinutes(seconds: number): number {
	return Math.round(seconds / 6) / 10;
}

void main();
