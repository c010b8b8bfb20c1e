import type { INodeExecutionData } from 'n8n-workflow';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AutodeskPlatformServices } from '../../../nodes/AutodeskPlatformServices/AutodeskPlatformServices.node';
import { aps, mockAps } from '../../harness/apsMock';
import { onWait } from '../../harness/onWait';
import { runOperation } from '../../harness/runOperation';

mockAps();

/** Item 1 of three names a hub that Autodesk does not know. */
const HUBS = ['b', 'c', 'd'].map((digit) => `b.${digit.repeat(8)}-0000-0000-0000-000000000000`);
const items = HUBS.map((id) => ({ json: { id } }));
const hubOfItem = { hub: { __rl: true, mode: 'id', value: '={{ $json.id }}' } };

function mockHubs({ delays = [0, 0, 0] } = {}) {
	HUBS.forEach((id, index) => {
		const reply = aps().get(`/project/v1/hubs/${id}`).delay(delays[index]);
		if (index === 1) reply.reply(404, { errors: [{ detail: 'Unknown hub' }] });
		else reply.reply(200, { data: { type: 'hubs', id } });
	});
}

describe('items', () => {
	it('come out in the order of the input, each paired with its item', async () => {
		HUBS.forEach((id, index) => {
			aps()
				.get(`/project/v1/hubs/${id}`)
				.delay(30 - index * 15)
				.reply(200, { data: { type: 'hubs', id } });
		});
		const { outputs } = await runOperation('hub.get', hubOfItem, { items });
		expect(outputs[0]?.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual(
			HUBS.map((id, item) => [id, { item }]),
		);
	});

	it('stop the node at the first failure, which names the item', async () => {
		mockHubs();
		const { error } = await runOperation('hub.get', hubOfItem, { items });
		expect(error).toMatchObject({ httpCode: '404', context: { itemIndex: 1 } });
	});

	it('carry their failure in place of a record when the node continues', async () => {
		mockHubs();
		const { outputs, error } = await runOperation('hub.get', hubOfItem, {
			items,
			onError: 'continueRegularOutput',
		});
		expect(error).toBeUndefined();
		expect(outputs[0]?.map(({ json }) => json.id ?? json.error)).toEqual([
			HUBS[0],
			'Get Hub: not found',
			HUBS[2],
		]);
		expect(outputs[0]?.[1]).toMatchObject({
			json: { details: { status: 404 } },
			pairedItem: { item: 1 },
		});
	});

	it('are paired with their failures even if another item returns many records', async () => {
		const [first, second] = HUBS;
		const data = ['one', 'two'].map((id) => ({ type: 'projects', id }));
		aps().get(`/project/v1/hubs/${first}/projects`).query(true).reply(200, { data });
		aps().get(`/project/v1/hubs/${second}/projects`).query(true).reply(404, {});
		const { outputs } = await runOperation('project.getAll', hubOfItem, {
			items: items.slice(0, 2),
			onError: 'continueRegularOutput',
		});
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 1].map((item) => ({ item })),
		);
	});

	it('go to the error output when the node has one', async () => {
		mockHubs();
		const { outputs } = await runOperation('hub.get', hubOfItem, {
			items,
			onError: 'continueErrorOutput',
		});
		expect(outputs[0]).toHaveLength(2);
		expect(outputs[1]).toMatchObject([
			{
				json: {
					error: 'Get Hub: not found',
					details: { advice: expect.stringContaining('Unknown hub') },
				},
			},
		]);
	});

	it('are processed five at a time, or as many as the option allows', async () => {
		const running = { now: 0, most: 0 };
		const many = Array.from({ length: 8 }, () => ({ json: { id: HUBS[0] } }));
		aps()
			.get(`/project/v1/hubs/${HUBS[0]}`)
			.times(16)
			.reply((_uri, _body, answer) => {
				running.most = Math.max(running.most, ++running.now);
				setImmediate(() => {
					running.now--;
					answer(null, [200, { data: { type: 'hubs', id: HUBS[0] } }]);
				});
			});
		await runOperation('hub.get', hubOfItem, { items: many });
		expect(running.most).toBeLessThanOrEqual(5);
		expect(running.most).toBeGreaterThan(1);
		running.most = 0;
		await runOperation('hub.get', { ...hubOfItem, options: { concurrency: 1 } }, { items: many });
		expect(running.most).toBe(1);
	});

	it('are processed sixteen at a time by operations that transfer content', async () => {
		const running = { now: 0, most: 0 };
		aps()
			.get('/oss/v2/buckets/models/objects/a.rvt/signeds3download')
			.query(true)
			.times(20)
			.reply((_uri, _body, answer) => {
				running.most = Math.max(running.most, ++running.now);
				setTimeout(() => {
					running.now--;
					answer(null, [404, {}]);
				}, 20);
			});
		const byId = (value: string) => ({ __rl: true, mode: 'id', value });
		await runOperation(
			'object.download',
			{ bucket: byId('models'), object: byId('a.rvt') },
			{
				items: Array.from({ length: 20 }, () => ({ json: {} })),
				onError: 'continueRegularOutput',
			},
		);
		expect(running.most).toBe(16);
	});

	it.each([0, -3, '', 'many'])('are all processed when the option is %j', async (concurrency) => {
		HUBS.forEach((id) => {
			aps()
				.get(`/project/v1/hubs/${id}`)
				.reply(200, { data: { type: 'hubs', id } });
		});
		const options = { concurrency: `={{ ${JSON.stringify(concurrency)} }}` };
		const { records } = await runOperation('hub.get', { ...hubOfItem, options }, { items });
		expect(records).toHaveLength(3);
	});

	it('are refused individually, before any call, when a value is invalid', async () => {
		aps()
			.get(`/project/v1/hubs/${HUBS[0]}`)
			.reply(200, { data: { type: 'hubs', id: HUBS[0] } });
		const { outputs } = await runOperation('hub.get', hubOfItem, {
			items: [{ json: { id: HUBS[0] } }, { json: { id: 'nonsense' } }],
			onError: 'continueRegularOutput',
		});
		expect(outputs[0]?.[1].json.error).toBe(
			'Hub: "nonsense" is not a hub ID; expected b.<GUID>, a.<ID> or a GUID [item 1]',
		);
	});
});

describe('a node that stops at a failure', () => {
	it('does not wait for a rate limit on behalf of other items', async () => {
		aps()
			.get(`/project/v1/hubs/${HUBS[0]}`)
			.reply(429, {}, { 'Retry-After': '60' })
			.get(`/project/v1/hubs/${HUBS[1]}`)
			.delay(50)
			.reply(404, {});
		const started = Date.now();
		const { error } = await runOperation('hub.get', hubOfItem, { items: items.slice(0, 2) });
		expect(error).toMatchObject({ httpCode: '404', context: { itemIndex: 1 } });
		expect(Date.now() - started).toBeLessThan(30_000);
	});
});

describe('a stopped execution', () => {
	afterEach(() => void vi.restoreAllMocks());

	it('starts no more items', async () => {
		const execute = vi.spyOn(AutodeskPlatformServices.prototype, 'execute');
		let stop = () => {};
		aps()
			.get(`/project/v1/hubs/${HUBS[0]}`)
			.reply(() => {
				stop();
				return [200, { data: { type: 'hubs', id: HUBS[0] } }];
			});
		await runOperation(
			'hub.get',
			{ ...hubOfItem, options: { concurrency: 1 } },
			{
				items,
				onError: 'continueRegularOutput',
				onStart: (cancel) => {
					stop = cancel;
				},
			},
		);
		// n8n does not wait for a node that it has stopped.
		const [records] = (await execute.mock.results[0].value) as INodeExecutionData[][];
		expect(records.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
	});

	it('ends a wait for Autodesk at once', async () => {
		const execute = vi.spyOn(AutodeskPlatformServices.prototype, 'execute');
		let stop = () => {};
		onWait(() => stop());
		aps().get(`/project/v1/hubs/${HUBS[0]}`).reply(429, {}, { 'Retry-After': '60' });
		const started = Date.now();
		await runOperation('hub.get', hubOfItem, {
			items: [items[0]],
			onStart: (cancel) => {
				stop = cancel;
			},
		});
		await expect(execute.mock.results[0].value).rejects.toMatchObject({ httpCode: '429' });
		expect(Date.now() - started).toBeLessThan(30_000);
	});
});

describe('an operation reserved for the app itself', () => {
	it('refuses a signed-in user before any call', async () => {
		const { error } = await runOperation('bucket.getAll');
		expect(error?.message).toBe(
			'Credential: List Buckets works with App (2-Legged OAuth2) only [item 0]',
		);
	});
});
