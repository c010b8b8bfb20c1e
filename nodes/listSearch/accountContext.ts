import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { toAdminId } from '../../protocol/aps/ids';
import type { Region } from '../../protocol/aps/regions';
import type { ApsClient } from '../apsClient/client';
import { accountsOf } from '../lookUp/hubs';
import { chosenHub } from './chosenHub';
import { chosen } from './context';
import { idOfNamed, nameIn } from './lookedUp';

/**
 * The account that a list depends on, as a bare GUID: the hub, where there is no field for the account. Looks
 * it up if it was entered by name.
 *
 * @throws NodeOperationError when none is chosen or found
 */
export async function chosenAccount(ctx: ILoadOptionsFunctions, aps: ApsClient): Promise<string> {
	const { hub, account } = ctx.getCurrentNodeParameters() ?? {};
	if (hub !== undefined && account === undefined) return toAdminId(await chosenHub(ctx, aps));
	const name = nameIn(ctx, 'account');
	if (name !== undefined) return await idOfNamed(ctx, accountsOf(aps), 'Account', name);
	return toAdminId(chosen(ctx, 'account'));
}

/** Options > Region of the open node, so that lists use the same region as the operation. */
export function chosenRegion(ctx: ILoadOptionsFunctions): Region | undefined {
	return (ctx.getNodeParameter('options', {}) as { region?: Region }).region;
}
