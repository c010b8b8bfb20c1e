import type { INodeParameters } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ApsWebhookWorker } from '../../nodes/ApsWebhookWorker/ApsWebhookWorker.node';
import { versionAdded } from '../../worker/test/setup/callbackBodies';
import { API_KEY } from '../../worker/test/setup/workerUnderTest';
import { workerCredential } from '../harness/runWorkerOperation';
import { searchList } from '../harness/searchList';
import { WorkersNode } from '../harness/workersNode';

let node: WorkersNode;

beforeAll(async () => {
	node = await WorkersNode.start();
});
afterEach(() => node.target.answerOk());
afterAll(async () => await node.close());

function chosen({ id }: { id: string }): INodeParameters {
	return { subscription: { __rl: true, mode: 'id', value: id } };
}

/** A subscription with events that n8n has refused permanently. */
async function withDeadLetters(count: number) {
	const subscription = await node.subscribe();
	node.target.answer(400);
	for (let i = 0; i < count; i += 1) await node.worker.callback(subscription, versionAdded());
	const dead = { ...chosen(subscription), returnAll: true, filters: { status: 'dead' } };
	await expect.poll(async () => (await node.records('delivery.getAll', dead)).length).toBe(count);
	node.target.answerOk();
	return { subscription, dead };
}

describe('subscriptions', () => {
	it('are listed, looked up, paused and resumed', async () => {
		const { id } = await node.subscribe('Drawings');
		const all = await node.records('subscription.getAll', { returnAll: true });
		expect(all).toContainEqual(expect.objectContaining({ id, label: 'Drawings' }));
		expect(await node.records('subscription.pause', chosen({ id }))).toMatchObject([
			{ id, status: 'paused' },
		]);
		expect(await node.records('subscription.get', chosen({ id }))).toMatchObject([
			{ status: 'paused' },
		]);
		expect(await node.records('subscription.resume', chosen({ id }))).toMatchObject([
			{ status: 'active' },
		]);
	});

	it('are limited in number', async () => {
		await node.subscribe();
		await node.subscribe();
		expect(await node.records('subscription.getAll', { limit: 1 })).toHaveLength(1);
	});

	it('are tested with an event that reaches n8n at once', async () => {
		const subscription = await node.subscribe();
		expect(await node.records('subscription.test', chosen(subscription))).toMatchObject([
			{ delivered: true, status: 200 },
		]);
		expect(node.target.at(subscription.path)).toMatchObject([
			{ delivery: { events: [{ event: 'worker.test', synthetic: true }] } },
		]);
	});

	it('are created for other receivers with a secret of their own, which can be replaced', async () => {
		const target = node.target.url('/receiver');
		const additionalFields = { label: 'Archive', batchSize: 10, deliveryConcurrency: 2 };
		const [created] = await node.records('subscription.create', { target, additionalFields });
		expect(created).toMatchObject({
			target,
			label: 'Archive',
			batch: { maxEvents: 10, maxWaitSeconds: 0 },
			concurrency: 2,
			signingKey: 'secret',
			callbackUrl: expect.stringContaining('/callbacks/'),
			signingSecret: expect.stringMatching(/^whsec_/),
		});
		const id = created.id as string;
		const [rotated] = await node.records('subscription.rotateSecret', chosen({ id }));
		expect(rotated).toMatchObject({ id, previousUntil: expect.stringContaining('Z') });
		expect(rotated.signingSecret).not.toBe(created.signingSecret);
		const again = { ...chosen({ id }), keepPreviousHours: 0 };
		expect(await node.records('subscription.rotateSecret', again)).toMatchObject([
			{ id, previousUntil: null },
		]);
		expect(await node.records('subscription.create', { target })).toMatchObject([
			{ id, label: 'Archive', signingSecret: null },
		]);
	});

	it.each([
		[{ target: ' ' }, /^Target URL: /],
		[{ target: 'receiver.example.com' }, /^Target URL: enter a complete URL/],
		[
			{ target: 'https://receiver.example.com', additionalFields: { batchSize: 0 } },
			/^Batch Size: "0" is out of range/,
		],
	])('are not created from %j, which is refused before any call', async (parameters, message) => {
		const { error } = await node.run('subscription.create', parameters as INodeParameters);
		expect(error?.message).toMatch(message);
	});

	it('are deleted permanently', async () => {
		const { id } = await node.subscribe();
		expect(await node.records('subscription.delete', chosen({ id }))).toEqual([{ deleted: true }]);
		expect((await node.run('subscription.get', chosen({ id }))).error).toMatchObject({
			httpCode: '404',
			message: 'The webhook worker could not find it',
			description: 'There is no such subscription',
		});
	});

	it('are found in the list by label and by target, and marked when they are not active', async () => {
		const subscription = await node.subscribe('Façade model');
		await node.worker.api('POST', `/subscriptions/${subscription.id}/pause`);
		const search = async (filter: string) =>
			(
				await searchList(
					new ApsWebhookWorker(),
					'searchSubscriptions',
					{ resource: 'subscription', operation: 'get' },
					{ filter, credentials: node.credentials },
				)
			).results;
		const entry = { name: 'Façade model (paused)', value: subscription.id };
		expect(await search('façade')).toMatchObject([entry]);
		expect(await search(`${subscription.path}`)).toContainEqual(expect.objectContaining(entry));
		expect(await search('nothing like it')).toEqual([]);
	});
});

describe('deliveries', () => {
	it('are listed over several pages without gaps or duplicates', async () => {
		const { dead } = await withDeadLetters(5);
		const ids = (await node.records('delivery.getAll', dead)).map(({ id }) => id);
		expect(new Set(ids).size).toBe(5);
		const two = await node.records('delivery.getAll', { ...dead, returnAll: false, limit: 2 });
		expect(two.map(({ id }) => id)).toEqual(ids.slice(0, 2));
	});

	it('are filtered by event and time', async () => {
		const { dead } = await withDeadLetters(1);
		const of = async (filters: INodeParameters) =>
			(await node.records('delivery.getAll', { ...dead, filters })).length;
		expect(await of({ event: 'dm.version.added', since: '2020-01-01' })).toBe(1);
		expect(await of({ event: 'dm.folder.added' })).toBe(0);
		expect(await of({ until: '2020-01-01' })).toBe(0);
	});

	it('are not listed by an invalid time, which is refused before any call', async () => {
		const { error } = await node.run('delivery.getAll', { filters: { since: 'yesterday' } });
		expect(error?.message).toMatch(/^Received Since: "yesterday" is not a date/);
	});

	it('contain the payload of the event and the reason it did not arrive', async () => {
		const { dead } = await withDeadLetters(1);
		const [{ id }] = await node.records('delivery.getAll', dead);
		expect(await node.records('delivery.get', { delivery: id as string })).toMatchObject([
			{
				id,
				payload: { name: expect.stringContaining('.dwg') },
				history: [{ attempt: 1, status: 400, delivered: false }],
			},
		]);
	});

	it('are found as dead letters, replayed item by item, and then arrive', async () => {
		const { subscription, dead } = await withDeadLetters(3);
		const before = node.target.at(subscription.path).length;
		const found = await node.records('delivery.getAll', dead);
		const { outputs } = await node.run(
			'delivery.replay',
			{ delivery: '={{ $json.id }}' },
			{ items: found.map((json) => ({ json })) },
		);
		expect(outputs[0]?.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual(
			found.map(({ id }, item) => [id, { item }]),
		);
		await expect.poll(() => node.target.at(subscription.path).length).toBe(before + 3);
	});

	it('are replayed by filter at a rate, and the replay shows when it is done', async () => {
		const { subscription, dead } = await withDeadLetters(2);
		const other = await withDeadLetters(1);
		const before = node.target.at(subscription.path).length;
		const [{ id }] = await node.records('delivery.replayMany', {
			...chosen(subscription),
			rate: 50,
		});
		const replay = { replay: id as string };
		await expect
			.poll(async () => await node.records('replay.get', replay))
			.toMatchObject([{ status: 'done', replayed: 2, rate: 50 }]);
		await expect.poll(() => node.target.at(subscription.path).length).toBe(before + 2);
		expect(await node.records('delivery.getAll', { ...dead, filters: { status: 'dead' } })).toEqual(
			[],
		);
		expect(await node.records('delivery.getAll', other.dead)).toHaveLength(1);
		expect(await node.records('replay.getAll', { returnAll: true })).toContainEqual(
			expect.objectContaining({ id }),
		);
	});

	it('are no longer replayed when the replay is canceled', async () => {
		const { subscription } = await withDeadLetters(3);
		const [{ id }] = await node.records('delivery.replayMany', {
			...chosen(subscription),
			rate: 1,
		});
		expect(await node.records('replay.cancel', { replay: id as string })).toMatchObject([
			{ status: 'cancelled' },
		]);
	});

	it('are discarded; discarding one twice fails only for that item', async () => {
		const { dead } = await withDeadLetters(2);
		const [first, second] = await node.records('delivery.getAll', dead);
		const { outputs } = await node.run(
			'delivery.delete',
			{ delivery: '={{ $json.id }}', options: { concurrency: 1 } },
			{
				items: [first, first, second].map((json) => ({ json })),
				onError: 'continueRegularOutput',
			},
		);
		expect(outputs[0]?.map(({ json }) => json)).toEqual([
			{ deleted: true },
			{
				error: 'The webhook worker could not find it',
				details: { advice: 'There is no such delivery', status: 404 },
			},
			{ deleted: true },
		]);
	});
});

describe('hooks', () => {
	it('are listed; a worker without an app of its own reports what it needs to check them', async () => {
		const { id } = await node.subscribe();
		expect(await node.records('hook.getAll', { ...chosen({ id }), returnAll: true })).toEqual([]);
		const advice = { description: expect.stringContaining('APS_CLIENT_ID') };
		expect((await node.run('hook.check')).error).toMatchObject(advice);
		const day = { from: '2026-03-02', to: '2026-03-03' };
		expect((await node.run('hook.backfill', { ...chosen({ id }), ...day })).error).toMatchObject(
			advice,
		);
	});

	it('are not backfilled without a start time', async () => {
		const { error } = await node.run('hook.backfill', {
			...chosen(await node.subscribe()),
			from: '={{ "" }}',
		});
		expect(error?.message).toMatch(/^From: enter a time/);
	});
});

describe('a call that the worker does not accept', () => {
	it('reports a wrong API key', async () => {
		const credentials = workerCredential(node.worker.url, 'another-key-0123456789');
		const { error } = await node.run('subscription.getAll', {}, { credentials });
		expect(error).toMatchObject({
			httpCode: '401',
			message: 'The webhook worker does not accept the API key',
			description: expect.stringContaining('API_KEY'),
		});
	});

	it('reports a URL outside the worker’s API', async () => {
		const credentials = workerCredential(`${node.worker.url}/elsewhere`, API_KEY);
		const { error } = await node.run('subscription.getAll', {}, { credentials });
		expect(error).toMatchObject({ httpCode: '404', description: 'There is no such address' });
	});
});
