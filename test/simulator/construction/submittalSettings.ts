import { defineEndpoint } from '../http/endpoint';
import { isProjectAdmin } from '../state/membership';
import { openProject } from './records';

export const SUBMITTALS = { service: 'submittals', tokens: ['3L', 'SSA'], perMinute: 600 } as const;
export const SUBMITTALS_PATH = '/construction/submittals/v2/projects/{projectId}';

const NOW = '2026-01-05T08:00:00.000000Z';
const id = (kind: number, number: number) => `eeee000${kind}-0000-4000-8000-00000000000${number}`;

/** Of every project. */
export const SPECS = [
	{
		id: id(1, 1),
		identifier: '095300',
		title: 'Acoustical Ceilings',
		createdAt: NOW,
		updatedAt: NOW,
	},
	{ id: id(1, 2), identifier: '033000', title: 'Concrete', createdAt: NOW, updatedAt: NOW },
];

export const PACKAGES = [
	{
		id: id(2, 1),
		identifier: 7,
		title: 'Ceilings',
		description: 'All ceilings',
		specId: SPECS[0].id,
		specIdentifier: SPECS[0].identifier,
	},
];

export const ITEM_TYPES = [
	{ id: id(3, 1), value: 'Shop Drawings', isActive: true, isInUse: true },
	{ id: id(3, 2), value: 'Attic Stock', isActive: false, isInUse: false },
];

export const RESPONSES = [
	{ id: id(4, 1), value: 'Approved', isActive: true, isApproval: true, categoryId: '1' },
	{ id: id(4, 2), value: 'Noted', isActive: false, isApproval: false, categoryId: '2' },
];

function settingsList(list: string, rows: readonly object[]) {
	return defineEndpoint({
		...SUBMITTALS,
		method: 'GET',
		path: `${SUBMITTALS_PATH}/${list}`,
		scopes: ['data:read'],
		query: ['limit', 'offset', 'sort', 'search', /^filter\[.+\]$/],
		handle(call) {
			openProject(call);
			const limit = call.query.integer('limit', 20, 1, 50);
			const offset = call.query.integer('offset', 0, 0);
			const pagination = { limit, offset, totalResults: rows.length };
			return { status: 200, body: { results: rows.slice(offset, offset + limit), pagination } };
		},
	});
}

export const listSpecs = settingsList('specs', SPECS);
export const listPackages = settingsList('packages', PACKAGES);
export const listItemTypes = settingsList('item-types', ITEM_TYPES);
export const listResponses = settingsList('responses', RESPONSES);

/** What each state leads to, and what that needs. Only the manager goes on from `mgr-1`. */
const WORKFLOW: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
	create: {
		draft: [],
		'sbc-1': ['subcontractor', 'subcontractorType'],
		'mgr-1': ['manager', 'managerType'],
	},
	draft: { 'sbc-1': ['subcontractor', 'subcontractorType'], void: [] },
	'sbc-1': { 'mgr-1': ['manager', 'managerType'], void: [] },
	'mgr-1': { rev: ['customIdentifier'], void: [] },
	rev: { 'mgr-2': [], void: [] },
	'mgr-2': { 'sbc-2': ['responseId'] },
};

/** As `permittedActions` has them. @param from the state, or `create` */
export function transitionsFrom(from: string, isManager: boolean) {
	return Object.entries(WORKFLOW[from] ?? {})
		.filter(([to]) => isManager || to === 'mgr-1')
		.map(([to, mandatoryFields]) => ({
			id: `${from}::${to}`,
			name: to,
			stateFrom: { id: from, name: from },
			stateTo: { id: to, name: to },
			transitionFields: mandatoryFields,
			mandatoryFields,
		}));
}

export const getSubmittalPermissions = defineEndpoint({
	...SUBMITTALS,
	method: 'GET',
	path: `${SUBMITTALS_PATH}/users/me`,
	scopes: ['data:read'],
	handle(call) {
		const project = openProject(call);
		const user = call.caller.user!;
		const isManager = isProjectAdmin(call.sim.state, project, user);
		return {
			status: 200,
			body: {
				id: user.autodeskId,
				roles: isManager ? ['1', '2', '4'] : ['2'],
				permittedActions: [
					{
						id: 'Item::create',
						fields: {},
						mandatoryFields: [],
						transitions: transitionsFrom('create', isManager),
					},
				],
			},
		};
	},
});
