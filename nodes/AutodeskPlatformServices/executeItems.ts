import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readAccess } from '../shared/aps/access';
import type { Access } from '../shared/aps/access';
import { cancelSignalOf } from '../shared/aps/cancellation';
import { DEFAULT_CONCURRENCY } from './fields/concurrency';
import { InvalidValue } from './invalidValue';
import { itemRun } from './itemRun';
import { mapInOrder } from './mapInOrder';
import { findOperation } from './operations';
import type { Operation } from './operations/operation';

/** Runs the chosen operation for every input item and returns its records, paired and in order. */
export async function executeItems(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const operation = chosenOperation(ctx);
	const access = await readAccess(ctx);
	const outputs = await mapInOrder(
		ctx.getInputData().length,
		concurrencyOf(ctx, operation),
		(itemIndex) => executeItem(ctx, operation, access, itemIndex),
		cancelSignalOf(ctx),
	);
	return outputs.flat();
}

function concurrencyOf(ctx: IExecuteFunctions, { sequential }: Operation): number {
	if (sequential) return 1;
	const options = ctx.getNodeParameter('options', 0, {}) as { concurrency?: number };
	return options.concurrency ?? DEFAULT_CONCURRENCY;
}

async function executeItem(
	ctx: IExecuteFunctions,
	operation: Operation,
	access: Access,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const pairedItem = { item: itemIndex };
	try {
		const records = await operation.execute(itemRun(ctx, operation, access, itemIndex));
		return [records].flat().map((json) => ({ json, pairedItem }));
	} catch (error) {
		const failure = toNodeError(ctx, error, itemIndex);
		if (!ctx.continueOnFail()) throw failure;
		return [{ json: describeFailure(failure), pairedItem }];
	}
}

function chosenOperation(ctx: IExecuteFunctions): Operation {
	const resource = ctx.getNodeParameter('resource', 0) as string;
	const value = ctx.getNodeParameter('operation', 0) as string;
	const operation = findOperation(resource, value);
	if (operation) return operation;
	throw new NodeOperationError(
		ctx.getNode(),
		`The operation "${value}" does not exist for the resource "${resource}"`,
		{ description: 'Choose the operation from the list again' },
	);
}

function toNodeError(
	ctx: IExecuteFunctions,
	error: unknown,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		error.context.itemIndex ??= itemIndex;
		return error;
	}
	const cause = error as Error;
	const where = error instanceof InvalidValue ? ` [item ${itemIndex}]` : '';
	return new NodeOperationError(ctx.getNode(), cause, {
		itemIndex,
		message: `${cause.message}${where}`,
	});
}

/**
 * The record in place of an item's result. n8n moves a record to the error output only while it has
 * no other keys than `error`, `message` and `details`.
 */
function describeFailure(failure: NodeApiError | NodeOperationError): IDataObject {
	const { message, description } = failure;
	const status = failure instanceof NodeApiError ? Number(failure.httpCode) : 0;
	const details = {
		...(description ? { advice: description } : {}),
		...(status > 0 ? { status } : {}),
	};
	return Object.keys(details).length === 0 ? { error: message } : { error: message, details };
}
