import nock from 'nock';
import { describe, expect, it, vi } from 'vitest';
import { ApsWebhookWorker } from '../../../nodes/ApsWebhookWorker/ApsWebhookWorker.node';
import { mockAps } from '../../harness/apsMock';
import { onWait } from '../../harness/onWait';
import { runWorkerOperation, workerCredential } from '../../harness/runWorkerOperation';
import { skipWaits } from '../../harness/skipWaits';

mockAps();

const WORKER = 'http://worker.test';
const credentials = workerCredential(WORKER, 'key-0123456789abcdef');
const delivery = () => nock(WORKER).get('/api/v1/deliveries/dlv_1');

describe('items of the worker node', () => {
	it.each([0, '', 'many'])('are all processed at a concurrency of %j', async (concurrency) => {
		delivery().twice().reply(200, { id: 'dlv_1' });
		const { records } = await runWorkerOperation(
			'delivery.get',
			{ delivery: 'dlv_1', options: { concurrency: `={{ ${JSON.stringify(concurrency)} }}` } },
			{ credentials, items: [{ json: {} }, { json: {} }] },
		);
		expect(records).toHaveLength(2);
	});

	it('are named in the failure that stops the node', async () => {
		delivery().reply(200, { id: 'dlv_1' });
		nock(WORKER).get('/api/v1/deliveries/dlv_2').reply(404, { detail: 'No such delivery' });
		const { error } = await runWorkerOperation(
			'delivery.get',
			{ delivery: '={{ $json.id }}' },
			{ credentials, items: ['dlv_1', 'dlv_2'].map((id) => ({ json: { id } })) },
		);
		expect(error).toMatchObject({ httpCode: '404', context: { itemIndex: 1 } });
	});
});

describe('a busy worker', () => {
	const waits = skipWaits();

	it('is called again after the wait it asks for', async () => {
		delivery().reply(429, {}, { 'Retry-After': '30' });
		delivery().reply(200, { id: 'dlv_1' });
		const { records } = await runWorkerOperation(
			'delivery.get',
			{ delivery: 'dlv_1' },
			{ credentials },
		);
		expect(records).toEqual([{ id: 'dlv_1' }]);
		expect(waits).toHaveLength(1);
		expect(waits[0]).toBeGreaterThanOrEqual(30_000);
	});
});

describe('a stopped execution', () => {
	it('ends a wait for the worker at once', async () => {
		const execute = vi.spyOn(ApsWebhookWorker.prototype, 'execute');
		let stop = () => {};
		onWait(() => stop());
		delivery().reply(429, {}, { 'Retry-After': '60' });
		const started = Date.now();
		await runWorkerOperation(
			'delivery.get',
			{ delivery: 'dlv_1' },
			{ credentials, onStart: (cancel) => (stop = cancel) },
		);
		// n8n does not wait for a node that it has stopped.
		await expect(execute.mock.results[0].value).rejects.toMatchObject({ httpCode: '429' });
		vi.restoreAllMocks();
		expect(Date.now() - started).toBeLessThan(30_000);
	});
});
