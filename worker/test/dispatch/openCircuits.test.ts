import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpenCircuits } from '../../src/dispatch/openCircuits';
import type { Store } from '../../src/store/store';
import { backends, type Backend } from '../setup/storeBackends';

describe.each(backends)('open breakers on $name', ({ absent, create }) => {
	if (absent) {
		it.skip(`not tested: ${absent}`, () => undefined);
		return;
	}

	let backend: Backend;
	let store: Store;

	beforeAll(async () => {
		backend = await create();
		store = await backend.open();
	});
	afterAll(async () => {
		await store.close();
		await backend.remove();
	});

	it('are known to every process, until they close or their process is long gone', async () => {
		const log = pino({ level: 'silent' });
		const [one, other] = [
			new OpenCircuits(store.records, log),
			new OpenCircuits(store.records, log),
		];
		const now = Date.now();
		const breaker = { id: 'sub_1', until: now + 5_000, reason: 'The target answered 503' };
		one.opened({ ...breaker, until: now });
		one.opened(breaker);
		one.opened({ ...breaker, id: 'sub_2' });
		one.closed('sub_2');
		await one.stop();
		expect(await other.all(now)).toEqual([breaker]);
		expect(await other.all(now + 5 * 60_000)).toEqual([breaker]);
		expect(await other.all(now + 7 * 60_000)).toEqual([]);
	});
});
