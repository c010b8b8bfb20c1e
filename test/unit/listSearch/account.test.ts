import { describe, expect, it } from 'vitest';
import { AutodeskPlatformServices } from '../../../nodes/AutodeskPlatformServices/AutodeskPlatformServices.node';
import { aps, mockAps } from '../../harness/apsMock';
import { byId, byUrl, signedIn } from '../../harness/runOperation';
import { searchList } from '../../harness/searchList';

mockAps();

const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const ADMIN = '/construction/admin/v1';
const HQ = `/hq/v1/accounts/${ACCOUNT}`;
const chosen = { account: byId(`b.${ACCOUNT}`), project: byId(`b.${PROJECT}`) };

async function list(
	method: string,
	{
		filter,
		paginationToken,
		...parameters
	}: { filter?: string; paginationToken?: string; [name: string]: unknown } = {},
) {
	return await searchList(
		new AutodeskPlatformServices(),
		method,
		{
			authentication: 'twoLegged',
			resource: 'projectUser',
			operation: 'getAll',
			...chosen,
			...(parameters as object),
		},
		{ credentials: signedIn('twoLegged'), filter, paginationToken },
	);
}

describe('the list of accounts', () => {
	it('contains ACC and BIM 360 accounts with their regions and bare IDs', async () => {
		const hub = (id: string, name: string, region: string) => ({
			id,
			attributes: { name, region },
		});
		aps()
			.get('/project/v1/hubs')
			.reply(200, {
				data: [hub(`b.${ACCOUNT}`, 'Example', 'EMEA'), hub('a.YnVzaW5lc3M', 'Team', 'US')],
			});
		expect((await list('searchAccounts')).results).toEqual([
			{ name: 'Example (EMEA)', value: ACCOUNT },
		]);
	});

	it('follows a link to a next page', async () => {
		const path = '/project/v1/hubs';
		aps()
			.get(path)
			.reply(200, { data: [], links: { next: { href: `${path}?page%5Bnumber%5D=1` } } })
			.get(path)
			.query({ 'page[number]': 1 })
			.reply(200, { data: [{ id: `b.${ACCOUNT}`, attributes: { name: 'Example' } }] });
		expect((await list('searchAccounts')).results).toEqual([{ name: 'Example', value: ACCOUNT }]);
	});
});

describe('the list of account projects', () => {
	const path = `${ADMIN}/accounts/${ACCOUNT}/projects`;

	it('is searched by Autodesk, page by page, in the chosen region', async () => {
		const results = [
			{ id: 'p1', name: 'Tower A', status: 'active' },
			{ id: 'p2', name: 'Tower B', status: 'archived' },
		];
		aps({ region: 'AUS' })
			.get(path)
			.query({ 'filter[name]': 'Tow', sort: 'name asc', limit: 50, offset: 0 })
			.reply(200, { pagination: { limit: 50, totalResults: 51 }, results })
			.get(path)
			.query({ 'filter[name]': 'Tow', sort: 'name asc', limit: 50, offset: 50 })
			.reply(200, { pagination: { limit: 50, totalResults: 51 }, results: [] });
		const options = { region: 'AUS' };
		const first = await list('searchAccountProjects', { filter: 'Tow', options });
		expect(first).toEqual({
			results: [
				{ name: 'Tower A', value: 'p1' },
				{ name: 'Tower B (archived)', value: 'p2' },
			],
			paginationToken: '50',
		});
		const paginationToken = first.paginationToken as string;
		const second = await list('searchAccountProjects', { filter: 'Tow', paginationToken, options });
		expect(second).toEqual({ results: [], paginationToken: undefined });
	});

	it('contains only templates for a template field', async () => {
		aps()
			.get(path)
			.query({ 'filter[classification]': 'template', sort: 'name asc', limit: 50, offset: 0 })
			.reply(200, { results: [{ id: 'p3', name: 'Standard' }] });
		const { results } = await list('searchProjectTemplates');
		expect(results).toEqual([{ name: 'Standard', value: 'p3' }]);
	});

	it('asks for the account first', async () => {
		await expect(list('searchAccountProjects', { account: byId('') })).rejects.toThrow(
			'Choose an account first',
		);
	});

	it('reads the account from a pasted link', async () => {
		aps().get(path).query(true).reply(200, { results: [] });
		const account = byUrl(`https://acc.autodesk.com/account-admin/projects/accounts/${ACCOUNT}`);
		expect((await list('searchAccountProjects', { account })).results).toEqual([]);
	});
});

describe('the list of account users', () => {
	const people = (count: number) =>
		Array.from({ length: count }, (_, index) => ({
			id: `u${index}`,
			name: 'Kim Doe',
			email: `kim${index}@example.com`,
		}));

	it('shows email addresses next to names, and offers the next page after a full one', async () => {
		aps().get(`${HQ}/users`).query({ sort: 'name', limit: 50, offset: 50 }).reply(200, people(50));
		const { results, paginationToken } = await list('searchAccountUsers', {
			paginationToken: '50',
		});
		expect(results[0]).toEqual({ name: 'Kim Doe (kim0@example.com)', value: 'u0' });
		expect(paginationToken).toBe('100');
	});

	it('searches names and email addresses', async () => {
		const query = {
			name: 'kim',
			email: 'kim',
			operator: 'OR',
			partial: true,
			sort: 'name',
			limit: 50,
		};
		aps()
			.get(`${HQ}/users/search`)
			.query({ ...query, offset: 0 })
			.reply(200, people(1))
			.get(`${HQ}/users/search`)
			.query({ ...query, offset: 1 })
			.reply(200, []);
		const first = await list('searchAccountUsers', { filter: 'kim' });
		expect(first.results).toHaveLength(1);
		const paginationToken = first.paginationToken as string;
		const second = await list('searchAccountUsers', { filter: 'kim', paginationToken });
		expect(second).toEqual({ results: [], paginationToken: undefined });
	});
});

describe('the list of project users', () => {
	it('searches names and email addresses', async () => {
		aps()
			.get(`${ADMIN}/projects/${PROJECT}/users`)
			.query({
				'filter[name]': 'kim',
				'filter[email]': 'kim',
				orFilters: 'name,email',
				sort: 'name asc',
				limit: 50,
				offset: 0,
			})
			.reply(200, { results: [{ id: 'u1', email: 'kim@example.com' }] });
		const { results } = await list('searchProjectUsers', { filter: 'kim' });
		expect(results).toEqual([{ name: 'kim@example.com', value: 'u1' }]);
	});
});

describe('the lists of companies and business units', () => {
	it('contain the companies that Autodesk finds', async () => {
		aps()
			.get(`${ADMIN}/accounts/${ACCOUNT}/companies`)
			.query({ 'filter[name]': 'Ex', sort: 'name asc', limit: 50, offset: 0 })
			.reply(200, { results: [{ id: 'c1', name: 'Example Concrete' }] });
		const { results } = await list('searchCompanies', { filter: 'Ex' });
		expect(results).toEqual([{ name: 'Example Concrete', value: 'c1' }]);
	});

	it('contain business units by path', async () => {
		const units = [
			{ id: 'b1', name: 'Germany', path: 'Europe/Germany' },
			{ id: 'b2', name: 'Asia' },
		];
		aps().get(`${HQ}/business_units_structure`).reply(200, { business_units: units });
		const { results } = await list('searchBusinessUnits', { filter: 'a' });
		expect(results.map(({ name }) => name)).toEqual(['Asia', 'Europe/Germany']);
	});
});

describe('the list of business units', () => {
	it('says which credential it needs', async () => {
		aps().get(`${HQ}/business_units_structure`).reply(403, { code: 403, message: 'app only' });
		await expect(
			searchList(
				new AutodeskPlatformServices(),
				'searchBusinessUnits',
				{ authentication: 'oAuth2', resource: 'projectUser', operation: 'getAll', ...chosen },
				{ credentials: signedIn('oAuth2') },
			),
		).rejects.toMatchObject({
			description: expect.stringContaining('only for 2-legged credentials'),
		});
	});

	it('is empty when Autodesk returns no content', async () => {
		aps().get(`${HQ}/business_units_structure`).reply(204);
		expect((await list('searchBusinessUnits')).results).toEqual([]);
	});
});

describe('the list of roles', () => {
	const path = `/hq/v2/accounts/${ACCOUNT}/projects/${PROJECT}/industry_roles`;

	it('is sorted by name', async () => {
		const roles = [
			{ id: 'r1', name: 'Planner' },
			{ id: 'r2', name: 'Architect' },
		];
		aps().get(path).reply(200, roles);
		const { results } = await list('searchIndustryRoles');
		expect(results.map(({ name }) => name)).toEqual(['Architect', 'Planner']);
	});

	it('contains the roles of members if the project has no list of its own', async () => {
		const architect = { id: 'r2', name: 'Architect' };
		aps().get(path).reply(404, { code: 404, message: 'no BIM 360 project' });
		aps()
			.get(`${ADMIN}/projects/${PROJECT}/users`)
			.query({ fields: 'roles', limit: 200, offset: 0 })
			.reply(200, {
				pagination: { limit: 200, totalResults: 3 },
				results: [{ roles: [architect] }, { roles: [architect] }, {}],
			});
		const { results } = await list('searchIndustryRoles');
		expect(results).toEqual([{ name: 'Architect', value: 'r2' }]);
	});

	it('asks for the project first', async () => {
		await expect(list('searchIndustryRoles', { project: byId('') })).rejects.toThrow(
			'Choose a project first',
		);
	});
});
