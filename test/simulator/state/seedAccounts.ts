import { APPS, HUBS, PROJECTS, SEEDED_AT, SERVICE_ACCOUNT, USERS } from './world';
import type { Region } from '../../../protocol/aps/regions';
import type { Hub, Project } from './documents';
import { addAccountUser, addProjectUser } from './membership';
import type { State } from './state';

/** Accounts (hubs), their projects and the people in them. */
export function seedAccounts(state: State): void {
	for (const hub of Object.values(HUBS)) state.hubs.set(hub.id, toHub(hub));
	for (const project of Object.values(PROJECTS)) state.projects.set(project.id, toProject(project));
	for (const hub of state.hubs.values()) {
		if (hub.kind === 'acc') seedDirectory(state, hub);
	}
	for (const project of state.projects.values()) {
		addProjectUser(state, project, USERS.kim, { projectAdmin: true, addedOn: SEEDED_AT });
	}
	const tower = state.projects.get(PROJECTS.tower.id)!;
	for (const user of [USERS.lee, state.users.get(SERVICE_ACCOUNT.id)!]) {
		addProjectUser(state, tower, user, { addedOn: SEEDED_AT });
	}
}

function toHub({ id, accountId, name, region }: (typeof HUBS)[keyof typeof HUBS]): Hub {
	const kind = id.startsWith('b.') ? 'acc' : 'fusion';
	return {
		id,
		accountId,
		name,
		region: region as Region,
		kind,
		provisionedApps: [APPS.twoLegged, APPS.threeLegged, APPS.desktop, APPS.readOnly].map(
			({ clientId }) => clientId,
		),
	};
}

function toProject(seeded: (typeof PROJECTS)[keyof typeof PROJECTS]): Project {
	const inEurope = seeded.hubId === HUBS.emea.id;
	return {
		...seeded,
		status: 'active',
		createdAt: SEEDED_AT,
		updatedAt: SEEDED_AT,
		details: {
			type: 'Office',
			classification: 'production',
			startDate: '2025-01-01',
			endDate: '2026-12-31',
			projectValue: { value: 1_000_000, currency: inEurope ? 'EUR' : 'USD' },
			jobNumber: `J-${seeded.guid.slice(-2)}`,
			city: inEurope ? 'Hamburg' : 'Boston',
			country: inEurope ? 'Germany' : 'United States',
			timezone: inEurope ? 'Europe/Berlin' : 'America/New_York',
			businessUnitId: null,
			products: ['docs', 'build', 'cost', 'designCollaboration', 'insight'].map((key) => ({
				key,
				status: 'active',
			})),
		},
	};
}

function seedDirectory(state: State, hub: Hub): void {
	const suffix = hub.accountId.slice(-4);
	state.companies.set(
		hub.accountId,
		[
			['Example Concrete', 'Concrete'],
			['Example Steel', 'Metals | Structural Steel / Framing'],
			['Former Partner', 'Openings | Glazing'],
		].map(([name, trade], index) => ({
			id: `4444000${index}-0000-4000-8000-00000000${suffix}`,
			accountId: hub.accountId,
			name,
			trade,
			addressLine1: null,
			addressLine2: null,
			city: null,
			stateOrProvince: null,
			postalCode: null,
			country: null,
			phone: null,
			websiteUrl: null,
			description: null,
			erpId: `ERP-${index}`,
			taxId: null,
			imageUrl: null,
			status: name.startsWith('Former') ? 'inactive' : 'active',
			createdAt: SEEDED_AT,
			updatedAt: SEEDED_AT,
		})),
	);
	state.businessUnits.set(hub.accountId, [
		{
			id: `55550000-0000-4000-8000-00000000${suffix}`,
			account_id: hub.accountId,
			parent_id: null,
			name: 'Construction',
			path: 'Construction',
			description: null,
			created_at: SEEDED_AT,
			updated_at: SEEDED_AT,
		},
	]);
	const role = { role: 'account_admin', created_at: SEEDED_AT } as const;
	addAccountUser(state, hub, USERS.kim, role);
	addAccountUser(state, hub, USERS.lee, { ...role, role: 'account_user' });
	for (const project of state.projects.values()) {
		if (project.hubId !== hub.id) continue;
		state.industryRoles.set(
			project.id,
			['Architect', 'Project Manager', 'Structural Engineer'].map((name, index) => ({
				// Roles are those of the account, in each of its projects.
				id: `6666000${index}-0000-4000-8000-00000000${suffix}`,
				project_id: project.guid,
				name,
				services: { document_management: { access_level: index === 1 ? 'admin' : 'user' } },
			})),
		);
	}
}
