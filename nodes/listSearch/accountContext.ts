import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { toAdminId } from '../../protocol/aps/ids';
import type { Region } from '../../protocol/aps/regions';
import { chosen } from './context';

/**
 * The account that a list depends on, as a bare GUID: the hub, where there is no field for the account.
 *
 * @throws NodeOperationError when none is chosen
 */
export function chosenAccount(ctx: ILoadOptionsFunctions): string {
	const { hub, account } = ctx.getCurrentNodeParameters() ?? {};
	return toAdminId(chosen(ctx, hub !== undefined && account === undefined ? 'hub' : 'account'));
}

/** Options > Region of the open node, so that lists use the same region as the operation. */
export function chosenRegion(ctx: ILoadOptionsFunctions): Region | undefined {
	return (ctx.getNodeParameter('options', {}) as { region?: Region }).region;
}
