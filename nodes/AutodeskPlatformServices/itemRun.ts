import type { IExecuteFunctions } from 'n8n-workflow';
import type { Access } from '../shared/aps/access';
import { ApsClient } from '../shared/aps/client';
import { fillPath } from '../shared/protocol/ids';
import { accessOfItem } from './itemAccess';
import type { Operation, OperationRun } from './operations/operation';

/** Prepares one operation for one item. @throws InvalidValue when the credential does not suit it */
export function itemRun(
	ctx: IExecuteFunctions,
	operation: Operation,
	access: Access,
	itemIndex: number,
): OperationRun {
	const param = <T>(name: string, fallback?: T) =>
		ctx.getNodeParameter(name, itemIndex, fallback) as T;
	const purpose = {
		action: operation.action ?? operation.summary,
		scopes: operation.scopes,
		advice: operation.advice,
	};
	const [, template] = operation.endpoint.split(' ');
	return {
		operation,
		ctx,
		itemIndex,
		aps: new ApsClient(ctx, accessOfItem(operation, access, param), purpose, itemIndex),
		param,
		path: (values = {}) => fillPath(template, values),
	};
}
