import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { projectRoles } from '../apsLists/projectRoles';
import { chosenAccount, chosenRegion } from './accountContext';
import { chosenAccountProject } from './chosenProject';
import { matches, searchClient } from './context';

/** Roles of the chosen project, by name. */
export async function searchIndustryRoles(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const aps = await searchClient(this, 'List Project Industry Roles', ['account:read']);
	const roles = await projectRoles(aps, {
		accountId: await chosenAccount(this, aps),
		projectId: await chosenAccountProject(this, aps),
		region: chosenRegion(this),
	});
	const results = roles
		.map(({ id, name }) => ({ name: name ?? id, value: id }))
		.filter(({ name }) => matches(name, filter))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}
