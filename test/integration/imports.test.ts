import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { credentialsAt } from '../harness/operationsAt';
import { byId, byName, runOperation } from '../harness/runOperation';
import type { RunOptions } from '../harness/runNode';
import { freshSimulator } from '../harness/simulator/requests';
import { HUBS, PROJECTS, USERS } from '../simulator';

const simulator = freshSimulator({ userImportMs: 20 });
const account = byId(HUBS.us.id);
const tower = PROJECTS.tower.guid;

/** Imports one row for each input item. */
async function importRows(
	resource: string,
	rows: readonly IDataObject[],
	parameters: INodeParameters = {},
	options: RunOptions = {},
) {
	const run = await runOperation(
		`${resource}.import`,
		{ account, ...parameters },
		{
			as: 'twoLegged',
			credentials: credentialsAt(simulator(), 'app'),
			items: rows.map((json) => ({ json })),
			...options,
		},
	);
	return { ...run, items: run.outputs[0] ?? [] };
}

const writes = () =>
	simulator()
		.journal.entries.filter(({ method }) => method !== 'GET')
		.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/g, 'ID')}`);

const people = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ email: `New-${index}@Example.com` }));

describe('Account User: Import', () => {
	it('adds 120 users with three calls, each paired with its item', async () => {
		const rows = people(120).map((row) => ({ ...row, company: 'example steel' }));
		const { items, error } = await importRows('accountUser', rows, {
			additionalFields: { company: byName('={{ $json.company }}') },
		});
		expect(error).toBeUndefined();
		expect(writes()).toEqual(new Array(3).fill('POST /hq/v1/accounts/ID/users/import'));
		expect(items).toHaveLength(120);
		items.forEach(({ json, pairedItem }, item) => {
			expect(pairedItem).toEqual({ item });
			expect(json).toMatchObject({ ...people(120)[item], result: 'imported' });
			expect(json).toMatchObject({ companyName: 'Example Steel', id: expect.any(String) });
		});
	});

	const mixed = [{ email: USERS.kim.email }, { email: 'zoë@example.com' }, ...people(1)];

	it('returns why Autodesk refused a row, next to those that it added', async () => {
		const { records } = await importRows('accountUser', mixed);
		expect(records).toMatchObject([
			{ result: 'failed', email: USERS.kim.email, message: expect.stringContaining('exists') },
			{ result: 'failed', message: expect.stringMatching(/email/i) },
			{ result: 'imported', message: null },
		]);
	});

	it('returns refused rows as errors, if the node goes on after errors', async () => {
		const { items } = await importRows(
			'accountUser',
			mixed,
			{},
			{ onError: 'continueRegularOutput' },
		);
		expect(items).toMatchObject([
			{
				json: { error: expect.any(String), details: { email: USERS.kim.email, row: 1 } },
				pairedItem: { item: 0 },
			},
			{ json: { error: expect.any(String) } },
			{ json: { result: 'imported' }, pairedItem: { item: 2 } },
		]);
	});

	it('fails the node for a refused row, if it should', async () => {
		const { error } = await importRows('accountUser', mixed, {
			options: { failIfIncomplete: true },
		});
		expect(error?.message).toBe('2 of 3 rows were not imported');
		expect(error?.description).toContain('Row 1: ');
	});

	it('lists every row that breaks a rule, and sends nothing', async () => {
		const rows = [
			...people(1),
			{ email: '' },
			{ email: 'new-0@example.com' },
			{ email: 'a@example.com', company: 'Nobody Inc' },
		];
		const company = byName('={{ $json.company }}');
		const { error } = await importRows('accountUser', rows, { additionalFields: { company } });
		expect(error?.message).toBe('3 rows cannot be used');
		expect(error?.description).toMatch(/Row 2: Email.*Row 3: Email: the same as in row 1/);
		expect(error?.description).toMatch(/Row 4: Company: no active company .*"Nobody Inc"/);
		expect(writes()).toEqual([]);
	});

	it('lists the first row with the others if its company is unknown', async () => {
		const rows = [{ email: 'a@example.com', company: 'Nobody Inc' }, { email: '' }];
		const company = byName('={{ $json.company }}');
		const { error } = await importRows('accountUser', rows, { additionalFields: { company } });
		expect(error?.message).toBe('2 rows cannot be used');
	});

	it('sends no further call without permission', async () => {
		const fault = { kind: 'status', status: 403 } as const;
		const options = { concurrency: 1 };
		simulator().faults.order({ path: '*/import', fault });
		const { error } = await importRows('accountUser', people(120), { options });
		expect(error).toMatchObject({ httpCode: '403' });
		expect(writes()).toHaveLength(1);
	});

	it('returns what was imported before permission was lost, and says what was not sent', async () => {
		const fault = { kind: 'status', status: 403 } as const;
		const options = { concurrency: 1 };
		simulator().faults.order({ path: '*/import', fault, after: 1 });
		const { records, error } = await importRows('accountUser', people(120), { options });
		expect(error).toBeUndefined();
		expect(records[49]).toMatchObject({ result: 'imported' });
		expect(records[50]).toMatchObject({ result: 'failed' });
		expect(records[119].message).toMatch(/^Not sent, because an earlier call failed: /);
		expect(writes()).toHaveLength(2);
	});

	it('returns the rows of other calls if one call fails', async () => {
		const fault = { kind: 'status', status: 502 } as const;
		simulator().faults.order({ path: '*/import', fault, times: 1 });
		const options = { concurrency: 1 };
		const { records } = await importRows('accountUser', people(60), { options });
		const results = records.map(({ result }) => result);
		expect(results).toEqual([...new Array(50).fill('failed'), ...new Array(10).fill('imported')]);
		expect(records[0].message).toContain('check before you repeat it');
	});

	it('reads users back whose response got lost, and sends nothing twice', async () => {
		const fault = { kind: 'cut', when: 'afterHeaders' } as const;
		simulator().faults.order({ method: 'POST', path: '*/import', fault, times: 1 });
		const { records, error } = await importRows('accountUser', people(3));
		expect(error).toBeUndefined();
		expect(writes()).toHaveLength(1);
		expect(records).toMatchObject(
			people(3).map(() => ({
				result: 'imported',
				message: expect.stringContaining('reading it back'),
				id: expect.any(String),
			})),
		);
	});
});

describe('Account Company: Import', () => {
	it('reads companies back whose response got lost', async () => {
		const fault = { kind: 'cut', when: 'afterHeaders' } as const;
		simulator().faults.order({ method: 'POST', path: '*/import', fault, times: 1 });
		const { records } = await importRows('accountCompany', [{ name: 'New & Metals' }], {
			trade: 'Metals',
		});
		expect(writes()).toHaveLength(1);
		expect(records).toMatchObject([{ result: 'imported', name: 'New & Metals' }]);
	});

	it('adds new companies, and says of the others that they exist', async () => {
		const rows = [{ name: 'New Metals' }, { name: 'Example Steel' }];
		const trade = 'Metals';
		const { records } = await importRows('accountCompany', rows, { trade });
		expect(writes()).toEqual(['POST /hq/v1/accounts/ID/companies/import']);
		expect(records).toMatchObject([
			{ result: 'imported', name: 'New Metals', trade, id: expect.any(String) },
			{
				result: 'failed',
				name: 'Example Steel',
				message: expect.stringContaining('has a company named'),
			},
		]);
	});

	it('lists rows without a name and rows with the same name', async () => {
		const rows = [{ name: 'New Metals' }, {}, { name: ' new metals' }];
		const { error } = await importRows('accountCompany', rows);
		expect(error?.description).toMatch(/Row 2: Name.*Row 3: Name: the same as in row 1/);
		expect(writes()).toEqual([]);
	});
});

describe('Project User: Import', () => {
	const here = { project: byId(tower), actAsUser: USERS.kim.autodeskId };

	it('waits until users are members, and leaves members as they are', async () => {
		const rows = [...people(3), { email: USERS.lee.email.toUpperCase() }];
		const { records, error } = await importRows('projectUser', rows, {
			...here,
			products: { product: [{ key: 'docs', access: 'member' }] },
			additionalFields: { company: byName('Example Steel') },
		});
		expect(error).toBeUndefined();
		expect(writes()).toEqual(['POST /construction/admin/v2/projects/ID/users:import']);
		expect(records).toMatchObject([
			...people(3).map(() => ({
				result: 'imported',
				status: 'pending',
				companyName: 'Example Steel',
				projectId: tower,
				id: expect.any(String),
			})),
			{ result: 'failed', message: expect.stringContaining('in the project already') },
		]);
	});

	it('sends the users of each project to it, up to 200 with one call', async () => {
		simulator().populate({ projects: 1 });
		const other = [...simulator().state.projects.values()].find(({ name }) =>
			name.startsWith('Project '),
		);
		const rows = [
			...people(202).map((row) => ({ ...row, project: tower })),
			...people(1).map((row) => ({ ...row, project: other!.guid })),
		];
		const { records } = await importRows('projectUser', rows, {
			...here,
			project: byId('={{ $json.project }}'),
		});
		expect(writes().sort()).toEqual([
			'POST /construction/admin/v1/projects/ID/users',
			...new Array(2).fill('POST /construction/admin/v2/projects/ID/users:import'),
		]);
		expect(new Set(records.map(({ result }) => result))).toEqual(new Set(['imported']));
		expect(records[202]).toMatchObject({ projectId: other!.guid });
	});

	it('says that Autodesk accepted the users, if it should not wait', async () => {
		const options = { waitForCompletion: false };
		const { records } = await importRows('projectUser', people(2), { ...here, options });
		expect(records.map(({ result }) => result)).toEqual(['accepted', 'accepted']);
	});

	it('says who is no member in time', async () => {
		simulator().settings.userImportMs = 60_000;
		const options = { importTimeout: 1 };
		const { records } = await importRows('projectUser', people(2), { ...here, options });
		simulator().settings.userImportMs = 20;
		expect(records[1]).toMatchObject({
			result: 'accepted',
			message: expect.stringContaining('not a member of the project yet'),
		});
	});

	it.each([1, 3])('reads %i users back whose response got lost', async (count) => {
		const fault = { kind: 'cut', when: 'afterHeaders' } as const;
		simulator().faults.order({ method: 'POST', path: '*/users*', fault, times: 1 });
		const { records } = await importRows('projectUser', people(count), here);
		expect(writes()).toHaveLength(1);
		expect(records).toMatchObject(
			people(count).map(() => ({ result: 'imported', id: expect.any(String) })),
		);
	});

	it('adds users one by one if Autodesk refuses all because of one', async () => {
		const rows = [...people(1), { email: 'zoë@example.com' }, { email: 'x@example.com' }];
		const { records } = await importRows('projectUser', rows, here);
		expect(records.map(({ result }) => result)).toEqual(['imported', 'failed', 'imported']);
	});
});
