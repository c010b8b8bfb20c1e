import { parseArgs } from 'node:util';
import { numberOption } from '../numberOption';
import { measureDelivering, type DeliverOptions } from './deliver';
import { measureIsolation } from './isolation';
import { measureMemory, type MemoryOptions } from './memory';
import { measureReceiving, type ReceiveOptions } from './receive';

/**
 * How fast the worker receives and delivers callbacks, compared with alternatives. Needs `redis-server`,
 * PostgreSQL and the n8n of the e2e tests. Run it on an otherwise idle machine with `npm run bench:worker`;
 * `-- --long` measures longer, and with a backlog of 100,000 events.
 */
const { values: options } = parseArgs({
	options: {
		long: { type: 'boolean', default: false },
		/** Runs only this part: `receive`, `isolation`, `deliver` or `memory`. */
		only: { type: 'string' },
		/** Compares only the receivers whose name matches, without writing results. */
		receivers: { type: 'string' },
		/** Number of measurements per receiver. */
		rounds: { type: 'string' },
	},
});

const RECEIVE: ReceiveOptions = {
	warmUpSeconds: options.long ? 2 : 1,
	seconds: 2,
	rounds: numberOption('rounds', options.rounds ?? (options.long ? '9' : '3'), 1),
	only: options.receivers === undefined ? undefined : new RegExp(options.receivers),
};

const DELIVER: DeliverOptions = options.long
	? {
			// The embedded store is meant for small installations, and the slowest.
			backlog: { Redis: 100_000, PostgreSQL: 100_000, embedded: 30_000 },
			latencySeconds: 30,
		}
	: {
			backlog: { Redis: 5_000, PostgreSQL: 5_000, embedded: 2_000 },
			latencySeconds: 10,
		};

const MEMORY: MemoryOptions = options.long
	? { backlog: 30_000, restSeconds: 60 }
	: { backlog: 2_000, restSeconds: 30 };

const ISOLATION = { seconds: options.long ? 60 : 15 };

const PARTS: Record<string, () => Promise<void>> = {
	receive: () => measureReceiving(RECEIVE),
	isolation: () => measureIsolation(ISOLATION),
	deliver: () => measureDelivering(DELIVER),
	memory: () => measureMemory(MEMORY),
};

async function main(): Promise<void> {
	const startedAt = performance.now();
	const names = options.only === undefined ? Object.keys(PARTS) : [options.only];
	for (const name of names) {
		const measure = PARTS[name];
		if (!measure) throw new Error(`--only takes one of ${Object.keys(PARTS).join(', ')}`);
		await measure();
	}
	console.log(`\nDone after ${Math.round((performance.now() - startedAt) / 1000)} s`);
}

void main();
