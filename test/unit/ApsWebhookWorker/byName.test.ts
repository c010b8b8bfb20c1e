import nock from 'nock';
import { describe, expect, it } from 'vitest';
import type { INodeParameters } from 'n8n-workflow';
import { mockAps } from '../../harness/apsMock';
import { byId, byName } from '../../harness/runOperation';
import { runWorkerOperation, workerCredential } from '../../harness/runWorkerOperation';

mockAps();

const WORKER = 'http://worker.test';
const credentials = workerCredential(WORKER, 'key-0123456789abcdef');
const ACCOUNT = '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21';
const PROJECT = 'b.9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';

const api = () => nock(`${WORKER}/api/v1`);
const subscriptions = [
	{ id: 'sub_1', label: 'Drawings / New file', target: 'https://n8n.test/a', status: 'active' },
	{ id: 'sub_2', label: 'Models', target: 'https://n8n.test/b', status: 'active' },
	{ id: 'sub_3', label: 'Models', target: 'https://n8n.test/c', status: 'paused' },
];

async function run(name: string, parameters: INodeParameters, items = 1) {
	return await runWorkerOperation(name, parameters, {
		credentials,
		items: Array.from({ length: items }, () => ({ json: {} })),
	});
}

describe('by name, the worker’s node finds', () => {
	it.each([' drawings / NEW file ', 'https://n8n.test/a'])(
		'a subscription by its label or target, with one call for all items: %s',
		async (name) => {
			api().get('/subscriptions').reply(200, { data: subscriptions });
			api().get('/subscriptions/sub_1').times(3).reply(200, subscriptions[0]);
			const { error, records } = await run('subscription.get', { subscription: byName(name) }, 3);
			expect(error).toBeUndefined();
			expect(records).toHaveLength(3);
		},
	);

	it('a watch by its label', async () => {
		api()
			.get('/watches')
			.reply(200, { data: [{ id: 'wat_1', label: 'People', kind: 'accountUsers' }] });
		api().delete('/watches/wat_1').reply(204);
		expect((await run('watch.delete', { watch: byName('People') })).error).toBeUndefined();
	});

	it('an account, and a project in it', async () => {
		api()
			.get('/accounts')
			.reply(200, { data: [{ id: ACCOUNT, name: 'Example Contractors', region: 'US' }] });
		api()
			.get(`/accounts/${ACCOUNT}/projects`)
			.reply(200, { data: [{ id: PROJECT, name: 'Tower A' }] });
		api()
			.post('/watches', (body: object) => {
				expect(body).toMatchObject({ accountId: ACCOUNT, projectId: PROJECT.slice(2) });
				return true;
			})
			.reply(201, { id: 'wat_2' });
		const { error } = await run('watch.create', {
			kind: 'projectUsers',
			account: byName('example contractors'),
			project: byName('Tower A'),
			subscription: byId('sub_1'),
		});
		expect(error).toBeUndefined();
	});

	it('the subscription in a collection', async () => {
		api().get('/subscriptions').reply(200, { data: subscriptions });
		api()
			.patch('/watches/wat_1', (body: object) => {
				expect(body).toEqual({ subscription: 'sub_1' });
				return true;
			})
			.reply(200, { id: 'wat_1' });
		const { error } = await run('watch.update', {
			watch: byId('wat_1'),
			updateFields: { subscription: byName('Drawings / New file') },
		});
		expect(error).toBeUndefined();
	});

	it.each([
		['Drawing / New file', /no subscription at the worker has the name.*Similar: "Drawings \/ New/],
		[
			'Models',
			/more than one subscription.*Enter the ID instead: sub_2 \(active\), sub_3 \(paused\)/,
		],
	])('nothing, and says what comes near: %s', async (name, message) => {
		api().get('/subscriptions').reply(200, { data: subscriptions });
		const { error } = await run('subscription.get', { subscription: byName(name) });
		expect(error?.message).toMatch(message);
	});
});
