import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { WorkerApi } from '../workerClient/workerApi';

interface ListedWatch {
	id: string;
	kind: string;
	label: string;
	accountId: string;
	status: string;
}

/** The worker's watches, by label, kind and account. */
export async function searchWatches(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const worker = await WorkerApi.of(this);
	const answer = await worker.request({ method: 'GET', path: '/watches' });
	const { data } = answer as { data: ListedWatch[] };
	const wanted = filter.trim().toLowerCase();
	const results = data
		.map(({ id, kind, label, accountId, status }) => ({
			name: `${label || kind}${status === 'active' ? '' : ` (${status})`}`,
			value: id,
			description: `${kind} of ${accountId}`,
		}))
		.filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}
