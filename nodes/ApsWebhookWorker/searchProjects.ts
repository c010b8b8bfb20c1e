import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { api } from '../../protocol/worker/api/api';
import { idInLocator } from '../parameters/idInLocator';
import { WorkerApi } from '../workerClient/workerApi';
import { matching } from './matching';

/** The active projects of the chosen account, as the worker's own app sees them. */
export async function searchProjects(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const account = idInLocator(
		(name) => this.getCurrentNodeParameter(name),
		'account',
		['account'],
		['account', 'hub'],
	);
	if (account === undefined) return { results: [] };
	const worker = await WorkerApi.of(this);
	const { data } = await worker.call(api.accounts.projects, { params: { id: account } });
	return {
		results: matching(
			data.map(({ id, name }) => ({ name, value: id })),
			filter,
		),
	};
}
