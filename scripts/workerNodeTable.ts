import { resources } from '../nodes/ApsWebhookWorker/operations';
import { byName } from './everyOperation';
import { blockWithNarrowTables, code, row, tableHead } from './markdown';

/** The table in docs/operating.md: what the node of the worker can do. */
export async function workerNodeTable(): Promise<string> {
	const rows = byName(resources).flatMap((resource) =>
		byName(resource.operations).map(({ name, endpoint, description }) =>
			row([`${resource.name}: ${name}`, code(endpoint), description]),
		),
	);
	const head = tableHead(['Operation', 'Request', 'What it does']);
	return await blockWithNarrowTables([...head, ...rows].join('\n'), 'docs/operating.md');
}
