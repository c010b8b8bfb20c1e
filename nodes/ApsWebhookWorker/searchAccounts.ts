import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { WorkerApi } from '../workerClient/workerApi';

interface ListedAccount {
	id: string;
	name: string;
	region: string | null;
}

/** The accounts that the worker's own app sees, by name, each with its region. */
export async function searchAccounts(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const worker = await WorkerApi.of(this);
	const answer = await worker.request({ method: 'GET', path: '/accounts' });
	const { data } = answer as { data: ListedAccount[] };
	const wanted = filter.trim().toLowerCase();
	const results = data
		.map(({ id, name, region }) => ({ name: region ? `${name} (${region})` : name, value: id }))
		.filter(({ name }) => name.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}
