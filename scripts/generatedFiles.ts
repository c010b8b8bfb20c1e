import { readFile } from 'node:fs/promises';
import { actionsPages } from './actionsTable';
import { burstFigures } from './burstFigures';
import { eventSchemas } from './eventSchema';
import { eventsPage } from './eventsTable';
import { withBlock } from './markdown';
import { measuredTables } from './measuredTable';
import { outputSchemas } from './outputSchemas';
import { scopesPage } from './scopesPage';
import { operationsByTask } from './operationsByTask';
import { SETUP_GUIDE_PATH, setupGuide } from './setupGuide/page';
import { workerApiTables } from './workerApiTables';
import { workerNodeTable } from './workerNodeTable';
import { workerSettings } from './workerSettings';

const WORKER_BENCHES = [
	'worker-receive',
	'worker-isolation',
	'worker-deliver',
	'worker-latency',
	'worker-memory',
];

const OTHER_BENCHES = [
	'list',
	'list-memory',
	'issues',
	'elements',
	'elements-memory',
	'items',
	'tree',
	'tree-copy',
	'tree-limited',
	'tree-copy-limited',
	'latency',
	'memory',
	'transfer',
	'transfer-cut',
	'transfer-files',
	'transfer-10gib',
];

/** Everything that is made from the operations, the event catalogue and measurements, by path. */
export async function generatedFiles(): Promise<Map<string, string>> {
	const readme = await readFile('README.md', 'utf8');
	const trigger = await readFile('docs/trigger.md', 'utf8');
	const operating = await readFile('docs/operating.md', 'utf8');
	const [bench, worker, chaos] = ['bench/README.md', 'worker/README.md', 'test/chaos/README.md'];
	const measured = await measuredTables(OTHER_BENCHES, bench);
	const benches = await measuredTables(WORKER_BENCHES, worker);
	const workerReadme = withBlock(
		await readFile(worker, 'utf8'),
		'settings',
		await workerSettings(),
	);
	const ledger = await measuredTables(['chaos'], chaos);
	return new Map([
		['README.md', withBlock(readme, 'operations', await operationsByTask())],
		...(await actionsPages()),
		['docs/events.md', await eventsPage()],
		['docs/operating.md', withBlock(operating, 'node', await workerNodeTable())],
		['docs/scopes.md', await scopesPage()],
		[SETUP_GUIDE_PATH, await setupGuide()],
		['docs/trigger.md', withBlock(trigger, 'burst', await burstFigures())],
		[bench, withBlock(await readFile(bench, 'utf8'), 'measured', measured)],
		[worker, withBlock(withBlock(workerReadme, 'api', await workerApiTables()), 'bench', benches)],
		[chaos, withBlock(await readFile(chaos, 'utf8'), 'chaos', ledger)],
		...eventSchemas(),
		...outputSchemas(),
	]);
}
