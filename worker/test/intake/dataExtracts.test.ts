import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Subscription } from '../../../protocol/worker/api/shapes/subscription';
import { callbackUrlAt } from '../setup/postCallback';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';

describe('the callback of a data extract', () => {
	const target = useTarget();
	const worker = useWorker({ target });
	let url: string;

	beforeAll(async () => {
		const { id } = await worker.subscribe(target.url('/webhook'));
		const response = await worker.api('GET', `/subscriptions/${id}`);
		const { dataExtractUrl, callbackUrl } = (await response.json()) as Subscription;
		expect(dataExtractUrl.startsWith(`${callbackUrl}/data-extracts/`)).toBe(true);
		url = callbackUrlAt(worker.url, dataExtractUrl);
	});

	const job = () => ({ accountId: randomUUID(), requestId: randomUUID(), jobId: randomUUID() });
	const post = async (body: unknown, to = url) =>
		(
			await fetch(to, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: typeof body === 'string' ? body : JSON.stringify(body),
			})
		).status;

	it('becomes an event that holds only the IDs, once for each job', async () => {
		const ids = job();
		const count = target.received.length;
		expect(await post({ ...ids, state: 'complete', success: true })).toBe(204);
		expect(await post({ ...ids, state: 'complete', success: true })).toBe(204);
		await expect.poll(() => target.received.length).toBe(count + 1);
		expect(target.received.at(-1)?.delivery.events).toMatchObject([
			{ system: 'dataConnector', event: 'job.completed', payload: ids, deliveryId: null },
		]);
		expect(target.received.at(-1)?.delivery.events[0].payload).toEqual(ids);
	});

	it('is refused without the secret', async () => {
		const base = url.slice(0, url.lastIndexOf('/'));
		expect(await post(job(), `${base}/wrong`)).toBe(401);
		expect(await post(job(), base)).toBe(404);
		expect(await post(job(), url.replace(/callbacks\/[^/]+/, 'callbacks/unknown'))).toBe(404);
		// Nor does the secret open the URL of webhooks.
		expect(await post(job(), base.replace(/\/data-extracts$/, ''))).toBe(401);
	});

	it.each([
		['no JSON', 'jobId'],
		['no job', '{}'],
		['an ID that is none', { jobId: '../1' }],
	])('is refused with %s', async (_what, body) => {
		expect(await post(body)).toBe(400);
	});

	it('is refused if it is larger than any such callback', async () => {
		expect(await post('x'.repeat(17 * 1024))).toBe(413);
	});
});
