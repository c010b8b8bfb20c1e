import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { api } from '../../protocol/worker/api/api';
import { WorkerApi } from '../workerClient/workerApi';
import { matching } from './matching';

/** The worker's subscriptions, by label and target. */
export async function searchSubscriptions(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const worker = await WorkerApi.of(this);
	const { data } = await worker.call(api.subscriptions.list, {});
	const entries = data.map(({ id, label, target, status }) => ({
		name: `${label || target}${status === 'active' ? '' : ` (${status})`}`,
		value: id,
		description: target,
	}));
	return { results: matching(entries, filter) };
}
