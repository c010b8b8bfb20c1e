import type { IExecuteFunctions } from 'n8n-workflow';
import type { Access } from '../apsClient/access';
import { anySignal, cancelSignalOf } from '../apsClient/cancellation';
import { ApsClient } from '../apsClient/client';
import { fillPath } from '../../protocol/aps/ids';
import type { Directories } from '../lookUp/directories';
import { withIdsForNames } from '../lookUp/idsForNames';
import { accessOfItem } from './itemAccess';
import { callsAnyEndpoint, isForAllItems } from '../operations/operation';
import type { Operation, OperationRun } from '../operations/operation';

/**
 * Prepares one operation for one item. Looks up what locators contain by name, unless the operation does.
 *
 * @param givenUp fires when another item has stopped the node
 * @param directories what other items have looked up
 * @throws InvalidValue when the credential does not support the operation, or a name belongs to nothing
 */
export async function itemRun(
	ctx: IExecuteFunctions,
	operation: Operation,
	access: Access,
	itemIndex: number,
	givenUp: AbortSignal,
	directories: Directories,
): Promise<OperationRun> {
	const param = <T>(name: string, fallback?: T) =>
		ctx.getNodeParameter(name, itemIndex, fallback) as T;
	const purpose = {
		action: operation.action ?? operation.summary,
		scopes: operation.scopes,
		advice: operation.advice,
	};
	const itemAccess = accessOfItem(operation, access, param);
	const run: OperationRun = {
		operation,
		ctx,
		itemIndex,
		aps: new ApsClient(ctx, itemAccess, purpose, itemIndex, undefined, givenUp),
		param,
		path: (values = {}) => fillPath(pathOf(operation), values),
		signal: anySignal(cancelSignalOf(ctx), givenUp),
		directories,
	};
	if (isForAllItems(operation) && operation.hasFieldsPerItem) return run;
	return await withIdsForNames(run, operation.options);
}

/** @throws Error for an operation whose endpoint the user enters */
function pathOf(operation: Operation): string {
	if (callsAnyEndpoint(operation)) throw new Error(`${operation.summary} has no path of its own`);
	const [, path] = operation.endpoint.split(' ');
	return path;
}
