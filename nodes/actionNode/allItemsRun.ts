import type { IExecuteFunctions } from 'n8n-workflow';
import type { Access } from '../apsClient/access';
import type { Directories } from '../lookUp/directories';
import type { AllItemsOperation, AllItemsRun } from '../operations/operation';
import type { Run } from '../parameters/run';
import { itemRun } from './itemRun';

/** An operation on all items never gives up because of one of them. */
const NEVER = new AbortController().signal;

/**
 * Prepares one operation for all input items.
 *
 * @throws InvalidValue when the credential does not support the operation
 */
export async function allItemsRun(
	ctx: IExecuteFunctions,
	operation: AllItemsOperation,
	access: Access,
	directories: Directories,
): Promise<AllItemsRun> {
	const run = await itemRun(ctx, operation, access, 0, NEVER, directories);
	return {
		...run,
		itemCount: ctx.getInputData().length,
		runOf: (itemIndex) => parametersOf(ctx, run, itemIndex),
	};
}

/** Keeps each value, because a collection is evaluated as a whole for each of its entries. */
function parametersOf(ctx: IExecuteFunctions, { operation, path }: Run, itemIndex: number): Run {
	const known = new Map<string, unknown>();
	function param<T>(name: string, fallback?: T): T {
		if (!known.has(name)) known.set(name, ctx.getNodeParameter(name, itemIndex, fallback));
		return known.get(name) as T;
	}
	return {
		operation,
		ctx,
		itemIndex,
		param,
		path,
	};
}
