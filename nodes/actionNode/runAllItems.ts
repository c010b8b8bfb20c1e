import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Access } from '../apsClient/access';
import type { Directories } from '../lookUp/directories';
import type { AllItemsOperation, PairedOutput } from '../operations/operation';
import { InvalidValue } from '../values/invalidValue';
import { describeFailure, toNodeError } from './failure';
import { selectedFields } from '../fields/simplify';
import { allItemsRun } from './allItemsRun';
import { selectionOf } from './withSelectedFields';

/** Whose parameters apply to all. */
const FIRST_ITEM = 0;

/**
 * Runs an operation once for all input items. With "continue on fail", a failure returns one record with
 * the reason.
 *
 * @throws NodeApiError | NodeOperationError
 */
export async function runAllItems(
	ctx: IExecuteFunctions,
	operation: AllItemsOperation,
	access: Access,
	directories: Directories,
): Promise<INodeExecutionData[]> {
	try {
		const run = await allItemsRun(ctx, operation, access, directories);
		const fields = selectedFields(run);
		const items = (await operation.executeAll(run)).map(toItem);
		if (fields === undefined) return items;
		return items.map((item) => ({ ...item, json: selectionOf(fields, item.json) }));
	} catch (error) {
		const itemIndex = error instanceof InvalidValue ? FIRST_ITEM : undefined;
		const failure = toNodeError(ctx, error, itemIndex);
		if (!ctx.continueOnFail()) throw failure;
		return [{ json: describeFailure(failure), pairedItem: { item: FIRST_ITEM } }];
	}
}

function toItem({ json, binary, item }: PairedOutput): INodeExecutionData {
	const pairedItem = item === undefined ? undefined : { item };
	return { json, binary, pairedItem };
}
