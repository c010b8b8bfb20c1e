import { fillPath } from '../../../../protocol/aps/ids';
import { adminList } from '../../../../protocol/aps/lists/constructionList';
import { offsetPages } from '../../../../protocol/aps/lists/offsetList';
import type { JsonObject } from '../../../../protocol/json';
import type { WatchedRecord, WatchKind } from '../watchKind';

/** The projects of an account (`construction/admin`): new projects, and changes of name and state. */
export const accountProjects: WatchKind = {
	id: 'accountProjects',
	subject: 'account.project',
	recordName: 'project',
	fields: ['name', 'status', 'type', 'jobNumber', 'startDate', 'endDate', 'businessUnitId'],

	async *pages(aps, { accountId, region }, signal) {
		const request = {
			path: fillPath('/construction/admin/v1/accounts/{accountId}/projects', { accountId }),
			query: { 'filter[status]': 'active,pending,archived,suspended' },
			region: region ?? undefined,
		};
		const source = aps.source({ ...COMMON, signal });
		const pages = offsetPages(source, adminList, { request, pagesAtOnce: 1 });
		for await (const page of pages) yield page.map(toRecord);
	},

	async exists(aps, { region }, id, signal) {
		const { status } = await aps.request({
			path: fillPath('/construction/admin/v1/projects/{id}', { id }),
			...COMMON,
			region: region ?? undefined,
			accept: [404, 410],
			signal,
		});
		return status < 400;
	},
};

const COMMON = { scopes: ['account:read'], budget: 'admin' } as const;

/** The same names as in the n8n node's simplified account project. */
function toRecord(project: JsonObject): WatchedRecord {
	const { name, status, type, platform, classification, jobNumber } = project;
	const { startDate, endDate, businessUnitId, accountId, updatedAt } = project;
	return {
		id: typeof project.id === 'string' ? project.id : '',
		name,
		status,
		type,
		platform,
		classification,
		jobNumber,
		startDate,
		endDate,
		businessUnitId,
		accountId,
		updatedAt,
	};
}
