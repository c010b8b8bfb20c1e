import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, byUrl, runOperation, signedIn } from '../../../harness/runOperation';
import { skipWaits } from '../../../harness/skipWaits';

mockAps();
const waits = skipWaits();

const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const PROJECT = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
const UNIT = '5b2e8f03-9c4a-4d17-8e6f-3a0b1c2d3e4f';
const PROJECTS = `/construction/admin/v1/accounts/${ACCOUNT}/projects`;
const THIS_PROJECT = `/construction/admin/v1/projects/${PROJECT}`;
const account = byId(`b.${ACCOUNT}`);
const tower = {
	id: PROJECT,
	accountId: ACCOUNT,
	name: 'Tower A',
	type: 'Office',
	classification: 'production',
	status: 'active',
	platform: 'acc',
	startDate: '2026-01-01',
	endDate: '2027-12-31',
	jobNumber: 'J-17',
	businessUnitId: UNIT,
	updatedAt: '2026-03-02T16:40:00.000Z',
	products: [{ key: 'docs', status: 'active' }],
};

describe('Account Project: Get Many', () => {
	const one = { pagination: { totalResults: 1 }, results: [tower] };
	const getAll = (parameters: INodeParameters = {}) =>
		runOperation('accountProject.getAll', { account, ...parameters });

	it('flattens the records', async () => {
		aps().get(PROJECTS).query({ limit: 50, offset: 0 }).reply(200, one);
		expect((await getAll()).records).toEqual([
			{
				id: PROJECT,
				name: 'Tower A',
				status: 'active',
				type: 'Office',
				platform: 'acc',
				classification: 'production',
				jobNumber: 'J-17',
				startDate: '2026-01-01',
				endDate: '2027-12-31',
				businessUnitId: UNIT,
				accountId: ACCOUNT,
				updatedAt: '2026-03-02T16:40:00.000Z',
			},
		]);
	});

	it('filters and sorts as asked', async () => {
		aps({ region: 'CAN' })
			.get(PROJECTS)
			.query({
				limit: 200,
				offset: 0,
				'filter[name]': 'Tower',
				'filter[jobNumber]': 'J-',
				'filter[classification]': 'production,template',
				'filter[platform]': 'acc',
				'filter[products]': 'docs,autospecs',
				'filter[status]': 'active,pending',
				'filter[type]': 'Office,-Oil & Gas',
				'filter[businessUnitId]': UNIT,
				'filter[updatedAt]': '1970-01-01T00:00:00.000Z..2026-02-01T00:00:00.000Z',
				filterTextMatch: 'equals',
				sort: 'createdAt desc',
			})
			.reply(200, one);
		const { records } = await getAll({
			returnAll: true,
			simplify: false,
			filters: {
				name: 'Tower',
				jobNumber: 'J-',
				classifications: ['production', 'template'],
				platform: 'acc',
				products: ['docs', 'autospecs'],
				statuses: ['active', 'pending'],
				types: ['Office'],
				excludedTypes: ['Oil & Gas'],
				businessUnit: byId(UNIT),
				updatedUntil: '2026-02-01T00:00:00Z',
				textMatch: 'equals',
			},
			sort: { field: [{ name: 'createdAt', direction: 'desc' }] },
			options: { region: 'CAN' },
		});
		expect(records).toEqual([tower]);
	});

	it('takes types from an expression, as a list or as a text with commas', async () => {
		aps()
			.get(PROJECTS)
			.query({ limit: 50, offset: 0, 'filter[type]': 'Office,Bridge,-Rail' })
			.reply(200, one);
		const { error } = await getAll({
			filters: { types: '={{ "Office, Bridge" }}', excludedTypes: '={{ ["Rail"] }}' },
		});
		expect(error).toBeUndefined();
	});

	it('leaves out filters that are blank, and takes numbers for texts', async () => {
		aps().get(PROJECTS).query({ limit: 50, offset: 0, 'filter[jobNumber]': '17' }).reply(200, one);
		const { error } = await getAll({ filters: { name: ' ', jobNumber: '={{ 17 }}' } });
		expect(error).toBeUndefined();
	});

	it.each([
		['Name: use at most 255 characters', { name: 'x'.repeat(256) }],
		['Platform: "revit" is none of acc, bim360', { platform: '={{ "revit" }}' }],
		['Statuses: "closed" is none of active, archived', { statuses: '={{ "active,closed" }}' }],
		[
			'Updated Until: 2026-01-01T00:00:00.000Z lies before Updated Since, 2026-01-02',
			{ updatedSince: '2026-01-02T00:00:00Z', updatedUntil: '2026-01-01T00:00:00Z' },
		],
	])('refuses before any call: %s', async (message, filters) => {
		expect((await getAll({ filters })).error?.message).toContain(message);
	});

	it('may act for a user with a 2-legged credential', async () => {
		aps({ 'user-id': '7KJX2MPQ4RTZ' }).get(PROJECTS).query(true).reply(200, one);
		const options = { actAsUser: '7KJX2MPQ4RTZ' };
		const { error } = await runOperation(
			'accountProject.getAll',
			{ account, options },
			{ as: 'twoLegged' },
		);
		expect(error).toBeUndefined();
	});
});

describe('Account Project: Create', () => {
	const create = (parameters: INodeParameters = {}) =>
		runOperation('accountProject.create', {
			account,
			name: 'Tower A',
			type: 'Office',
			...parameters,
		});

	it('sends name and type, and returns the pending project', async () => {
		aps({ 'content-type': 'application/json' })
			.post(PROJECTS, { name: 'Tower A', type: 'Office' })
			.reply(202, { ...tower, status: 'pending' });
		expect((await create()).records).toMatchObject([{ id: PROJECT, status: 'pending' }]);
	});

	it('sends everything that was filled in', async () => {
		aps({ region: 'DEU' })
			.post(PROJECTS, {
				name: 'Tower A',
				type: 'Anything',
				addressLine1: '1 Example Street',
				city: 'Berlin',
				country: 'Germany',
				businessUnitId: UNIT,
				classification: 'template',
				constructionType: 'New',
				startDate: '2026-01-01',
				endDate: '2027-12-31',
				jobNumber: 'J-17',
				latitude: '52.52',
				projectValue: { value: 1000000, currency: 'EUR' },
				template: { projectId: PROJECT, options: { field: { includeCompanies: true } } },
				timezone: 'Europe/Berlin',
				extra: 1,
			})
			.reply(202, tower);
		const { error } = await create({
			type: 'Anything',
			additionalFields: {
				addressLine1: '1 Example Street',
				city: 'Berlin',
				country: 'Germany',
				businessUnit: byId(UNIT),
				classification: 'template',
				constructionType: 'New',
				contractType: '',
				startDate: '2026-01-01T00:00:00',
				endDate: '2027-12-31',
				jobNumber: 'J-17',
				latitude: '52.52',
				projectValue: { amount: { value: 1000000, currency: 'eur' } },
				template: byId(`b.${PROJECT}`),
				includeCompanies: true,
				timezone: 'Europe/Berlin',
				customBody: { extra: 1 },
			},
			options: { region: 'DEU' },
		});
		expect(error).toBeUndefined();
	});

	it('waits for the activation when asked to', async () => {
		aps()
			.post(PROJECTS)
			.reply(202, { ...tower, status: 'pending' });
		aps({ region: 'EMEA' })
			.get(THIS_PROJECT)
			.reply(404)
			.get(THIS_PROJECT)
			.reply(200, { ...tower, status: 'pending' })
			.get(THIS_PROJECT)
			.reply(200, tower);
		const { records } = await create({ options: { waitForActivation: true, region: 'EMEA' } });
		expect(records).toMatchObject([{ id: PROJECT, status: 'active' }]);
		expect(waits).toEqual([2000, 3000, 4500]);
	});

	it('stops waiting in time, and says that the project exists', async () => {
		aps()
			.post(PROJECTS)
			.reply(202, { ...tower, status: 'pending' });
		aps()
			.get(THIS_PROJECT)
			.times(8)
			.reply(200, { ...tower, status: 'pending' });
		const options = { waitForActivation: true, activationTimeout: 1 };
		const { error } = await create({ options });
		expect(error?.message).toContain('"Tower A" was created but is pending');
		expect(error?.description).toContain(`it exists as ${PROJECT}`);
		expect(waits.reduce((sum, wait) => sum + wait)).toBe(60_000);
	});

	it('tells that the project exists when its status cannot be read', async () => {
		aps()
			.post(PROJECTS)
			.reply(202, { ...tower, status: 'pending' })
			.get(THIS_PROJECT)
			.reply(403, { title: 'Forbidden', detail: 'not yours' });
		const { error } = await create({ options: { waitForActivation: true } });
		expect(error?.message).toBe(
			'The project "Tower A" was created but its status could not be read',
		);
		expect(error?.description).toContain(`Do not create it again: it exists as ${PROJECT}`);
		expect(error?.description).toContain('not yours');
		expect(error?.description).toContain('Wait for Activation needs the scope account:read');
	});

	it('tells that the project exists when it ends up otherwise', async () => {
		aps()
			.post(PROJECTS)
			.reply(202, { ...tower, status: 'pending' })
			.get(THIS_PROJECT)
			.reply(200, { ...tower, status: 'suspended' });
		const { error } = await create({ options: { waitForActivation: true } });
		expect(error?.message).toContain('is suspended, not active');
		expect(error?.description).toContain(PROJECT);
	});

	it('reads the status in the name of the user that the app acts as', async () => {
		aps({ 'user-id': '7KJX2MPQ4RTZ' })
			.post(PROJECTS)
			.reply(202, { ...tower, status: 'pending' })
			.get(THIS_PROJECT)
			.reply(200, tower);
		const { records } = await runOperation(
			'accountProject.create',
			{
				account,
				name: 'Tower A',
				type: 'Office',
				actAsUser: '7KJX2MPQ4RTZ',
				options: { waitForActivation: true },
			},
			{ as: 'twoLegged' },
		);
		expect(records).toMatchObject([{ status: 'active' }]);
	});

	it('creates nothing when the credential could not look whether it is active', async () => {
		const { error } = await runOperation(
			'accountProject.create',
			{ account, name: 'Tower A', type: 'Office', options: { waitForActivation: true } },
			{ credentials: signedIn('oAuth2', ['account:write']) },
		);
		expect(error?.message).toContain('Wait for Activation: needs the scope account:read too');
	});

	it('says who may create projects', async () => {
		aps().post(PROJECTS).reply(403, { title: 'Forbidden', detail: 'no admin' });
		const { error } = await create();
		expect(error?.description).toContain('is an admin of the account or project');
		expect(error?.description).toContain('Custom Integrations');
	});

	it('needs a user to act as with a 2-legged credential, and names it', async () => {
		const parameters = { account, name: 'Tower A', type: 'Office' };
		const app = { as: 'twoLegged' } as const;
		aps({ 'user-id': '7KJX2MPQ4RTZ' }).post(PROJECTS).reply(202, tower);
		const actAsUser = '7KJX2MPQ4RTZ';
		const done = await runOperation('accountProject.create', { ...parameters, actAsUser }, app);
		expect(done.error).toBeUndefined();
		const refused = await runOperation(
			'accountProject.create',
			{ ...parameters, actAsUser: '={{ "" }}' },
			app,
		);
		expect(refused.error?.message).toContain('Create Account Project needs a user to act as');
	});

	it('passes on why Autodesk does not accept the values', async () => {
		aps().post(PROJECTS).reply(400, { title: 'Bad Request', detail: 'unknown country' });
		const { error } = await create();
		expect(error).toMatchObject({ httpCode: '400' });
		expect(error?.description).toContain('unknown country');
	});

	it.each([
		['Name: enter a text', { name: '={{ " " }}' }],
		['Name: use at most 255 characters; these are 256', { name: 'x'.repeat(256) }],
		[
			'Start Date: "soon" is no date',
			{ additionalFields: { startDate: 'soon', endDate: '2026-01-01' } },
		],
		['End Date: "2026-02-30" is no date', { additionalFields: { endDate: '2026-02-30' } }],
		[
			'End Date: 2026-01-01 lies before the start date 2026-01-02',
			{ additionalFields: { startDate: '2026-01-02', endDate: '2026-01-01' } },
		],
		['Job Number: use at most 100', { additionalFields: { jobNumber: 'x'.repeat(101) } }],
		['Time Zone: "Berlin" is no time zone', { additionalFields: { timezone: 'Berlin' } }],
		['Time Zone: "+01:00" is no time zone', { additionalFields: { timezone: '+01:00' } }],
		[
			'Project Value: "Euro" is no currency code',
			{ additionalFields: { projectValue: { amount: { value: 1, currency: 'Euro' } } } },
		],
		[
			'Template Project: choose the project to copy from',
			{ additionalFields: { includeCompanies: true } },
		],
		[
			'Timeout (Minutes): "soon" is out of range; use a whole number from 1 to 60',
			{ options: { waitForActivation: true, activationTimeout: '={{ "soon" }}' } },
		],
		[
			'Project Value: "5" is no currency code',
			{ additionalFields: { projectValue: { amount: { value: 1, currency: '={{ 5 }}' } } } },
		],
		[
			'Wait for Activation: "soon" is neither true nor false',
			{ options: { waitForActivation: '={{ "soon" }}' } },
		],
		[
			'Classification: "test" is none of component, production',
			{ additionalFields: { classification: '={{ "test" }}' } },
		],
		['Business Unit: "5" is no ID', { additionalFields: { businessUnit: '={{ 5 }}' } }],
		['Business Unit: "Europe" is no ID', { additionalFields: { businessUnit: byId('Europe') } }],
	])('refuses before any call: %s', async (message, parameters) => {
		expect((await create(parameters)).error?.message).toContain(message);
	});
});

describe('Account Project: Update', () => {
	const PATH = `/hq/v1/accounts/${ACCOUNT}/projects/${PROJECT}`;
	const update = (parameters: INodeParameters) =>
		runOperation(
			'accountProject.update',
			{ account, project: byId(PROJECT), ...parameters },
			{ as: 'twoLegged' },
		);

	it('sends the changes under the names of the service, and reads its answer', async () => {
		aps({ region: 'EMEA' })
			.patch(PATH, {
				name: 'Tower B',
				status: 'archived',
				project_type: 'Bridge',
				start_date: '2026-01-01',
				address_line_2: 'Back',
				value: 5,
				currency: 'USD',
				business_unit_id: UNIT,
				service_types: 'doc_manager,field',
			})
			.reply(200, {
				id: PROJECT,
				account_id: ACCOUNT,
				name: 'Tower B',
				status: 'archived',
				project_type: 'Bridge',
				start_date: '2026-01-01',
			});
		const { records } = await update({
			updateFields: {
				name: 'Tower B',
				status: 'archived',
				type: 'Bridge',
				startDate: '2026-01-01',
				addressLine2: 'Back',
				projectValue: { amount: { value: 5 } },
				businessUnit: byId(UNIT),
				serviceTypes: 'doc_manager,field',
			},
			options: { region: 'EMEA' },
		});
		expect(records).toMatchObject([
			{ id: PROJECT, name: 'Tower B', type: 'Bridge', startDate: '2026-01-01', accountId: ACCOUNT },
		]);
	});

	it('takes the project from a link to its files', async () => {
		aps().patch(PATH, { name: 'Tower B' }).reply(200, { id: PROJECT });
		const link = `https://acc.autodesk.com/docs/files/projects/${PROJECT}`;
		const { error } = await update({
			project: byUrl(link),
			updateFields: { name: 'Tower B' },
		});
		expect(error).toBeUndefined();
	});

	it.each([
		['Update Fields: add at least one field to change', { updateFields: {} }],
		['Status: "closed" is none of active', { updateFields: { status: '={{ "closed" }}' } }],
		['Project: "tower" is no ID', { project: byId('tower'), updateFields: { name: 'B' } }],
	])('refuses before any call: %s', async (message, parameters) => {
		expect((await update(parameters)).error?.message).toContain(message);
	});

	it.each([403, 404, 422])('says on %i that ACC projects may not be changed', async (status) => {
		aps().patch(PATH).reply(status, { code: status, message: 'refused' });
		const { error } = await update({ updateFields: { name: 'B' } });
		expect(error?.description).toContain('Autodesk says: refused');
		expect(error?.description).toContain('may refuse it for ACC projects');
	});

	it('sends every detail under the name of the service', async () => {
		aps()
			.patch(PATH, {
				address_line_1: '1 Example Street',
				city: 'Berlin',
				construction_type: 'New',
				contract_type: 'Lump Sum',
				country: 'DE',
				end_date: '2027-12-31',
				job_number: 'J-17',
				language: 'en',
				postal_code: '10115',
				state_or_province: 'Berlin',
				timezone: 'Europe/Berlin',
			})
			.reply(200, { id: PROJECT });
		const { error } = await update({
			updateFields: {
				addressLine1: '1 Example Street',
				city: 'Berlin',
				constructionType: 'New',
				contractType: 'Lump Sum',
				country: 'DE',
				endDate: '2027-12-31',
				jobNumber: 'J-17',
				language: 'en',
				name: '',
				postalCode: '={{ 10115 }}',
				stateOrProvince: 'Berlin',
				timezone: 'Europe/Berlin',
			},
		});
		expect(error).toBeUndefined();
	});
});
