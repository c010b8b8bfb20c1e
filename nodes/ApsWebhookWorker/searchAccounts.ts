import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { api } from '../../protocol/worker/api/api';
import { WorkerApi } from '../workerClient/workerApi';
import { matching } from './matching';

/** The accounts that the worker's own app can access, by name, each with its region. */
export async function searchAccounts(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const worker = await WorkerApi.of(this);
	const { data } = await worker.call(api.accounts.list, {});
	const entries = data.map(({ id, name, region }) => ({
		name: region ? `${name} (${region})` : name,
		value: id,
	}));
	return { results: matching(entries, filter) };
}
