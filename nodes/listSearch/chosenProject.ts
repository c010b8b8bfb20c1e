import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { ApsClient } from '../apsClient/client';
import { accountProjectsOf } from '../lookUp/accountProjects';
import { hubProjectsOf } from '../lookUp/hubProjects';
import { toAdminId, toDataManagementId } from '../../protocol/aps/ids';
import { locatorText } from '../parameters/locatorText';
import { chosenAccount, chosenRegion } from './accountContext';
import { chosenHub } from './chosenHub';
import { chosen } from './context';
import { idOfNamed, nameIn } from './lookedUp';

/**
 * The project of account administration that a list depends on, as a bare GUID. Looks it up if it was
 * entered by name.
 *
 * @throws NodeOperationError if none is chosen or found
 */
export async function chosenAccountProject(
	ctx: ILoadOptionsFunctions,
	aps: ApsClient,
): Promise<string> {
	const name = nameIn(ctx, 'project');
	if (name === undefined) return toAdminId(chosen(ctx, 'project'));
	const accountId = await chosenAccount(ctx, aps);
	const list = accountProjectsOf(aps, { accountId, region: chosenRegion(ctx) });
	return toAdminId(await idOfNamed(ctx, list, 'Project', name));
}

/** The same for a project of Data Management, with its `b.` or `a.`. */
export async function chosenHubProject(
	ctx: ILoadOptionsFunctions,
	aps: ApsClient,
	name: 'project' | 'destinationProject' = 'project',
): Promise<string> {
	const entered = nameIn(ctx, name);
	if (entered === undefined) return toDataManagementId(chosen(ctx, name));
	const list = hubProjectsOf(aps, await chosenHub(ctx, aps));
	return toDataManagementId(await idOfNamed(ctx, list, 'Project', entered));
}

/** The project of a destination: by default, the one that the source is in. */
export async function chosenDestinationProject(
	ctx: ILoadOptionsFunctions,
	aps: ApsClient,
): Promise<string> {
	const isGiven = locatorText(ctx.getNodeParameter('destinationProject', '')) !== '';
	return await chosenHubProject(ctx, aps, isGiven ? 'destinationProject' : 'project');
}
