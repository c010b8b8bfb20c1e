import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ACCESS_KINDS, readAccess } from '../shared/aps/access';
import type { Access } from '../shared/aps/access';
import { ApsClient } from '../shared/aps/client';
import { DEFAULT_CONCURRENCY } from './fields/concurrency';
import { mapInOrder } from './mapInOrder';
import { findOperation } from './operations';
import type { Operation, OperationRun } from './operations/operation';

/** Runs the chosen operation for every input item and returns its records, paired and in order. */
export async function executeItems(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const operation = chosenOperation(ctx);
	const access = await readAccess(ctx);
	refuseUnsuitableAccess(ctx, operation, access);
	const { concurrency = DEFAULT_CONCURRENCY } = ctx.getNodeParameter('options', 0, {}) as {
		concurrency?: number;
	};
	const outputs = await mapInOrder(ctx.getInputData().length, concurrency, (itemIndex) =>
		executeItem(ctx, operation, access, itemIndex),
	);
	return outputs.flat();
}

async function executeItem(
	ctx: IExecuteFunctions,
	operation: Operation,
	access: Access,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	const pairedItem = { item: itemIndex };
	try {
		const records = await operation.execute(operationRun(ctx, operation, access, itemIndex));
		return [records].flat().map((json) => ({ json, pairedItem }));
	} catch (error) {
		const failure = toNodeError(ctx, error, itemIndex);
		if (!ctx.continueOnFail()) throw failure;
		return [{ json: describeFailure(failure), error: failure, pairedItem }];
	}
}

function operationRun(
	ctx: IExecuteFunctions,
	operation: Operation,
	access: Access,
	itemIndex: number,
): OperationRun {
	const purpose = { action: operation.action ?? operation.summary, scopes: operation.scopes };
	const param = <T>(name: string, fallback?: T) =>
		ctx.getNodeParameter(name, itemIndex, fallback) as T;
	return {
		ctx,
		itemIndex,
		aps: new ApsClient(ctx, access, purpose, itemIndex),
		param,
		locator: (name) =>
			String(ctx.getNodeParameter(name, itemIndex, '', { extractValue: true })).trim(),
		limit: () => (param<boolean>('returnAll', false) ? undefined : param<number>('limit', 50)),
	};
}

function chosenOperation(ctx: IExecuteFunctions): Operation {
	const resource = ctx.getNodeParameter('resource', 0) as string;
	const value = ctx.getNodeParameter('operation', 0) as string;
	const operation = findOperation(resource, value);
	if (!operation) {
		throw new NodeOperationError(
			ctx.getNode(),
			`The operation "${value}" does not exist for the resource "${resource}"`,
			{
				description: 'Choose the operation from the list again',
			},
		);
	}
	return operation;
}

/** Told before any call, because Autodesk's own answer (a bare 403) would not say it. */
function refuseUnsuitableAccess(
	ctx: IExecuteFunctions,
	operation: Operation,
	access: Access,
): void {
	if (operation.access.includes(access.tokenKind)) return;
	const suitable = ACCESS_KINDS.filter(({ tokenKind }) => operation.access.includes(tokenKind));
	throw new NodeOperationError(
		ctx.getNode(),
		`${operation.action ?? operation.summary} does not work with this kind of credential`,
		{
			description: `Set Authentication to ${suitable.map(({ label }) => label).join(' or ')} and choose a credential of that kind`,
		},
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
	return new NodeOperationError(ctx.getNode(), error as Error, { itemIndex });
}

function describeFailure(failure: NodeApiError | NodeOperationError): IDataObject {
	return {
		error: failure.message,
		...(failure.description ? { advice: failure.description } : {}),
		...(failure instanceof NodeApiError && failure.httpCode
			? { status: Number(failure.httpCode) }
			: {}),
	};
}
