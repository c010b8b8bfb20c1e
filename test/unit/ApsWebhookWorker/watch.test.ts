import type { INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { mockAps } from '../../harness/apsMock';
import { runWorkerOperation, workerCredential } from '../../harness/runWorkerOperation';

mockAps();

const WORKER = 'http://worker.test';
const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';

function byId(value: string): INodeParameters {
	return { __rl: true, mode: 'id', value };
}

const valid = { account: byId(ACCOUNT), subscription: byId('sub_1'), pollInterval: 60 };

async function run(operation: string, parameters: INodeParameters) {
	return await runWorkerOperation(`watch.${operation}`, parameters, {
		credentials: workerCredential(WORKER, 'key-0123456789abcdef'),
	});
}

describe('a watch', () => {
	/** The body of the request that the worker receives. */
	async function sent(parameters: INodeParameters): Promise<unknown> {
		let body: unknown;
		nock(WORKER)
			.post('/api/v1/watches', (received: unknown) => {
				body = received;
				return true;
			})
			.reply(201, { id: 'wat_1' });
		const { error, records } = await run('create', { ...valid, ...parameters });
		expect(error).toBeUndefined();
		expect(records).toEqual([{ id: 'wat_1' }]);
		return body;
	}

	it('is requested with the fields that are filled in and nothing else', async () => {
		expect(await sent({})).toEqual({
			kind: 'accountUsers',
			accountId: ACCOUNT,
			subscription: 'sub_1',
			schedule: { everyMinutes: 60 },
		});
	});

	it.each([
		['its ID', byId(ACCOUNT)],
		['its hub ID', byId(`b.${ACCOUNT}`)],
		[
			'a link',
			{
				__rl: true,
				mode: 'url',
				value: `https://acc.autodesk.com/account-admin/projects/accounts/${ACCOUNT}`,
			},
		],
	])('accepts the account as %s', async (_way, account) => {
		expect(await sent({ account })).toMatchObject({ accountId: ACCOUNT });
	});

	it.each([
		['its ID', byId('9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b')],
		['its ID in Data Management', byId('b.9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b')],
	])('of a list of a project accepts the project as %s', async (_way, project) => {
		expect(await sent({ kind: 'projectUsers', project })).toMatchObject({
			accountId: ACCOUNT,
			projectId: '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
		});
	});

	it('of all projects sends no project, whatever was entered before', async () => {
		const project = byId('9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b');
		const body = await sent({ kind: 'projectRfis', allProjects: true, project });
		expect(body).toMatchObject({ kind: 'projectRfis', allProjects: true });
		expect(body).not.toHaveProperty('projectId');
		expect(await sent({ kind: 'accountUsers', allProjects: true })).not.toHaveProperty(
			'allProjects',
		);
	});

	it('of a list of the account ignores a project that was entered before', async () => {
		const project = byId('9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b');
		expect(await sent({ kind: 'accountUsers', project })).not.toHaveProperty('projectId');
	});

	it.each([
		['an interval', {}, { everyMinutes: 60 }],
		['exact times', { cron: '0 6 * * *', timeZone: 'UTC' }, { cron: '0 6 * * *', timezone: 'UTC' }],
	])('can spread its runs and skip missed ones, at %s', async (_when, fields, schedule) => {
		const additionalFields = { ...fields, jitter: 10, missedRuns: 'skip' };
		expect(await sent({ additionalFields })).toMatchObject({
			schedule: { ...schedule, jitterMinutes: 10, missedRuns: 'skip' },
		});
	});

	it('is not created twice when the response is lost', async () => {
		nock(WORKER).post('/api/v1/watches').replyWithError('socket hang up');
		const { error } = await run('create', valid);
		expect(error?.message).toBe('The webhook worker at http://worker.test could not be reached');
	});

	it.each([
		['no account', { account: byId(' ') }, /^Account: choose an account/],
		['an invalid account', { account: byId('Tower A') }, /^Account: "Tower A" is not an ID/],
		[
			'a link without an account',
			{ account: { __rl: true, mode: 'url', value: 'https://example.com/' } },
			/^Account: the link does not contain an account/,
		],
		[
			'no project for a list of a project',
			{ kind: 'projectUsers', project: byId(' ') },
			/^Project: choose a project/,
		],
		['no subscription', { subscription: byId(' ') }, /^Subscription: choose a subscription/],
		[
			'minutes out of range',
			{ pollInterval: 0 },
			/^Poll Interval \(Minutes\): "0" is out of range/,
		],
		[
			'an unknown time zone',
			{ additionalFields: { cron: '0 6 * * *', timeZone: 'Berlin' } },
			/^Time Zone: "Berlin" is not a time zone/,
		],
		[
			'a time zone without exact times',
			{ additionalFields: { timeZone: 'Europe/Berlin' } },
			/^Time Zone: add a Cron Expression/,
		],
	])('refuses %s before any call', async (_what, parameters, message) => {
		const { error } = await run('create', { ...valid, ...parameters } as INodeParameters);
		expect(error?.message).toMatch(message);
	});

	it.each(['get', 'delete', 'run', 'update'])(
		'%s refuses an empty choice before any call',
		async (operation) => {
			const { error } = await run(operation, {
				watch: byId(' '),
				updateFields: { label: 'x' },
			});
			expect(error?.message).toMatch(/^Watch: choose a watch/);
		},
	);

	it.each([
		['Jitter (Minutes)', { jitter: 5 }],
		['Missed Runs', { missedRuns: 'skip' }],
	])('refuses to change %s without the schedule it belongs to', async (name, updateFields) => {
		const { error } = await run('update', { watch: byId('wat_1'), updateFields });
		expect(error?.message).toContain(`${name}: add a Cron Expression or Poll Interval`);
	});

	it('refuses a change that changes nothing', async () => {
		const { error } = await run('update', { watch: byId('wat_1'), updateFields: {} });
		expect(error?.message).toMatch(/^Update Fields: add at least one field/);
	});
});
