import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { objectsIn } from '../../protocol/json';
import { adminPages } from '../apsLists/adminPages';
import type { ApsClient } from '../apsClient/client';
import { collect } from '../apsLists/pages';
import { fillPath } from '../../protocol/aps/ids';
import type { Region } from '../../protocol/aps/regions';
import { chosenAccount, chosenAccountProject, chosenRegion } from './accountContext';
import { matches, searchClient } from './context';

interface Role {
	id: string;
	name?: string;
}

/**
 * Roles of the chosen project, by name. Autodesk documents this list only for BIM 360 projects. If it
 * is empty, this shows the roles of the project's members.
 */
export async function searchIndustryRoles(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const [accountId, projectId] = [chosenAccount(this), chosenAccountProject(this)];
	const region = chosenRegion(this);
	const aps = await searchClient(this, 'List Project Industry Roles', ['account:read']);
	const { status, body } = await aps.request({
		path: fillPath('/hq/v2/accounts/{accountId}/projects/{projectId}/industry_roles', {
			accountId,
			projectId,
		}),
		region,
		accept: [403, 404],
	});
	const listed = status < 400 ? rolesIn(body) : [];
	const roles = listed.length > 0 ? listed : await rolesOfMembers(aps, projectId, region);
	const results = roles
		.map(({ id, name }) => ({ name: name ?? id, value: id }))
		.filter(({ name }) => matches(name, filter))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}

function rolesIn(value: unknown): Role[] {
	return objectsIn(value).flatMap(({ id, name }) =>
		typeof id === 'string' ? { id, name: typeof name === 'string' ? name : undefined } : [],
	);
}

async function rolesOfMembers(
	aps: ApsClient,
	projectId: string,
	region: Region | undefined,
): Promise<Role[]> {
	const members = await collect(
		adminPages(aps, {
			path: fillPath('/construction/admin/v1/projects/{projectId}/users', { projectId }),
			query: { fields: 'roles' },
			region,
		}),
	);
	const found = members.flatMap(({ roles }) => rolesIn(roles));
	return [...new Map(found.map((role) => [role.id, role])).values()];
}
