import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aps, CUT, EXPIRED, mockAps } from '../../harness/apsMock';
import { byId, runOperation } from '../../harness/runOperation';
import { skipWaits } from '../../harness/skipWaits';
import { anyHub, getHub, HUB_PATH, hubCall } from '../../harness/samples/getHub';

mockAps();
const waits = skipWaits();

describe('a failed call', () => {
	it('waits as long as Retry-After says and is repeated', async () => {
		hubCall().reply(429, {}, { 'Retry-After': '30' }).get(HUB_PATH).reply(200, anyHub);
		expect((await runOperation('hub.get', getHub)).error).toBeUndefined();
		expect(waits).toHaveLength(1);
		expect(waits[0]).toBeGreaterThanOrEqual(30_000);
		expect(waits[0]).toBeLessThan(31_000);
	});

	describe('when Retry-After is a date', () => {
		const MINUTE = 60_000;
		beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: 1_000 * MINUTE }));
		afterEach(() => vi.useRealTimers());
		const inMinutes = (minutes: number) => ({
			'Retry-After': new Date(Date.now() + minutes * MINUTE).toUTCString(),
		});

		it('waits until then', async () => {
			hubCall().reply(429, {}, inMinutes(0.5)).get(HUB_PATH).reply(200, anyHub);
			expect((await runOperation('hub.get', getHub)).error).toBeUndefined();
			expect(waits[0]).toBeGreaterThanOrEqual(30_000);
			expect(waits[0]).toBeLessThan(31_000);
		});

		it('reports in seconds how long to wait if that is too long', async () => {
			hubCall().reply(429, {}, inMinutes(10));
			const { error } = await runOperation('hub.get', getHub);
			expect(error?.description).toContain('asks you to wait 600 seconds');
			expect(waits).toEqual([]);
		});
	});

	it('is not repeated if Autodesk asks to wait longer than 90 seconds', async () => {
		hubCall().reply(429, {}, { 'Retry-After': '600' });
		const { error } = await runOperation('hub.get', getHub);
		expect(error?.description).toContain('wait 600 seconds');
		expect(waits).toEqual([]);
	});

	it('is repeated on 503, waiting longer each time', async () => {
		hubCall().times(3).reply(503, '<html>').get(HUB_PATH).reply(200, anyHub);
		expect((await runOperation('hub.get', getHub)).error).toBeUndefined();
		expect(waits).toHaveLength(3);
		expect([...waits].sort((a, b) => a - b)).toEqual(waits);
	});

	it('counts as an outage if Autodesk does not respond within a minute', async () => {
		const timers = vi.spyOn(globalThis, 'setTimeout');
		hubCall().reply(200, anyHub);
		await runOperation('hub.get', getHub);
		expect(timers).toHaveBeenCalledWith(expect.any(Function), 60_000);
	});

	it('fails after five attempts', async () => {
		hubCall().times(5).reply(500, { reason: 'broken' });
		const { error } = await runOperation('hub.get', getHub);
		expect(error?.message).toBe('Get Hub: Autodesk is having trouble (500)');
		expect(error?.description).toContain('broken');
		expect(error?.description).toContain('Turn on Retry On Fail');
	});

	it('is repeated after a cut connection', async () => {
		hubCall().replyWithError(CUT).get(HUB_PATH).reply(200, anyHub);
		expect((await runOperation('hub.get', getHub)).error).toBeUndefined();
	});

	it('is not repeated if that could create something twice', async () => {
		aps().post('/oss/v2/buckets').reply(503, {});
		const { error } = await runOperation(
			'bucket.create',
			{ bucketKey: 'abc' },
			{ as: 'twoLegged' },
		);
		expect(error).toMatchObject({ httpCode: '503' });
		expect(error?.description).toContain('check before you repeat it');
		expect(error?.description).toContain('leave Retry On Fail off');
		expect(waits).toEqual([]);
	});

	it('warns that it may have created something despite the cut connection', async () => {
		aps().post('/oss/v2/buckets').replyWithError(CUT);
		const { error } = await runOperation(
			'bucket.create',
			{ bucketKey: 'abc' },
			{ as: 'twoLegged' },
		);
		expect(error?.description).toContain('check before you repeat it');
	});

	it('treats a missing object as deleted when repeated after a lost response', async () => {
		const gone = { reason: 'Object not found' };
		aps()
			.delete('/oss/v2/buckets/abc/objects/a')
			.replyWithError(CUT)
			.delete('/oss/v2/buckets/abc/objects/a')
			.reply(404, gone);
		const parameters = { bucket: byId('abc'), object: byId('a') };
		const { records } = await runOperation('object.delete', parameters, { as: 'twoLegged' });
		expect(records).toEqual([{ deleted: true }]);
	});

	it('does not report a deletion if it was repeated only after a rate limit', async () => {
		aps()
			.delete('/oss/v2/buckets/abc/objects/a')
			.reply(429, {}, { 'Retry-After': '1' })
			.delete('/oss/v2/buckets/abc/objects/a')
			.reply(404, {});
		const parameters = { bucket: byId('abc'), object: byId('a') };
		const { error } = await runOperation('object.delete', parameters, { as: 'twoLegged' });
		expect(error).toMatchObject({ httpCode: '404' });
	});

	it('does not report a deletion if it was repeated only after a failed token renewal', async () => {
		aps()
			.delete('/oss/v2/buckets/abc/objects/a')
			.twice()
			.reply(401, EXPIRED)
			.post('/authentication/v2/token')
			.reply(503)
			.post('/authentication/v2/token')
			.reply(200, { access_token: 'NEW' });
		aps({ authorization: 'Bearer NEW' }).delete('/oss/v2/buckets/abc/objects/a').reply(404, {});
		const parameters = { bucket: byId('abc'), object: byId('a') };
		const { error } = await runOperation('object.delete', parameters, { as: 'twoLegged' });
		expect(error).toMatchObject({ httpCode: '404' });
	});

	it('is repeated on 429 even if it creates something, because nothing was processed', async () => {
		aps()
			.post('/oss/v2/buckets')
			.reply(429, {}, { 'Retry-After': '1' })
			.post('/oss/v2/buckets')
			.reply(200, { bucketKey: 'abc' });
		const { error } = await runOperation(
			'bucket.create',
			{ bucketKey: 'abc' },
			{ as: 'twoLegged' },
		);
		expect(error).toBeUndefined();
	});
});
