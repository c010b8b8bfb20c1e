import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../protocol/worker/api/limits';
import type { SyncState } from '../../../protocol/worker/api/shapes/syncState';
import { Vault } from '../../src/encryption/vault';
import { SyncStates, TooManySyncStates } from '../../src/syncStates/syncStates';
import { MemoryDocumentStore } from '../setup/memoryDocumentStore';
import { describeEachStore, everyStore } from '../setup/stores';
import { useWorker } from '../setup/useWorker';

const DAY = 24 * 3_600_000;

const idOf = (name: string): string => createHash('sha256').update(name).digest('hex');

function stateOf(label: string): SyncState {
	return {
		label,
		sourceCount: 120,
		liveCount: null,
		absences: { 'ann@example.com': { since: '2026-11-01T00:00:00.000Z', runs: 1 } },
		countedExecution: '17',
	};
}

describeEachStore('what a sync remembers', everyStore, (store) => {
	const worker = useWorker({ store });

	it('stays as it was stored after a restart, until it is replaced or deleted', async () => {
		const path = `/sync-states/${idOf('one')}`;
		expect((await worker.api('POST', path, stateOf('HR sync'))).status).toBe(204);
		await worker.restart({});
		expect(await (await worker.api('GET', path)).json()).toEqual(stateOf('HR sync'));

		const replaced = { ...stateOf('HR sync 2'), sourceCount: 90, absences: {} };
		await worker.api('POST', path, replaced);
		expect(await (await worker.api('GET', path)).json()).toEqual(replaced);

		expect((await worker.api('DELETE', path)).status).toBe(204);
		expect((await worker.api('GET', path)).status).toBe(404);
		expect((await worker.api('DELETE', path)).status).toBe(404);
	});

	it('is listed by label, without the people it names', async () => {
		await worker.api('POST', `/sync-states/${idOf('b')}`, stateOf('B'));
		await worker.api('POST', `/sync-states/${idOf('a')}`, stateOf('A'));
		const list: unknown = await (await worker.api('GET', '/sync-states')).json();
		expect(list).toEqual({
			data: [
				{ id: idOf('a'), label: 'A', savedAt: expect.any(String) },
				{ id: idOf('b'), label: 'B', savedAt: expect.any(String) },
			],
		});
	});

	it.each([
		['an ID that is not a digest', 'a.b', stateOf(''), 404],
		['a label that is too long', idOf('x'), stateOf('x'.repeat(301)), 422],
		['an unknown field', idOf('x'), { ...stateOf(''), more: 1 }, 422],
		['a count below zero', idOf('x'), { ...stateOf(''), sourceCount: -1 }, 422],
		['more than fits', idOf('x'), stateOf('x'.repeat(LIMITS.body.maxBytes)), 413],
	])('is refused with %s', async (_what, id, body, status) => {
		expect((await worker.api('POST', `/sync-states/${id}`, body)).status).toBe(status);
	});
});

describe('the states of syncs', () => {
	function states(keys: Buffer[] = [randomBytes(32)], documents = new MemoryDocumentStore()) {
		return { documents, states: new SyncStates(documents, new Vault(keys)) };
	}

	it('are encrypted, and can be encrypted with another key', async () => {
		const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
		const { documents, states: before } = states([oldKey]);
		await before.save('one', stateOf('HR'), new Date());
		const [place = { kind: '', id: '' }] = await before.sealed.places();
		const stored = (await documents.get(place.kind, place.id)) ?? '';
		expect(stored).not.toContain('ann');

		const both = states([newKey, oldKey], documents).states;
		const renewed = both.sealed.reseal(place, stored) ?? '';
		await documents.replace(place.kind, place.id, stored, renewed);
		expect(await states([newKey], documents).states.get('one')).toEqual(stateOf('HR'));
		await expect(before.get('one')).rejects.toThrow(/ENCRYPTION_KEY/);
	});

	it('are removed when a sync has not run for more than 400 days', async () => {
		const { states: kept } = states();
		const now = Date.now();
		await kept.save('old', stateOf('old'), new Date(now - 401 * DAY));
		await kept.save('yearly', stateOf('yearly'), new Date(now - 366 * DAY));
		await kept.sweep(now);
		expect((await kept.all()).map(({ id }) => id)).toEqual(['yearly']);
		expect(await kept.get('old')).toBeUndefined();
	});

	it('have a limit, which does not apply to syncs that are known', async () => {
		const { states: full } = states();
		const { maxItems } = LIMITS.syncState.records;
		for (let n = 0; n < maxItems; n += 1) await full.save(`${n}`, stateOf(''), new Date());
		const refused = full.save('more', stateOf(''), new Date());
		await expect(refused).rejects.toThrow(TooManySyncStates);
		expect(await full.get('more')).toBeUndefined();
		await full.save('0', stateOf('again'), new Date());
		expect((await full.get('0'))?.label).toBe('again');
	});
});
