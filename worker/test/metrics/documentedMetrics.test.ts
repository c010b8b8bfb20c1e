import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { useWorker } from '../setup/useWorker';

const DOCUMENT = new URL('../../../docs/operating.md', import.meta.url);
/** Metrics of every program on Node.js: documented by prom-client, not by us. */
const OF_NODE = /^aps_worker_(process|nodejs)_/;

// An app's credentials enable all metrics, although nothing answers at this address.
const worker = useWorker({
	environment: {
		APS_CLIENT_ID: 'id',
		APS_CLIENT_SECRET: 'secret',
		APS_BASE_URL: 'http://127.0.0.1:9',
	},
});

it('lists every metric and its meaning in docs/operating.md', async () => {
	const text = await worker.metrics();
	const exposed = [...text.matchAll(/^# HELP (\S+) (.+)$/gm)]
		.map(([, name = '', help = '']): [string, string] => [name, help])
		.filter(([name]) => !OF_NODE.test(name));
	const rows = (await readFile(DOCUMENT, 'utf8')).matchAll(
		/^\| `(aps_worker_\S+)` +\|[^|]*\|([^|]*)\|$/gm,
	);
	const documented = [...rows].map(([, name = '', help = '']): [string, string] => [
		...([name, help.trim()] as const),
	]);
	expect(documented.sort()).toEqual(exposed.sort());
});
