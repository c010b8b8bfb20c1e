import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { api } from '../../protocol/worker/api/api';
import { idOfNamed, nameIn } from '../listSearch/lookedUp';
import { idInLocator } from '../parameters/idInLocator';
import { WorkerApi } from '../workerClient/workerApi';
import { accountsOf } from './lookUp/lists';
import { matching } from './matching';

/** The active projects of the chosen account, as the worker's own app sees them. */
export async function searchProjects(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const worker = await WorkerApi.of(this);
	const account = await chosenAccount(this, worker);
	if (account === undefined) return { results: [] };
	const { data } = await worker.call(api.accounts.projects, { params: { id: account } });
	return {
		results: matching(
			data.map(({ id, name }) => ({ name, value: id })),
			filter,
		),
	};
}

/** @returns undefined if none is chosen @throws NodeOperationError if a name belongs to no account */
async function chosenAccount(
	ctx: ILoadOptionsFunctions,
	worker: WorkerApi,
): Promise<string | undefined> {
	const name = nameIn(ctx, 'account');
	if (name !== undefined) return await idOfNamed(ctx, accountsOf(worker), 'Account', name);
	return idInLocator(
		(field) => ctx.getCurrentNodeParameter(field),
		'account',
		['account'],
		['account', 'hub'],
	);
}
