import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readAccess } from '../apsClient/access';
import { chosenOperation } from '../operations/registry';
import { runItems } from './runItems';
import { concurrencyFrom } from '../fields/concurrency';
import { Directories } from '../lookUp/directories';
import { itemRun } from './itemRun';
import { runAllItems } from './runAllItems';
import { withSelectedFields } from './withSelectedFields';
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
	const directories = new Directories();
	if (isForAllItems(operation)) return await runAllItems(ctx, operation, access, directories);
	return await runItems(ctx, concurrencyOf(ctx, operation), async (itemIndex, givenUp) => {
		const run = await itemRun(ctx, operation, access, itemIndex, givenUp, directories);
		return await withSelectedFields(run, async () => await operation.execute(run));
	});
}

function concurrencyOf(ctx: IExecuteFunctions, { sequential, itemsAtOnce }: Operation): number {
	if (sequential) return 1;
	const options = ctx.getNodeParameter('options', 0, {}) as { concurrency?: unknown };
	return concurrencyFrom(options.concurrency, itemsAtOnce);
}
