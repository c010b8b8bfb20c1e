import pino from 'pino';
import { expect, it } from 'vitest';
import { OpenCircuits } from '../../src/dispatch/openCircuits';
import { describeEachStore, everyStoreSetUp } from '../setup/stores';
import { useStore } from '../setup/useStore';

describeEachStore('open circuits', everyStoreSetUp, (kind) => {
	const database = useStore(kind);

	it('are known to every process until they close, or until their process is long dead', async () => {
		const log = pino({ level: 'silent' });
		const [one, other] = [
			new OpenCircuits(database.store.documents, log),
			new OpenCircuits(database.store.documents, log),
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
