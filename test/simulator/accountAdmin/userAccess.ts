import { ACCESS_PRODUCTS } from '../../../protocol/aps/products';
import { actingUser } from '../http/actingUser';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Project } from '../state/documents';
import { isAccountAdmin, mapIn } from '../state/membership';
import type { ProjectUser } from '../state/people';
import { SEEDED_AT } from '../state/world';
import { accountOf } from './access';
import type { ListRules } from './listing';
import { listQuery, listReply } from './listing';
import { PROJECT_RULES } from './projectRules';
import { projectRow } from './projects';

/** What one user of an account can reach: projects, products and roles. For account admins only. */

const ADMIN = {
	service: 'constructionAdmin',
	tokens: ['2L', '3L', 'SSA'],
	method: 'GET',
	scopes: ['account:read'],
	perMinute: 600,
} as const;

const USER = '/construction/admin/v1/accounts/{accountId}/users/{userId}';

const { classification, name, platform, status, type, jobNumber, updatedAt } =
	PROJECT_RULES.filters;

const PROJECT_ACCESS: ListRules = {
	filters: {
		id: 'list',
		classification,
		name,
		platform,
		status,
		type,
		jobNumber,
		updatedAt,
		accessLevels: ['projectAdmin', 'projectMember'],
	},
	read: (row, filter) =>
		filter === 'accessLevels'
			? Object.entries(row.accessLevels as Record<string, boolean>)
					.filter(([, granted]) => granted)
					.map(([level]) => level)
			: row[filter],
	sort: (
		'name,startDate,endDate,type,status,jobNumber,constructionType,deliveryMethod,contractType,' +
		'currentPhase,createdAt,updatedAt,platform'
	).split(','),
	fields: (
		'accessLevels,accountId,addressLine1,addressLine2,city,constructionType,country,createdAt,' +
		'classification,deliveryMethod,endDate,imageUrl,jobNumber,latitude,longitude,name,platform,' +
		'postalCode,projectValue,sheetCount,startDate,stateOrProvince,status,thumbnailImageUrl,timezone,' +
		'type,updatedAt,contractType,currentPhase'
	).split(','),
	capsLimit: true,
};

export const listUserProjects = defineEndpoint({
	...ADMIN,
	path: `${USER}/projects`,
	query: listQuery(PROJECT_ACCESS),
	handle(call) {
		const rows = membershipsOf(call).map(({ project, member }) => {
			const row: Record<string, unknown> = projectRow(call.sim.state, project);
			const kept = ['id', ...PROJECT_ACCESS.fields].filter((field) => field in row);
			const { projectAdmin } = member.accessLevels;
			return {
				...Object.fromEntries(kept.map((field) => [field, row[field]])),
				accessLevels: { projectAdmin, projectMember: true },
			};
		});
		return listReply(call, byName(rows), PROJECT_ACCESS);
	},
});

const PRODUCT_ACCESS: ListRules = {
	filters: { projectId: 'list', key: Object.keys(ACCESS_PRODUCTS) },
	read: readProjectIds,
	sort: ['name'],
	fields: ['projectIds', 'name', 'icon'],
	identity: 'key',
	capsLimit: true,
};

/** Products of ACC only, also for projects of BIM 360. */
export const listUserProducts = defineEndpoint({
	...ADMIN,
	path: `${USER}/products`,
	query: listQuery(PRODUCT_ACCESS),
	handle(call) {
		const memberships = membershipsOf(call);
		const rows = Object.entries(ACCESS_PRODUCTS).map(([key, productName]) => ({
			key,
			name: productName,
			icon: `https://example.com/icons/${key}.svg`,
			projectIds: projectIds(memberships, ({ products }) =>
				products.some((product) => product.key === key && product.access !== 'none'),
			),
		}));
		const used = rows.filter((row) => row.projectIds.length > 0);
		return listReply(call, byName(used), PRODUCT_ACCESS);
	},
});

const ROLE_ACCESS: ListRules = {
	filters: { projectId: 'list', status: ['active', 'inactive'], name: 'text' },
	read: readProjectIds,
	sort: ['name', 'status', 'createdAt', 'updatedAt'],
	fields: ['projectIds', 'name', 'status', 'key', 'createdAt', 'updatedAt'],
	capsLimit: true,
};

export const listUserRoles = defineEndpoint({
	...ADMIN,
	path: `${USER}/roles`,
	query: listQuery(ROLE_ACCESS),
	handle(call) {
		const memberships = membershipsOf(call);
		const roles = new Map(
			memberships.flatMap(({ member }) => member.roles).map((role) => [role.id, role]),
		);
		const rows = [...roles.values()].map((role) => ({
			id: role.id,
			name: role.name,
			status: 'active',
			key: role.name.toLowerCase().replaceAll(' ', '_'),
			createdAt: SEEDED_AT,
			updatedAt: SEEDED_AT,
			projectIds: projectIds(memberships, ({ roleIds }) => roleIds.includes(role.id)),
		}));
		return listReply(call, byName(rows), ROLE_ACCESS);
	},
});

interface Membership {
	project: Project;
	member: ProjectUser;
}

/** @throws Refusal 403 unless an account admin asks, 404 for somebody who is not in the account */
function membershipsOf(call: Call): Membership[] {
	const { state } = call.sim;
	const hub = accountOf(call);
	const asking = actingUser(call);
	if (asking && !isAccountAdmin(state, hub, asking)) {
		throw new Refusal(403, 'The user is not an admin of the account');
	}
	const { userId } = call.params;
	const directory = mapIn(state.accountUsers, hub.accountId);
	const user = directory.get(userId) ?? [...directory.values()].find(({ uid }) => uid === userId);
	if (!user) throw new Refusal(404, `The user ${userId} does not exist in the account`);
	return [...state.projects.values()].flatMap((project) => {
		const member = state.projectUsers.get(project.id)?.get(user.id);
		const takesPart = project.hubId === hub.id && member && member.status !== 'deleted';
		return takesPart ? [{ project, member }] : [];
	});
}

function projectIds(
	memberships: readonly Membership[],
	belongs: (member: ProjectUser) => boolean,
): string[] {
	return memberships.filter(({ member }) => belongs(member)).map(({ project }) => project.guid);
}

function readProjectIds(row: Readonly<Record<string, unknown>>, filter: string): unknown {
	return filter === 'projectId' ? row.projectIds : row[filter];
}

/** The documented order of lists that ask for none. */
function byName<Row extends Readonly<Record<string, unknown>>>(rows: readonly Row[]): Row[] {
	return [...rows].sort((a, b) => String(a.name).localeCompare(String(b.name)));
}
