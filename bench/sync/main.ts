import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { isJsonObject } from '../../protocol/json';
import { byId } from '../../test/harness/runOperation';
import { HUBS } from '../../test/simulator';
import { liveHeap } from '../heap';
import { runOperationAt } from '../nodeAt';
import { report } from '../report';
import { SimulatorProcess } from '../simulatorProcess';

/**
 * How long a sync of account users takes, how many calls it makes and how much memory it holds: the plan
 * for 10,000 users, 1,000 additions and 500 updates within Autodesk's rate limit, and a second run, which
 * has nothing left to do. Run it with `npm run bench:sync`; the rate limit makes it take ten minutes.
 */
const USERS = 10_000;
const ADDED = 1_000;
const UPDATED = 500;
const LATENCY_MS = 50;

const SETTINGS: INodeParameters = {
	account: byId(HUBS.us.id),
	email: '={{ $json.email }}',
	syncedFields: {
		company: '={{ $json.company }}',
		defaultRole: '={{ $json.role }}',
		firstName: '={{ $json.firstName }}',
	},
	guards: { maxChanges: 10_000 },
	options: { includeUnchanged: false, reportUnchangeable: false },
};

interface Request {
	method: string;
	path: string;
	status: number;
}

async function main(): Promise<void> {
	const simulator = await SimulatorProcess.start();
	try {
		await simulator.populate({ accountUsers: USERS });
		await simulator.set({ latencyMs: LATENCY_MS });
		const known = numbered('user', USERS);
		const plan = await measure('plan, no rate limit', simulator, known, 'plan');
		await simulator.set({ enforceQuotas: true });
		const wanted = [
			...known.map((row, index) => (index < UPDATED ? { ...row, role: 'Engineer' } : row)),
			...numbered('new', ADDED),
		];
		const what = `apply ${ADDED} additions and ${UPDATED} updates, with rate limit`;
		const apply = await measure(what, simulator, wanted, 'apply');
		await simulator.set({ enforceQuotas: false });
		const again = await measure('apply again, no rate limit', simulator, wanted, 'apply');
		report('sync', `Sync of ${USERS} account users at ${LATENCY_MS} ms per call`, [
			plan,
			apply,
			again,
		]);
	} finally {
		await simulator.stop();
	}
}

async function measure(
	run: string,
	simulator: SimulatorProcess,
	rows: readonly IDataObject[],
	mode: 'plan' | 'apply',
): Promise<Record<string, unknown>> {
	const items = rows.map((json) => ({ json }));
	const callsBefore = (await requests(simulator)).length;
	const before = liveHeap();
	let most = 0;
	const sampling = setInterval(() => {
		most = Math.max(most, process.memoryUsage().heapUsed / 2 ** 20 - before);
	}, 100);
	const startedAt = performance.now();
	const parameters = { ...SETTINGS, mode };
	const [summary] = await runOperationAt(simulator.url, 'accountUser.sync', parameters, items);
	const seconds = (performance.now() - startedAt) / 1000;
	clearInterval(sampling);
	const calls = (await requests(simulator)).slice(callsBefore);
	const writes = calls.filter(({ method }) => method !== 'GET');
	const results = isJsonObject(summary.results) ? summary.results : {};
	if (mode === 'apply' && summary.result === 'incomplete') {
		throw new Error(`Only ${String(results.applied)} changes were applied`);
	}
	return {
		run,
		rows: rows.length,
		seconds: Math.round(seconds * 10) / 10,
		reads: calls.length - writes.length,
		writes: writes.length,
		'refused by the rate limit': calls.filter(({ status }) => status === 429).length,
		'users refused twice': refusedTwice(calls),
		applied: results.applied,
		'heap at most, MiB': Math.round(most),
	};
}

/** How many calls to the same user were refused more than once. */
function refusedTwice(calls: readonly Request[]): number {
	const refused = new Map<string, number>();
	for (const { method, path, status } of calls) {
		if (status !== 429 || method !== 'PATCH') continue;
		refused.set(path, (refused.get(path) ?? 0) + 1);
	}
	return [...refused.values()].filter((times) => times > 1).length;
}

async function requests(simulator: SimulatorProcess): Promise<Request[]> {
	return await simulator.ask<Request[]>('GET', 'requests?path=/hq/');
}

function numbered(name: string, count: number): IDataObject[] {
	return Array.from({ length: count }, (_, index) => ({
		email: `${name}-${String(index + 1).padStart(5, '0')}@example.com`,
		firstName: name === 'user' ? 'User' : 'New',
		company: name === 'new' ? 'Example Concrete' : '',
		role: '',
	}));
}

void main();
