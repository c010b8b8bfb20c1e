import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, byUrl, runOperation } from '../../../harness/runOperation';
import { account, ACCOUNT, PROJECT, UNIT } from '../../../harness/samples/accountProjects';

mockAps();

describe('Account Project: Update', () => {
	const PATH = `/hq/v1/accounts/${ACCOUNT}/projects/${PROJECT}`;
	const update = (parameters: INodeParameters) =>
		runOperation(
			'accountProject.update',
			{ account, project: byId(PROJECT), ...parameters },
			{ as: 'twoLegged' },
		);

	it('sends the changes with the names of the service, and reads its response', async () => {
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

	it('sends a type that is written otherwise as Autodesk lists it', async () => {
		aps().patch(PATH, { project_type: 'Hotel / Motel' }).reply(200, { id: PROJECT });
		const { error } = await update({ updateFields: { type: 'hotel/motel' } });
		expect(error).toBeUndefined();
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

	it('clears empty fields only if Clear Empty Fields is on', async () => {
		const updateFields = {
			name: '',
			jobNumber: '={{ "" }}',
			endDate: '',
			businessUnit: byId(''),
			city: 'Bonn',
		};
		aps().patch(PATH, { city: 'Bonn' }).reply(200, { id: PROJECT });
		expect((await update({ updateFields })).error).toBeUndefined();
		aps()
			.patch(PATH, { city: 'Bonn', job_number: null, end_date: null, business_unit_id: null })
			.reply(200, { id: PROJECT });
		const { error } = await update({ updateFields, options: { clearEmpty: true } });
		expect(error).toBeUndefined();
	});

	it.each([
		['Update Fields: add at least one field to change', { updateFields: {} }],
		['Status: "closed" is none of active', { updateFields: { status: '={{ "closed" }}' } }],
		['Project: "tower" is not an ID', { project: byId('tower'), updateFields: { name: 'B' } }],
	])('refuses before any call: %s', async (message, parameters) => {
		expect((await update(parameters)).error?.message).toContain(message);
	});

	it.each([403, 404, 422])('says on %i that ACC projects may not be changed', async (status) => {
		aps().patch(PATH).reply(status, { code: status, message: 'refused' });
		const { error } = await update({ updateFields: { name: 'B' } });
		expect(error?.description).toContain('Autodesk says: refused');
		expect(error?.description).toContain('may refuse it for ACC projects');
	});

	it('sends every detail with the name of the service', async () => {
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
