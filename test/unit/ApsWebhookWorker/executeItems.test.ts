import nock from 'nock';
import { afterEach, describe, expect, it } from 'vitest';
import { runWorkerOperation, workerCredential } from '../../harness/runWorkerOperation';

const WORKER = 'http://worker.test';

describe('items of the worker’s node', () => {
	afterEach(() => nock.cleanAll());

	it.each([0, '', 'many'])('are all worked on at a concurrency of %j', async (concurrency) => {
		nock(WORKER).get('/api/v1/deliveries/dlv_1').twice().reply(200, { id: 'dlv_1' });
		const { records } = await runWorkerOperation(
			'delivery.get',
			{ delivery: 'dlv_1', options: { concurrency: `={{ ${JSON.stringify(concurrency)} }}` } },
			{
				credentials: workerCredential(WORKER, 'key-0123456789abcdef'),
				items: [{ json: {} }, { json: {} }],
			},
		);
		expect(records).toHaveLength(2);
	});
});
