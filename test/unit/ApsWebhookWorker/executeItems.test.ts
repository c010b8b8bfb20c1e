import nock from 'nock';
import { afterEach, describe, expect, it } from 'vitest';
import { runWorkerOperation, workerCredential } from '../../harness/runWorkerOperation';

const WORKER = 'http://worker.test';
const credentials = workerCredential(WORKER, 'key-0123456789abcdef');

describe('items of the worker’s node', () => {
	afterEach(() => nock.cleanAll());

	it.each([0, '', 'many'])('are all worked on at a concurrency of %j', async (concurrency) => {
		nock(WORKER).get('/api/v1/deliveries/dlv_1').twice().reply(200, { id: 'dlv_1' });
		const { records } = await runWorkerOperation(
			'delivery.get',
			{ delivery: 'dlv_1', options: { concurrency: `={{ ${JSON.stringify(concurrency)} }}` } },
			{ credentials, items: [{ json: {} }, { json: {} }] },
		);
		expect(records).toHaveLength(2);
	});

	it('are named by the failure that stops the node', async () => {
		nock(WORKER).get('/api/v1/deliveries/dlv_1').reply(200, { id: 'dlv_1' });
		nock(WORKER).get('/api/v1/deliveries/dlv_2').reply(404, { detail: 'No such delivery' });
		const { error } = await runWorkerOperation(
			'delivery.get',
			{ delivery: '={{ $json.id }}' },
			{ credentials, items: ['dlv_1', 'dlv_2'].map((id) => ({ json: { id } })) },
		);
		expect(error).toMatchObject({ httpCode: '404', context: { itemIndex: 1 } });
	});
});
