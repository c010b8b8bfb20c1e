import { fillPath } from '../../protocol/aps/ids';
import { offsetPages } from '../../protocol/aps/lists/offsetList';
import { rfiList } from '../../protocol/aps/lists/constructionList';
import { readRfiTypes } from '../apsLists/rfiTypes';
import { collect } from '../apsLists/pages';
import { teamAdvice } from '../fields/teamAdvice';
import type { ApsRun } from '../parameters/run';
import { listKey } from './listKey';
import type { NamedList } from './named';

type LookUpRun = Pick<ApsRun, 'aps'>;

/** The RFIs of a project, by the numbers that people see. @param projectId a bare GUID */
export function rfisOf({ aps }: LookUpRun, projectId: string): NamedList {
	const client = aps.for({
		action: 'Search RFIs',
		scopes: ['data:read'],
		advice: teamAdvice('RFIs'),
	});
	const path = fillPath('/construction/rfis/v3/projects/{projectId}/search:rfis', { projectId });
	return {
		key: listKey(client, 'rfis', projectId),
		thing: 'RFI',
		place: 'in the project',
		by: 'number',
		readAll: async () => {
			const body = { fields: ['id', 'customIdentifier', 'title'] };
			const request = { method: 'POST', path, body, repeatable: true } as const;
			const rows = await collect(offsetPages(client, rfiList, { request }));
			return rows.flatMap(({ id, customIdentifier: name, title }) =>
				typeof id === 'string' && typeof name === 'string'
					? { id, name, detail: String(title) }
					: [],
			);
		},
	};
}

/** The active types of RFIs in a project, by name. @param projectId a bare GUID */
export function rfiTypesOf({ aps }: LookUpRun, projectId: string): NamedList {
	const client = aps.for({
		action: 'List RFI Types',
		scopes: ['data:read'],
		advice: teamAdvice('RFIs'),
	});
	return {
		key: listKey(client, 'rfi types', projectId),
		thing: 'RFI type',
		place: 'in the project',
		by: 'name',
		readAll: async () => {
			const types = await readRfiTypes(client, projectId);
			return types.map(({ id, name, status }) => ({
				id: String(id),
				name: String(name),
				detail: String(status),
			}));
		},
	};
}
