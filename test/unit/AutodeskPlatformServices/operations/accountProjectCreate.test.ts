import type { INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { aps, mockAps } from '../../../harness/apsMock';
import { byId, runOperation } from '../../../harness/runOperation';
import { account, PROJECT, PROJECTS, tower, UNIT } from '../../../harness/samples/accountProjects';

mockAps();

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

	it('sends every field that was filled in', async () => {
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

	it('leaves the type of a template out if there is none', async () => {
		aps()
			.post(PROJECTS, { name: 'Tower A', classification: 'template' })
			.reply(202, { ...tower, status: 'pending' });
		const additionalFields = { classification: 'template' };
		expect((await create({ type: '', additionalFields })).error).toBeUndefined();
		aps()
			.post(PROJECTS, { name: 'Tower A', classification: 'template', type: 'Office' })
			.reply(202, tower);
		expect((await create({ additionalFields })).error).toBeUndefined();
		aps().post(PROJECTS, { name: 'Tower A', classification: 'template' }).reply(202, tower);
		const customBody = { classification: 'template' };
		const custom = await create({ type: '={{ " " }}', additionalFields: { customBody } });
		expect(custom.error).toBeUndefined();
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

	it('reports why Autodesk rejects the values', async () => {
		aps().post(PROJECTS).reply(400, { title: 'Bad Request', detail: 'unknown country' });
		const { error } = await create();
		expect(error).toMatchObject({ httpCode: '400' });
		expect(error?.description).toContain('unknown country');
	});

	it.each([
		['Name: enter text', { name: '={{ " " }}' }],
		['Type: choose a type. Only a project with the classification Template', { type: '' }],
		[
			'Type: choose a type',
			{ type: '={{ null }}', additionalFields: { classification: 'production' } },
		],
		['Name: use at most 255 characters, not 256', { name: 'x'.repeat(256) }],
		[
			'Start Date: "soon" is not a date',
			{ additionalFields: { startDate: 'soon', endDate: '2026-01-01' } },
		],
		['End Date: "2026-02-30" is not a date', { additionalFields: { endDate: '2026-02-30' } }],
		[
			'End Date: 2026-01-01 is before the start date 2026-01-02',
			{ additionalFields: { startDate: '2026-01-02', endDate: '2026-01-01' } },
		],
		['Job Number: use at most 100', { additionalFields: { jobNumber: 'x'.repeat(101) } }],
		['Time Zone: "Berlin" is not a time zone', { additionalFields: { timezone: 'Berlin' } }],
		[
			'Time Zone: Autodesk lists neither "Australia/Lord_Howe" nor a time zone with the same rules',
			{ additionalFields: { timezone: '={{ "Australia/Lord_Howe" }}' } },
		],
		[
			'Project Value: "zzz" is not a currency code that Autodesk lists',
			{ additionalFields: { projectValue: { amount: { value: 1, currency: '={{ "zzz" }}' } } } },
		],
		['Time Zone: "+01:00" is not a time zone', { additionalFields: { timezone: '+01:00' } }],
		[
			'Project Value: "Euro" is not a currency code that Autodesk lists; use one such as EUR',
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
			'Project Value: "5" is not a currency code that Autodesk lists; use one such as EUR',
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
		['Business Unit: "5" is not an ID', { additionalFields: { businessUnit: '={{ 5 }}' } }],
		[
			'Business Unit: "Europe" is not an ID',
			{ additionalFields: { businessUnit: byId('Europe') } },
		],
	])('refuses before any call: %s', async (message, parameters) => {
		expect((await create(parameters)).error?.message).toContain(message);
	});
});
