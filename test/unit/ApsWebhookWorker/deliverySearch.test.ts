import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { lengthRule, LIMITS } from '../../../protocol/worker/api/limits';
import { mockAps } from '../../harness/apsMock';
import { runWorkerOperation, workerCredential } from '../../harness/runWorkerOperation';

mockAps();

const WORKER = 'http://worker.test';
const credentials = workerCredential(WORKER, 'key-0123456789abcdef');

describe('a list of deliveries', () => {
	it('is searched by the worker, page by page, also after pages without a match', async () => {
		const query = { search: 'A-101 smith', limit: 50 };
		nock(WORKER)
			.get('/api/v1/deliveries')
			.query(query)
			.reply(200, { data: [], nextCursor: 'evt_9' });
		nock(WORKER)
			.get('/api/v1/deliveries')
			.query({ ...query, cursor: 'evt_9' })
			.reply(200, {
				data: [{ id: 'evt_1', about: { kind: 'file', name: 'A-101.dwg' } }],
				nextCursor: null,
			});
		const { records } = await runWorkerOperation(
			'delivery.getAll',
			{ returnAll: false, limit: 50, filters: { search: 'A-101 smith' } },
			{ credentials },
		);
		expect(records).toEqual([{ id: 'evt_1', about: { kind: 'file', name: 'A-101.dwg' } }]);
	});

	it('refuses a search that is too long before any call', async () => {
		const search = 'x'.repeat(LIMITS.deliveries.search.maxLength + 1);
		const { error } = await runWorkerOperation(
			'delivery.getAll',
			{ returnAll: false, limit: 50, filters: { search } },
			{ credentials },
		);
		expect(error?.message).toContain(lengthRule(LIMITS.deliveries.search));
	});
});
