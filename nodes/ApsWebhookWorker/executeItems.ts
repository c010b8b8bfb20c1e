import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { concurrencyFrom } from '../fields/concurrency';
import { fillPath } from '../../protocol/aps/ids';
import { chosenOperation } from '../operations/registry';
import { runItems } from '../actionNode/runItems';
import { WorkerApi } from '../workerClient/workerApi';
import { resources } from './operations';

/** Runs the chosen operation for every input item and returns its records, paired and in order. */
export async function executeItems(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const operation = chosenOperation(ctx, resources);
	const worker = await WorkerApi.of(ctx);
	const { concurrency } = ctx.getNodeParameter('options', 0, {}) as { concurrency?: unknown };
	return await runItems(ctx, concurrencyFrom(concurrency), (itemIndex) =>
		operation.execute({
			operation,
			ctx,
			itemIndex,
			worker,
			param: <T>(name: string, fallback?: T) =>
				ctx.getNodeParameter(name, itemIndex, fallback) as T,
			path: (values = {}) => fillPath(operation.endpoint.split(' ')[1], values),
		}),
	);
}
