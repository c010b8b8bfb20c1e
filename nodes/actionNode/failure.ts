import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { InvalidValue } from '../values/invalidValue';

/**
 * The error to show.
 *
 * @param itemIndex the input item it belongs to; undefined if it belongs to all of them
 */
export function toNodeError(
	ctx: IExecuteFunctions,
	error: unknown,
	itemIndex: number | undefined,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		error.context.itemIndex ??= itemIndex;
		return error;
	}
	const cause = error as Error;
	const isOfItem = error instanceof InvalidValue && itemIndex !== undefined;
	const where = isOfItem ? ` [item ${itemIndex}]` : '';
	return new NodeOperationError(ctx.getNode(), cause, {
		itemIndex,
		message: `${cause.message}${where}`,
	});
}

/**
 * The record in place of an item's result. n8n moves a record to the error output only if it has
 * no keys other than `error`, `message` and `details`.
 */
export function describeFailure(failure: NodeApiError | NodeOperationError): IDataObject {
	const { message, description } = failure;
	const status = failure instanceof NodeApiError ? Number(failure.httpCode) : 0;
	const details = {
		...(description ? { advice: description } : {}),
		...(status > 0 ? { status } : {}),
	};
	return Object.keys(details).length === 0 ? { error: message } : { error: message, details };
}
