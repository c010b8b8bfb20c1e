import { expect, it } from 'vitest';
import { PROJECTS, USERS } from '../../simulator';
import { from, step } from '../setup/operationSteps';
import { unique } from '../setup/unique';
import { byId, byName } from '../stack/workflows';
import { account, tower } from './places';
import type { Stage } from './stage';

/** Operations on accounts and their people. */
export function accountOperations(stage: () => Stage): void {
	it('read an account and its users, as the app', async () => {
		const { app, steps } = stage();
		const accountUser = byId(from('accountUser.search', 'id'));
		const output = await steps.run(
			'read account',
			step('accountProject.getAll', app, { ...account, filters: { name: 'Tower A' } }),
			step('accountCompany.getAll', app, account),
			step('businessUnit.getAll', app, account),
			step('accountUser.getAll', app, { ...account, returnAll: true }),
			step('accountUser.search', app, { ...account, searchFor: { email: USERS.lee.email } }),
			step('accountUser.get', app, { ...account, accountUser }),
			step('projectRole.getAll', app, { ...account, project: tower.project }),
			step('projectUser.getAll', app, { ...account, project: tower.project, returnAll: true }),
			step('accountProject.get', app, { ...account, project: byName('tower a') }),
			step('accountCompany.search', app, { ...account, searchFor: { name: 'steel' } }),
			step('accountUser.getProjects', app, { ...account, accountUser }),
			step('accountUser.getProducts', app, { ...account, accountUser }),
			step('accountUser.getRoles', app, { ...account, accountUser }),
			step('projectUser.get', app, {
				...account,
				project: byName('Tower A'),
				projectUser: byName(USERS.kim.email),
			}),
		);

		expect(output('accountProject.getAll').map(({ name }) => name)).toContain('Tower A');
		expect(output('accountCompany.getAll').map(({ name }) => name)).toContain('Example Steel');
		expect(output('businessUnit.getAll').map(({ name }) => name)).toContain('Construction');
		const people = output('accountUser.getAll').map(({ email }) => email);
		expect(people).toEqual(expect.arrayContaining([USERS.kim.email, USERS.lee.email]));
		expect(output('accountUser.get')).toMatchObject([{ id: USERS.lee.id }]);
		expect(output('projectRole.getAll').map(({ name }) => name)).toContain('Architect');
		expect(output('projectUser.getAll').map(({ email }) => email)).toContain(USERS.kim.email);
		expect(output('accountProject.get')).toMatchObject([{ name: 'Tower A', status: 'active' }]);
		expect(output('accountCompany.search').map(({ name }) => name)).toContain('Example Steel');
		expect(output('projectUser.get')).toMatchObject([{ email: USERS.kim.email }]);
		const reached = output('accountUser.getProjects').map(({ name }) => name);
		expect(reached).toContain('Tower A');
	});

	it('take an account, its projects and users through their life cycles, as the app and as a user', async () => {
		const { app, user, steps } = stage();
		const email = `${unique('new').replaceAll(' ', '.')}@example.com`;
		const name = unique('Tower');
		const companyName = unique('Company');
		const project = byId(from('accountProject.create', 'id'));
		const output = await steps.run(
			'account',
			step('accountCompany.create', app, { ...account, name: companyName, trade: 'Metals' }),
			step('accountCompany.create: again', app, {
				...account,
				name: companyName,
				trade: 'Concrete | Precast',
				ifExists: 'update',
			}),
			step('accountCompany.update', app, {
				...account,
				company: byName(from('accountCompany.create', 'name')),
				updateFields: { trade: 'Concrete' },
			}),
			step('accountCompany.getAll', app, account),
			step('accountUser.create', app, { ...account, email }),
			step('accountUser.create: again', app, { ...account, email, ifExists: 'return' }),
			step('accountUser.update', app, {
				...account,
				accountUser: byId(from('accountUser.create', 'id')),
				updateFields: { company: byId(from('accountCompany.getAll', 'id')) },
			}),
			step('accountUser.sync', app, {
				...account,
				email: from('accountUser.create', 'email'),
				mode: 'apply',
				scope: 'users',
				scopeUsers: email,
			}),
			step('accountCompany.import', app, {
				...account,
				name: unique('Imported Company'),
				trade: 'Metals',
			}),
			step('accountUser.import', app, { ...account, email: `imported.${email}` }),
			step('businessUnit.create', app, { ...account, units: { unit: [{ name: unique('Unit') }] } }),
			step('accountProject.create', user, {
				...account,
				name,
				type: 'Office',
				options: { waitForActivation: true },
			}),
			step('accountProject.update', app, {
				...account,
				project: byId(PROJECTS.library.id),
				updateFields: { jobNumber: 'J-17' },
			}),
			step('projectUser.create', app, {
				...account,
				actAsUser: USERS.kim.autodeskId,
				project,
				email,
			}),
			step('projectUser.create: again', user, { ...account, project, email, ifExists: 'return' }),
			step('projectUser.import', user, { ...account, project, email: `imported.${email}` }),
			step('projectUser.update', user, {
				...account,
				project,
				projectUser: byId(from('projectUser.create', 'id')),
				products: { product: [{ key: 'docs', access: 'administrator' }] },
			}),
			step('projectUser.sync', user, {
				...account,
				email,
				memberProject: name,
				mode: 'apply',
				syncedFields: { products: 'docs: member' },
			}),
			step('projectUser.createOrUpdate', user, {
				...account,
				project,
				email,
				additionalFields: { company: byName(from('accountCompany.create', 'name')) },
			}),
			step('projectUser.remove', user, { ...account, project, projectUser: byName(email) }),
		);

		expect(output('accountCompany.create: again')).toMatchObject([
			{ name: companyName, outcome: 'updated', trade: 'Concrete | Precast' },
		]);
		expect(output('accountUser.create')).toMatchObject([{ email }]);
		expect(output('accountUser.create: again')).toMatchObject([{ email, outcome: 'existed' }]);
		expect(output('accountUser.sync')).toMatchObject([
			{ change: 'summary', result: 'nothingToDo' },
			{ change: 'unchanged', email },
		]);
		expect(output('accountProject.create')).toMatchObject([{ name, status: 'active' }]);
		expect(output('accountProject.update')).toMatchObject([{ jobNumber: 'J-17' }]);
		expect(output('projectUser.create')).toMatchObject([{ email, status: 'pending' }]);
		expect(output('projectUser.create: again')).toMatchObject([{ email, outcome: 'existed' }]);
		expect(output('projectUser.sync')).toMatchObject([
			{ change: 'summary', result: 'applied' },
			{ change: 'update', status: 'applied', email },
		]);
		expect(output('accountCompany.update')).toMatchObject([{ trade: 'Concrete' }]);
		expect(output('accountCompany.import')).toMatchObject([{ result: 'imported' }]);
		for (const imported of ['accountUser.import', 'projectUser.import']) {
			expect(output(imported)).toMatchObject([{ result: 'imported', email: `imported.${email}` }]);
		}
		expect(output('projectUser.createOrUpdate')).toMatchObject([{ created: false, updated: true }]);
		expect(output('projectUser.remove')).toMatchObject([{ removed: true }]);
	});
}
