import { parseArgs } from 'node:util';
import { measureDelivering, type DeliverOptions } from './deliver';
import { measureReceiving, type ReceiveOptions } from './receive';

/**
 * How fast the worker takes callbacks and brings them on, beside what else one could take for it.
 * Needs `redis-server`, PostgreSQL and the n8n of the e2e tests. Run it on a machine that has nothing
 * else to do, with `npm run bench:worker`; `-- --long` measures longer, and from a backlog of 100,000.
 */
const { values: options } = parseArgs({
	options: {
		long: { type: 'boolean', default: false },
		/** `receive` or `deliver`: only that. */
		only: { type: 'string', default: '' },
	},
});

const RECEIVE: ReceiveOptions = options.long
	? { warmUpSeconds: 3, seconds: 10, rounds: 3 }
	: { warmUpSeconds: 1, seconds: 4, rounds: 1 };

const DELIVER: DeliverOptions = options.long
	? {
			backlog: { Redis: 100_000, PostgreSQL: 100_000, embedded: 100_000 },
			latencySeconds: 60,
			restSeconds: 20,
		}
	: {
			backlog: { Redis: 5_000, PostgreSQL: 5_000, embedded: 2_000 },
			latencySeconds: 10,
			restSeconds: 2,
		};

async function main(): Promise<void> {
	if (options.only !== 'deliver') await measureReceiving(RECEIVE);
	if (options.only !== 'receive') await measureDelivering(DELIVER);
}

void main();
