import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readAccess } from '../apsClient/access';
import { chosenOperation } from '../operations/registry';
import { runItems } from './runItems';
import { concurrencyFrom } from '../fields/concurrency';
import { itemRun } from './itemRun';
import { runAllItems } from './runAllItems';
import { isForAllItems } from '../operations/operation';
import type { Operation, Resource } from '../operations/operation';

/**
 * Runs the chosen operation for every input item, or once for all of them, and returns its records,
 * paired and in order.
 *
 * @param resources all resources of the node, with their operations
 */
export async function executeItems(
	ctx: IExecuteFunctions,
	resources: readonly Resource[],
): Promise<INodeExecutionData[]> {
	const operation = chosenOperation(ctx, resources);
	const access = await readAccess(ctx);
	if (isForAllItems(operation)) return await runAllItems(ctx, operation, access);
	return await runItems(ctx, concurrencyOf(ctx, operation), (itemIndex, givenUp) =>
		operation.execute(itemRun(ctx, operation, access, itemIndex, givenUp)),
	);
}

function concurrencyOf(ctx: IExecuteFunctions, { sequential }: Operation): number {
	if (sequential) return 1;
	const options = ctx.getNodeParameter('options', 0, {}) as { concurrency?: unknown };
	return concurrencyFrom(options.concurrency);
}
