import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { api } from '../../protocol/worker/api/api';
import { WorkerApi } from '../workerClient/workerApi';
import { matching } from './matching';

/** The worker's watches, by label, kind and account. */
export async function searchWatches(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const worker = await WorkerApi.of(this);
	const { data } = await worker.call(api.watches.list, {});
	const entries = data.map(({ id, kind, label, accountId, projectId, status }) => ({
		name: `${label || kind}${status === 'active' ? '' : ` (${status})`}`,
		value: id,
		description: `${kind} of ${projectId ?? accountId}`,
	}));
	return { results: matching(entries, filter) };
}
