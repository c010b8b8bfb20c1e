import type {
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
} from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { resources } from '../../nodes/AutodeskPlatformServices/operations';
import { operationsAt } from '../harness/operationsAt';
import { byId } from '../harness/runOperation';
import { HUBS, PROJECTS, USERS } from '../simulator';
import { freshSimulator } from '../harness/simulator/requests';

const simulator = freshSimulator();
const run = operationsAt(simulator);

const inUs = { account: byId(HUBS.us.id) };
const inEmea = { account: byId(HUBS.emea.id), options: { region: 'EMEA' } };
const inTower = { ...inUs, project: byId(PROJECTS.tower.id) };
const kim = { as: 'kim' } as const;

/** Runs as Kim, named in a header. */
const asKim = { actAsUser: USERS.kim.autodeskId };

describe('account users', () => {
	it('are created, found and changed in the region of their account', async () => {
		const [company] = await run('accountCompany.getAll', inEmea);
		const [{ outcome, ...created }] = await run('accountUser.create', {
			...inEmea,
			email: 'new@example.com',
			additionalFields: {
				firstName: 'New',
				lastName: 'Person',
				city: 'Hamburg',
				company: byId(String(company.id)),
			},
		});
		expect(outcome).toBe('created');
		expect(created).toMatchObject({ status: 'not_invited', companyName: company.name });
		const accountUser = byId(String(created.id));
		expect(await run('accountUser.get', { ...inEmea, accountUser })).toEqual([created]);
		await expect(
			run('accountUser.get', { ...inEmea, accountUser, options: {} }),
		).rejects.toMatchObject({ details: expect.stringContaining('Options > Region') });
		const searchFor = { email: 'NEW@' };
		expect(await run('accountUser.search', { ...inEmea, searchFor })).toEqual([created]);

		const inactive = { updateFields: { status: 'inactive' } };
		await expect(
			run('accountUser.update', { ...inEmea, accountUser, ...inactive }),
		).rejects.toMatchObject({ details: expect.stringContaining('not invited') });
		const lee = byId(USERS.lee.id);
		expect(
			await run('accountUser.update', { ...inEmea, accountUser: lee, ...inactive }),
		).toMatchObject([{ email: USERS.lee.email, status: 'inactive' }]);
	});

	it('are listed in full, sorted, without gaps or duplicates', async () => {
		simulator().populate({ accountUsers: 1234 });
		const sort = { field: [{ name: 'email', direction: 'desc' }] };
		const users = await run('accountUser.getAll', { ...inUs, returnAll: true, sort });
		const emails = users.map(({ email }) => String(email));
		expect(new Set(emails).size).toBe(1236);
		expect(emails.slice(0, 2)).toEqual(['user-01234@example.com', 'user-01233@example.com']);
	});
});

describe('account projects', () => {
	it('are created for a user, awaited and found, and receive members', async () => {
		const [{ outcome, ...project }] = await run('accountProject.create', {
			...inUs,
			...asKim,
			name: 'Tower C',
			type: 'Office',
			additionalFields: {
				startDate: '2026-01-01',
				timezone: 'Europe/Berlin',
				projectValue: { amount: { value: 5, currency: 'EUR' } },
				template: byId(PROJECTS.tower.id),
				includeCompanies: true,
			},
			options: { waitForActivation: true },
		});
		expect(outcome).toBe('created');
		expect(project).toMatchObject({ status: 'active', platform: 'acc' });
		const filters = { name: 'tower c', statuses: ['active'], types: ['Office'], platform: 'acc' };
		expect(await run('accountProject.getAll', { ...inUs, filters }, kim)).toEqual([project]);

		const here = { ...inUs, project: byId(String(project.id)) };
		const [member] = await run(
			'projectUser.create',
			{
				...here,
				email: 'new@example.com',
				products: { product: [{ key: 'docs', access: 'member' }] },
			},
			kim,
		);
		expect(member).toMatchObject({ status: 'pending', products: { docs: 'member' } });
		await expect(
			run('projectUser.create', { ...here, email: 'new@example.com' }, kim),
		).rejects.toMatchObject({ details: expect.stringContaining('Change If It Exists') });
	});

	it('are created as templates without a type', async () => {
		const [template] = await run(
			'accountProject.create',
			{
				...inUs,
				name: 'Template A',
				type: '',
				simplify: false,
				additionalFields: { classification: 'template' },
			},
			kim,
		);
		expect(template).toMatchObject({ classification: 'template' });
		expect(template).not.toHaveProperty('type');
	});

	it('are listed across all pages', async () => {
		simulator().populate({ projects: 450 });
		const filters = { name: 'Project 0', textMatch: 'startsWith' };
		const sort = { field: [{ name: 'name' }] };
		const projects = await run('accountProject.getAll', {
			...inUs,
			returnAll: true,
			filters,
			sort,
		});
		expect(projects).toHaveLength(450);
		expect(projects[449]).toMatchObject({ name: 'Project 00450' });
	});

	it('of BIM 360 can be changed', async () => {
		const [changed] = await run('accountProject.update', {
			...inUs,
			project: byId(PROJECTS.library.id),
			updateFields: { name: 'Town Library', status: 'archived', endDate: '2027-01-01' },
		});
		expect(changed).toMatchObject({ name: 'Town Library', status: 'archived' });
	});
});

describe('project users', () => {
	it('are found and changed by roles and products', async () => {
		const roles = await run('projectRole.getAll', inTower);
		const architect = byId(String(roles.find(({ name }) => name === 'Architect')?.id));
		const [lee] = await run('projectUser.getAll', {
			...inTower,
			filters: { name: 'lee', email: 'nobody', matchAny: ['name', 'email'] },
		});
		await run('projectUser.update', {
			...inTower,
			...asKim,
			projectUser: byId(String(lee.autodeskId)),
			products: {
				product: [
					{ key: 'projectAdministration', access: 'administrator' },
					{ key: 'docs', access: 'administrator' },
				],
			},
			updateFields: { roles: { role: [{ role: architect }] } },
		});
		const userIds = `${USERS.lee.id}, ${USERS.kim.id}`;
		const filters = { role: architect, accessLevels: ['projectAdmin'], userIds };
		expect(await run('projectUser.getAll', { ...inTower, filters }, kim)).toMatchObject([
			{ email: USERS.lee.email, projectAdmin: true, roles: ['Architect'] },
		]);
	});
});

describe('business units', () => {
	it('are added without losing any, and removed only if that is allowed', async () => {
		const units = { unit: [{ name: 'Bridges', parent: 'Construction' }, { name: 'Finance' }] };
		await run('businessUnit.create', { ...inEmea, units });
		const names = async () =>
			(await run('businessUnit.getAll', inEmea)).map(({ path }) => path).sort();
		const grown = ['Construction', 'Construction/Bridges', 'Finance'];
		expect(await names()).toEqual(grown);
		await run('businessUnit.create', { ...inEmea, units });
		expect(await names()).toEqual(grown);

		const all = await run('businessUnit.getAll', inEmea);
		await run('businessUnit.create', {
			...inEmea,
			specifyUnits: 'json',
			unitsJson: all as unknown as string,
			otherUnits: 'remove',
		});
		expect(await run('businessUnit.getAll', inEmea)).toMatchObject(all.map(({ id }) => ({ id })));
		const { id } = all.find(({ name }) => name === 'Bridges') ?? {};
		const toTop = { unit: [{ id, name: 'Bridges', parent: '/' }] } as INodeParameters;
		await run('businessUnit.create', { ...inEmea, units: toTop });
		expect(await names()).toEqual(['Bridges', 'Construction', 'Finance']);
		const back = { unit: [{ id, name: 'Bridges', parent: 'Construction' }] } as INodeParameters;
		await run('businessUnit.create', { ...inEmea, units: back });
		expect(await names()).toEqual(grown);

		const replace = { ...inEmea, units: { unit: [{ name: 'Finance' }] }, otherUnits: 'remove' };
		await expect(run('businessUnit.create', replace)).rejects.toThrow('would be removed');
		expect(await names()).toEqual(grown);
		await run('businessUnit.create', { ...replace, allowRemoval: true });
		expect(await names()).toEqual(['Finance']);
	});
});

describe('a list', () => {
	function parameter(resource: string, name: string): INodeProperties | undefined {
		const { operations = [] } = resources.find(({ value }) => value === resource) ?? {};
		const { fields = [], options = [] } = operations.find(({ value }) => value === 'getAll') ?? {};
		return [...fields, ...options].find((each) => each.name === name);
	}

	function valuesOf(dropdown: INodeProperties | undefined): string[] {
		return ((dropdown?.options ?? []) as INodePropertyOptions[]).map(({ value }) => String(value));
	}

	/** Values of a dropdown, wherever the operation has it. */
	function offered(resource: string, place: 'sort' | 'fields'): string[] {
		const property = parameter(resource, place);
		const [group] = (property?.options ?? []) as INodePropertyCollection[];
		return valuesOf(place === 'sort' ? group.values[0] : property);
	}

	it.each(['accountCompany', 'accountProject', 'accountUser', 'projectUser'])(
		'accepts every field it offers for sorting or for output: %s',
		async (resource) => {
			const names = offered(resource, 'sort');
			const fields = offered(resource, 'fields');
			expect(Math.min(names.length, fields.length)).toBeGreaterThan(5);
			const records = await run(`${resource}.getAll`, {
				...inTower,
				simplify: false,
				sort: { field: names.map((name) => ({ name, direction: 'desc' })) },
				options: { fields },
			});
			expect(records).not.toHaveLength(0);
		},
	);

	it.each(['accountCompany', 'accountProject', 'projectUser'])(
		'accepts every choice that its filters offer: %s',
		async (resource) => {
			const filters = (parameter(resource, 'filters')?.options ?? []) as INodeProperties[];
			const choices = filters.filter(({ type }) => type === 'options' || type === 'multiOptions');
			expect(choices.length).toBeGreaterThan(2);
			for (const dropdown of choices) {
				const values = valuesOf(dropdown);
				for (const value of dropdown.type === 'options' ? values : [values]) {
					await run(`${resource}.getAll`, { ...inTower, filters: { [dropdown.name]: value } });
				}
			}
		},
	);
});
