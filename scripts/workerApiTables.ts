import { everyApiOperation } from '../protocol/worker/api/api';
import { LIMITS } from '../protocol/worker/api/limits';
import { problemStatuses } from '../protocol/worker/api/problemStatuses';
import { blockWithNarrowTables, code, row, tableHead } from './markdown';

/** The tables in worker/README.md: operations and limits of the admin API, one fact a line. */
export async function workerApiTables(): Promise<string> {
	const text = [
		...tableHead(['Request', 'What it does', 'Answers', 'Problems']),
		...operationRows(),
		'',
		...tableHead(['Limit', 'Value']),
		...limitRows('', LIMITS),
	].join('\n');
	return await blockWithNarrowTables(text, 'worker/README.md');
}

function operationRows(): string[] {
	return everyApiOperation().map(({ operation }) =>
		row([
			code(`${operation.method} ${operation.path}`),
			operation.summary,
			Object.keys(operation.answers).join(', '),
			problemStatuses(operation).join(', '),
		]),
	);
}

type Limits = { readonly [name: string]: number | Limits };

/** `batch.maxEvents` with what limits it, e.g. `min 1, max 500, default 1`. */
function limitRows(prefix: string, limits: Limits): string[] {
	return Object.entries(limits).flatMap(([name, limit]) => {
		if (typeof limit === 'number') return [];
		const values = Object.entries(limit).filter(([, value]) => typeof value === 'number');
		const path = `${prefix}${name}`;
		if (values.length === 0) return limitRows(`${path}.`, limit);
		return [row([code(path), values.map(([key, value]) => `${key} ${String(value)}`).join(', ')])];
	});
}
