import type { IDataObject } from 'n8n-workflow';
import type { WorkerRequest } from '../../workerClient/workerApi';
import type { WorkerRun } from './operation';

/** Calls the operation's own endpoint, which answers one record. */
export async function call(
	run: WorkerRun,
	ids: Readonly<Record<string, string>> = {},
	request: Pick<WorkerRequest, 'body' | 'repeatable'> = {},
): Promise<IDataObject> {
	const { worker, method } = run;
	return (await worker.request({ method, path: run.path(ids), ...request })) as IDataObject;
}

/** Calls an endpoint that answers its whole list at once. */
export async function list(run: WorkerRun, limit: number | undefined): Promise<IDataObject[]> {
	const { data } = (await call(run)) as { data: IDataObject[] };
	return data.slice(0, limit);
}
