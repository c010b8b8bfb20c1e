import { NodeOperationError } from 'n8n-workflow';
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { ApsClient } from '../apsClient/client';
import { accountProjectsOf } from '../lookUp/accountProjects';
import { Directories } from '../lookUp/directories';
import { hubProjectsOf } from '../lookUp/hubProjects';
import { BY_NAME } from '../lookUp/lookUp';
import type { NamedList } from '../lookUp/named';
import { idOfTheOne } from '../lookUp/theOne';
import { toAdminId, toDataManagementId } from '../../protocol/aps/ids';
import { isJsonObject } from '../../protocol/json';
import { locatorText } from '../parameters/locatorText';
import { chosenAccount, chosenRegion } from './accountContext';
import { chosen } from './context';

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
	const list = () =>
		accountProjectsOf(aps, { accountId: chosenAccount(ctx), region: chosenRegion(ctx) });
	return toAdminId(await chosenProject(ctx, list));
}

/** The same for a project of Data Management, with its `b.` or `a.`. */
export async function chosenHubProject(
	ctx: ILoadOptionsFunctions,
	aps: ApsClient,
): Promise<string> {
	const list = () => hubProjectsOf(aps, toDataManagementId(chosen(ctx, 'hub')));
	return toDataManagementId(await chosenProject(ctx, list));
}

async function chosenProject(ctx: ILoadOptionsFunctions, list: () => NamedList): Promise<string> {
	const entered: unknown = ctx.getNodeParameter('project', '');
	const name = locatorText(entered);
	const isByName = isJsonObject(entered) && entered.mode === BY_NAME;
	if (!isByName || name === '') return chosen(ctx, 'project');
	try {
		return await idOfTheOne(new Directories(), list(), 'Project', name);
	} catch (error) {
		throw new NodeOperationError(ctx.getNode(), error instanceof Error ? error : String(error));
	}
}
