import { fillPath } from '../../protocol/aps/ids';
import { attribute } from '../../protocol/aps/jsonApi';
import { compositions } from '../../protocol/aps/names';
import type { ApsQuery } from '../../protocol/aps/request';
import type { ApsClient } from '../apsClient/client';
import { jsonApiPages } from '../apsLists/jsonApiPages';
import { collect } from '../apsLists/pages';
import { listKey } from './listKey';
import type { Named, NamedList } from './named';

/** The active projects of a hub. @param hubId with its `b.` or `a.` */
export function hubProjectsOf(client: ApsClient, hubId: string): NamedList {
	const aps = client.for({ action: 'List Projects', scopes: ['data:read'] });
	const path = fillPath('/project/v1/hubs/{hubId}/projects', { hubId });
	const read = async (query?: ApsQuery): Promise<Named[]> => {
		const projects = await collect(jsonApiPages(aps, path, query));
		return projects.flatMap((project) => {
			const name = attribute(project, 'name');
			return typeof name === 'string' ? { id: project.id, name } : [];
		});
	};
	return {
		key: listKey(aps, 'hub projects', hubId),
		thing: 'active project',
		place: 'in the hub',
		by: 'name',
		// Autodesk would read a comma as two names and documents no escape.
		ask: async (name) =>
			name.includes(',') ? [] : await read({ 'filter[name]': compositions(name) }),
		readAll: async () => await read(),
	};
}
