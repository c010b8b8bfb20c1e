import nock from 'nock';
import { expect, it } from 'vitest';
import { mockAps } from '../../harness/apsMock';
import { runWorkerOperation, workerCredential } from '../../harness/runWorkerOperation';

mockAps();

it('never repeats the user and password in the URL of a worker that cannot be reached', async () => {
	// A request that must not be repeated, so that the test need not wait.
	nock('http://worker.test').post('/api/v1/watches').replyWithError('socket hang up');
	const { error } = await runWorkerOperation(
		'watch.create',
		{
			account: { __rl: true, mode: 'id', value: '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21' },
			subscription: { __rl: true, mode: 'id', value: 'sub_1' },
			pollInterval: 60,
		},
		{ credentials: workerCredential('http://user:pass@worker.test', 'key-0123456789abcdef') },
	);
	expect(error?.message).toContain('could not be reached');
	expect(JSON.stringify(error)).not.toMatch(/user:|pass@/);
});
