import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { WorkerApi } from '../workerClient/workerApi';

interface ListedSubscription {
	id: string;
	label: string;
	target: string;
	status: string;
}

/** The worker's subscriptions, by label and where they deliver to. */
export async function searchSubscriptions(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const worker = await WorkerApi.of(this);
	const answer = await worker.request({ method: 'GET', path: '/subscriptions' });
	const { data } = answer as { data: ListedSubscription[] };
	const wanted = filter.trim().toLowerCase();
	const results = data
		.map(({ id, label, target, status }) => ({
			name: `${label || target}${status === 'active' ? '' : ` (${status})`}`,
			value: id,
			description: target,
		}))
		.filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}
