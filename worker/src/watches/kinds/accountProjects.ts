import { fillPath } from '../../../../protocol/aps/ids';
import { adminPages } from '../../aps/offsetPages';
import type { WatchedRecord, WatchKind } from '../watchKind';

/** The projects of an account (`construction/admin`): new ones, and changes of name and state. */
export const accountProjects: WatchKind = {
	id: 'accountProjects',
	subject: 'account.project',
	recordName: 'project',
	fields: ['name', 'status', 'type', 'jobNumber', 'startDate', 'endDate', 'businessUnitId'],

	async *pages(aps, { accountId, region }, signal) {
		const pages = adminPages<AdminProject>(aps, {
			path: fillPath('/construction/admin/v1/accounts/{accountId}/projects', { accountId }),
			query: { 'filter[status]': 'active,pending,archived,suspended' },
			...COMMON,
			region: region ?? undefined,
			signal,
		});
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

interface AdminProject {
	id: string;
	[field: string]: unknown;
}

/** The names are those of the n8n node's simplified account project. */
function toRecord(project: AdminProject): WatchedRecord {
	const { id, name, status, type, platform, classification, jobNumber } = project;
	const { startDate, endDate, businessUnitId, accountId, updatedAt } = project;
	return {
		id,
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
