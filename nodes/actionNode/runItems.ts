import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isJsonObject } from '../../protocol/json';
import { FileRecord } from '../operations/fileRecord';
import type { OperationOutput } from '../operations/operation';
import { describeFailure, toNodeError } from './failure';
import { mapInOrder } from './mapInOrder';

/** n8n shows an item that is no object, or an empty one, without any hint of what went wrong. */
const NOT_A_RECORD =
	'The answer contains something that is not a record. If the operation changes something, it was carried out: look at the result before you repeat it';

type ItemTask = (itemIndex: number, givenUp: AbortSignal) => Promise<OperationOutput>;

/**
 * Runs a task for every input item and returns its records, each paired with its item, in the order
 * of the items. With "continue on fail", a failed item returns a record with the reason.
 *
 * @param concurrency how many items to process at the same time
 * @param task also gets a signal that fires when another item has stopped the node
 * @throws NodeApiError | NodeOperationError that names the item
 */
export async function runItems(
	ctx: IExecuteFunctions,
	concurrency: number,
	task: ItemTask,
): Promise<INodeExecutionData[]> {
	const outputs = await mapInOrder(
		ctx.getInputData().length,
		concurrency,
		(itemIndex, givenUp) => runItem(ctx, task, itemIndex, givenUp),
		ctx.getExecutionCancelSignal(),
	);
	return outputs.flat();
}

async function runItem(
	ctx: IExecuteFunctions,
	task: ItemTask,
	itemIndex: number,
	givenUp: AbortSignal,
): Promise<INodeExecutionData[]> {
	const pairedItem = { item: itemIndex };
	try {
		const records = [await task(itemIndex, givenUp)].flat();
		if (!records.every(isRecord)) throw new Error(NOT_A_RECORD);
		return records.map((record) => toItem(record, itemIndex));
	} catch (error) {
		const failure = toNodeError(ctx, error, itemIndex);
		if (!ctx.continueOnFail()) throw failure;
		return [{ json: describeFailure(failure), pairedItem }];
	}
}

function toItem(record: IDataObject | FileRecord, item: number): INodeExecutionData {
	const pairedItem = { item };
	if (!(record instanceof FileRecord)) return { json: record, pairedItem };
	return { json: record.json, binary: { [record.field]: record.file }, pairedItem };
}

function isRecord(record: unknown): boolean {
	if (record instanceof FileRecord) return true;
	return isJsonObject(record) && Object.keys(record).length > 0;
}
