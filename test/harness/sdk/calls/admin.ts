import {
	Fields,
	ProductAccess,
	ProductKeys,
	Products,
	Trade,
	UserFields,
	UserProjectFields,
	UserSortBy,
} from '@aps_sdk/construction-account-admin';
import { HUBS, PROJECTS, USERS } from '../../../simulator';
import type { SdkCalls } from '../recorder';

const account = HUBS.us.accountId;
const project = PROJECTS.tower.guid;
const { kim } = USERS;
const COMPANY = '44440000-0000-4000-8000-000000000001';

const image = new File(['image'], 'image.png', { type: 'image/png' });

export const ADMIN_CALLS: SdkCalls = {
	getProjects: async ({ clients }) =>
		await clients.admin.getProjects(account, {
			fields: [Fields.Name, Fields.Status],
			filterProducts: [Products.Docs, Products.Build],
			limit: 5,
		}),
	getProject: async ({ clients }) => await clients.admin.getProject(project),
	createProject: async ({ clients }) =>
		await clients.admin.createProject(
			account,
			{ name: 'From the SDK', type: 'Office' },
			{ adminUserId: kim.id },
		),
	createProjectImage: async ({ clients }) =>
		await clients.admin.createProjectImage(project, account, image),
	getUsers: async ({ clients }) => await clients.admin.getUsers(account, { limit: 10 }),
	getUser: async ({ clients }) => await clients.admin.getUser(account, kim.id),
	searchUsers: async ({ clients }) =>
		await clients.admin.searchUsers(account, { email: kim.email }),
	createUser: async ({ clients, made }) => {
		const answer = await clients.admin.createUser(account, { email: 'new.person@example.com' });
		made.user = answer.id ?? '';
		return answer;
	},
	patchUserDetails: async ({ clients, made }) =>
		await clients.admin.patchUserDetails(account, made.user, { company_id: COMPANY }),
	getProjectUsers: async ({ clients }) =>
		await clients.admin.getProjectUsers(project, {
			filterId: [kim.id, USERS.lee.id],
			fields: [UserFields.Name, UserFields.Email],
			sort: [UserSortBy.NameAsc],
		}),
	getProjectUser: async ({ clients }) =>
		await clients.admin.getProjectUser(project, kim.id, { fields: ['name', 'email'] }),
	assignProjectUser: async ({ clients, made }) => {
		const answer = await clients.admin.assignProjectUser(
			project,
			{
				email: 'new.person@example.com',
				products: [{ key: 'docs', access: 'member' }],
			},
			{ adminUserId: kim.id },
		);
		made.projectUser = answer.id ?? '';
		return answer;
	},
	updateProjectUser: async ({ clients, made }) =>
		await clients.admin.updateProjectUser(
			project,
			made.projectUser,
			{ products: [{ key: 'docs', access: 'administrator' }] },
			{ adminUserId: kim.id },
		),
	removeProjectUser: async ({ clients, made }) =>
		await clients.admin.removeProjectUser(project, made.projectUser, { adminUserId: kim.id }),
	importProjectUsers: async ({ clients }) =>
		await clients.admin.importProjectUsers(
			project,
			{
				users: [
					{
						email: 'imported@example.com',
						products: [{ key: ProductKeys.Docs, access: ProductAccess.Member }],
					},
				],
			},
			{ adminUserId: kim.id },
		),
	importUsers: async ({ clients }) =>
		await clients.admin.importUsers(account, [
			{ email: 'one@example.com', first_name: 'One' },
			{ email: kim.email },
		]),
	getUserProjects: async ({ clients }) =>
		await clients.admin.getUserProjects(account, kim.autodeskId, {
			fields: [UserProjectFields.Name, UserProjectFields.AccessLevels],
			filterId: [project],
		}),
	createCompany: async ({ clients, made }) => {
		const answer = await clients.admin.createCompany(account, {
			name: 'SDK Builders',
			trade: Trade.Concrete,
			city: 'Boston',
		});
		made.company = answer.id ?? '';
		return answer;
	},
	importCompanies: async ({ clients }) =>
		await clients.admin.importCompanies(account, [
			{ name: 'SDK Painters', trade: Trade.FinishesPaintingCoating },
			{ name: 'SDK Builders', trade: Trade.Concrete },
		]),
	getCompany: async ({ clients, made }) => await clients.admin.getCompany(made.company, account),
	getCompanies: async ({ clients }) =>
		await clients.admin.getCompanies(account, { limit: 5, sort: '-name' }),
	searchCompanies: async ({ clients }) =>
		await clients.admin.searchCompanies(account, {
			name: 'SDK',
			trade: 'Concrete',
			operator: 'AND',
		}),
	patchCompanyDetails: async ({ clients, made }) =>
		await clients.admin.patchCompanyDetails(made.company, account, { phone: '+1 555 0100' }),
	patchCompanyImage: async ({ clients, made }) =>
		await clients.admin.patchCompanyImage(made.company, account, image),
	getProjectCompanies: async ({ clients, made }) => {
		await clients.admin.updateProjectUser(
			project,
			USERS.lee.id,
			{ companyId: made.company },
			{ adminUserId: kim.id },
		);
		return await clients.admin.getProjectCompanies(account, project);
	},
	getBusinessUnits: async ({ clients }) => await clients.admin.getBusinessUnits(account),
	createBusinessUnits: async ({ clients }) =>
		await clients.admin.createBusinessUnits(account, { business_units: [{ name: 'SDK unit' }] }),
};
