import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, byName, runOperation } from '../../../harness/runOperation';

mockAps();

const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const COMPANY = '4c1d7e92-8b3f-4a06-9d5e-2f7a8b9c0d1e';
const COMPANIES = `/hq/v1/accounts/${ACCOUNT}/companies`;
const account = byId(`b.${ACCOUNT}`);
const company = byId(COMPANY);
const concrete = {
	id: COMPANY,
	account_id: ACCOUNT,
	name: 'Example Concrete',
	trade: 'Concrete | Precast',
	city: 'Berlin',
	country: 'Germany',
	website_url: 'https://concrete.example.com',
	erp_id: 'ERP-204',
	tax_id: null,
};

const run = (operation: string, parameters: INodeParameters) =>
	runOperation(`accountCompany.${operation}`, { account, ...parameters }, { as: 'twoLegged' });

describe('Account Company: Create', () => {
	it('sends all fields as Autodesk names them', async () => {
		aps({ region: 'EMEA' })
			.post(COMPANIES, {
				name: 'Example Concrete',
				trade: 'Concrete | Precast',
				address_line_1: '1 Example Street',
				postal_code: '10115',
				state_or_province: 'Berlin',
				website_url: 'https://concrete.example.com',
				erp_id: 'ERP-204',
				tax_id: 'DE1',
				phone: '+49 30 123456',
				description: 'Precast',
				image: 'x',
			})
			.reply(201, concrete);
		const { records, error } = await run('create', {
			name: ' Example Concrete ',
			trade: 'concrete | precast',
			additionalFields: {
				addressLine1: '1 Example Street',
				postalCode: '10115',
				stateOrProvince: 'Berlin',
				websiteUrl: 'https://concrete.example.com',
				erpId: 'ERP-204',
				taxId: 'DE1',
				phone: '+49 30 123456',
				description: 'Precast',
				customBody: '{ "image": "x" }',
			},
			options: { region: 'EMEA' },
		});
		expect(error).toBeUndefined();
		expect(records).toEqual([
			{
				name: 'Example Concrete',
				outcome: 'created',
				trade: 'Concrete | Precast',
				status: null,
				addressLine1: null,
				postalCode: null,
				city: 'Berlin',
				stateOrProvince: null,
				country: 'Germany',
				phone: null,
				websiteUrl: 'https://concrete.example.com',
				projectCount: null,
				userCount: null,
				id: COMPANY,
				erpId: 'ERP-204',
				taxId: null,
			},
		]);
	});

	it.each([
		['Trade: "Baking" is none of', { name: 'X', trade: '={{ "Baking" }}' }],
		['Name: use at most 255 characters', { name: 'x'.repeat(256), trade: 'Concrete' }],
	])('refuses before any call: %s', async (message, parameters) => {
		expect((await run('create', parameters)).error?.message).toContain(message);
	});

	it('points to the company with that name', async () => {
		aps().post(COMPANIES).reply(409, { code: 409, message: 'name taken' });
		const { error } = await run('create', { name: 'Example Concrete', trade: 'Concrete' });
		expect(error?.description).toContain('Change If It Exists to return or update it');
	});
});

describe('Account Company: Update', () => {
	it('sends what changes, to a company found by name', async () => {
		aps()
			.get(`/construction/admin/v1/accounts/${ACCOUNT}/companies`)
			.query(true)
			.reply(200, {
				pagination: { totalResults: 1 },
				results: [{ id: COMPANY, name: 'Example Concrete' }],
			});
		aps().patch(`${COMPANIES}/${COMPANY}`, { name: 'New', trade: 'Metals' }).reply(200, concrete);
		const { records } = await run('update', {
			company: byName('example concrete'),
			updateFields: { name: 'New', trade: 'Metals' },
		});
		expect(records).toMatchObject([{ id: COMPANY }]);
	});

	it('refuses to change nothing', async () => {
		const { error } = await run('update', { company, updateFields: { name: '' } });
		expect(error?.message).toContain('Update Fields: add at least one field to change');
	});

	it('says that another company has the name', async () => {
		aps().patch(`${COMPANIES}/${COMPANY}`).reply(409);
		const { error } = await run('update', { company, updateFields: { name: 'Taken' } });
		expect(error?.description).toContain('Another company');
	});
});

describe('Account Company: Search', () => {
	it('searches by name and trade', async () => {
		const query = {
			name: 'Example',
			trade: 'Concrete',
			operator: 'OR',
			partial: false,
			sort: '-name',
			field: 'city,phone',
		};
		aps()
			.get(`${COMPANIES}/search`)
			.query({ ...query, limit: 50, offset: 0 })
			.reply(200, [concrete])
			.get(`${COMPANIES}/search`)
			.query({ ...query, limit: 50, offset: 1 })
			.reply(200, []);
		const { records } = await run('search', {
			searchFor: { name: 'Example', trade: 'Concrete' },
			simplify: false,
			sort: { field: [{ name: 'name', direction: 'desc' }] },
			options: { matchAny: true, wholeText: true, fields: ['city', 'phone'] },
		});
		expect(records).toEqual([concrete]);
	});

	it('asks for something to search for', async () => {
		const { error } = await run('search', { searchFor: {} });
		expect(error?.message).toContain('Search For: enter a name or a trade');
	});
});

describe('Account Project: Get', () => {
	it('returns one project', async () => {
		const project = '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
		aps({ region: 'AUS' })
			.get(`/construction/admin/v1/projects/${project}`)
			.reply(200, { id: project, name: 'Tower A', status: 'pending', platform: 'acc' });
		const { records } = await runOperation('accountProject.get', {
			project: byId(`b.${project}`),
			options: { region: 'AUS' },
		});
		expect(records).toMatchObject([{ name: 'Tower A', status: 'pending', id: project }]);
	});
});
