import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { concurrencyFrom } from '../fields/concurrency';
import { fillPath } from '../../protocol/aps/ids';
import { chosenOperation } from '../operations/registry';
import { runItems } from '../actionNode/runItems';
import { WorkerApi } from '../workerClient/workerApi';
import { Directories } from '../lookUp/directories';
import { withIds } from './lookUp/withIds';
import { resources } from './operations';
import type { WorkerRun } from './operations/operation';

/** Runs the chosen operation for every input item and returns its records, paired and in order. */
export async function executeItems(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const operation = chosenOperation(ctx, resources);
	const worker = await WorkerApi.of(ctx);
	const { concurrency } = ctx.getNodeParameter('options', 0, {}) as { concurrency?: unknown };
	const directories = new Directories();
	return await runItems(ctx, concurrencyFrom(concurrency), async (itemIndex) => {
		const run: WorkerRun = {
			operation,
			ctx,
			itemIndex,
			worker,
			param: <T>(name: string, fallback?: T) =>
				ctx.getNodeParameter(name, itemIndex, fallback) as T,
			path: (values = {}) => fillPath(operation.endpoint.split(' ')[1], values),
		};
		return await operation.execute(await withIds(run, directories));
	});
}
