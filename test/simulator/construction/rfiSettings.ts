import { defineEndpoint } from '../http/endpoint';
import { isProjectAdmin } from '../state/membership';
import { openProject } from './records';

export const RFIS = { service: 'rfis', tokens: ['3L', 'SSA'], perMinute: 100 } as const;
export const PROJECT = '/construction/rfis/v3/projects/{projectId}';

/** Of every project; its workflow has a single reviewer. */
export const RFI_TYPE = {
	id: 'bbbb0000-0000-4000-8000-000000000001',
	name: 'Design',
	wfType: 'US',
	status: 'active',
	isDefault: true,
	dueDateOffset: 7,
};

/** Members send RFIs to the manager; only admins open and close them. */
const MEMBER_STATUSES = ['draft', 'submitted'];
const ADMIN_STATUSES = [...MEMBER_STATUSES, 'open', 'answered', 'closed', 'void'];

/** What a status needs besides itself. */
export function permittedStatuses(isAdmin: boolean) {
	return (isAdmin ? ADMIN_STATUSES : MEMBER_STATUSES).map((status) => ({
		status,
		maxAssignees: 1,
		requiredAttributes: status === 'open' ? [{ name: 'assignedTo', values: [] }] : [],
		permittedAttributes: [],
	}));
}

export const getRfiPermissions = defineEndpoint({
	...RFIS,
	method: 'GET',
	path: `${PROJECT}/users/me`,
	scopes: ['data:read'],
	handle(call) {
		const project = openProject(call);
		const user = call.caller.user!;
		const isAdmin = isProjectAdmin(call.sim.state, project, user);
		return {
			status: 200,
			body: {
				user: { id: user.autodeskId, role: isAdmin ? 'project_admin' : 'project_user' },
				permittedActions: {
					createRfi: { permittedStatuses: { wfUS: permittedStatuses(isAdmin) } },
				},
				workflow: { roles: [isAdmin ? 'projectGC' : 'projectSC'], type: 'US' },
				defaultRfiType: RFI_TYPE.id,
			},
		};
	},
});

export const listRfiTypes = defineEndpoint({
	...RFIS,
	method: 'GET',
	path: `${PROJECT}/rfi-types`,
	scopes: ['data:read'],
	query: ['limit', 'offset', 'filter[status]'],
	handle(call) {
		openProject(call);
		const limit = call.query.integer('limit', 10, 1, 200);
		const offset = call.query.integer('offset', 0, 0);
		const results = [RFI_TYPE].slice(offset, offset + limit);
		return { status: 200, body: { results, pagination: { limit, offset, totalResults: 1 } } };
	},
});
