import { fillPath } from '../../../../protocol/aps/ids';
import { adminList } from '../../../../protocol/aps/lists/constructionList';
import { offsetPages } from '../../../../protocol/aps/lists/offsetList';
import type { ApsRequest } from '../../../../protocol/aps/request';
import { isJsonObject, objectsIn, type JsonObject } from '../../../../protocol/json';
import type { WatchedPlace } from '../watch';
import type { WatchedRecord, WatchKind } from '../watchKind';
import { projectOf } from './projectOf';

/** The users of a project (`construction/admin`), including invited ones. */
export const projectUsers: WatchKind = {
	id: 'projectUsers',
	subject: 'project.user',
	recordName: 'user',
	fields: [
		'status',
		'companyId',
		'companyName',
		'roles',
		'products',
		'projectAdmin',
		'email',
		'name',
	],

	async *pages(aps, place, signal) {
		const request = requestFor(place, USERS, {});
		const source = aps.source({ ...COMMON, signal });
		const pages = offsetPages(source, adminList, { request, pagesAtOnce: 1 });
		for await (const page of pages) yield page.map(toRecord);
	},

	async exists(aps, place, id, signal) {
		const request = requestFor(place, `${USERS}/{id}`, { id });
		const { status, body } = await aps.request({ ...request, accept: [404], ...COMMON, signal });
		// The list has a status for users who were removed.
		return status !== 404 && !(isJsonObject(body) && body.status === 'deleted');
	},
};

const USERS = '/construction/admin/v1/projects/{projectId}/users';

const COMMON = { scopes: ['account:read'], budget: 'admin' } as const;

function requestFor(
	place: WatchedPlace,
	template: string,
	values: Record<string, string>,
): ApsRequest {
	const path = fillPath(template, { projectId: projectOf(place), ...values });
	return { path, region: place.region ?? undefined };
}

/** The same names as in the n8n node's simplified project user. Lists are sorted: their order means nothing. */
function toRecord(user: JsonObject): WatchedRecord {
	const { email, name, status, companyId, companyName, autodeskId, addedOn } = user;
	const { accessLevels, roles, products } = user;
	return {
		id: typeof user.id === 'string' ? user.id : '',
		autodeskId,
		email,
		name,
		status,
		companyId,
		companyName,
		roles: objectsIn(roles)
			.flatMap((role) => (typeof role.name === 'string' ? [role.name] : []))
			.sort(),
		products: Object.fromEntries(
			objectsIn(products)
				.flatMap(({ key, access }): [string, unknown][] =>
					typeof key === 'string' ? [[key, access]] : [],
				)
				.sort(([a], [b]) => a.localeCompare(b)),
		),
		projectAdmin: isJsonObject(accessLevels) ? accessLevels.projectAdmin : undefined,
		createdAt: addedOn,
	};
}
