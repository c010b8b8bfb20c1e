import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bringUpToDate, DataTooNewError, type FormatStep } from '../../src/store/dataFormat';
import { openStore } from '../../src/store/openStore';
import type { Store } from '../../src/store/store';
import { backends, type Backend } from '../setup/storeBackends';

const renameColours: FormatStep = async ({ records }) => {
	for (const { id, value } of await records.list('color')) {
		await records.insert('colour', id, value);
		await records.delete('color', id);
	}
};
const addHash: FormatStep = async ({ records }) => {
	for (const { id, value } of await records.list('colour')) {
		if (!value.startsWith('#')) await records.replace('colour', id, value, `#${value}`);
	}
};

// One whose processes share it, and one with a schema of its own beside the records.
const kinds = backends.filter(({ name }) => name === 'redis' || name === 'postgres');

describe.each(kinds)('format of the data on $name', ({ absent, create }) => {
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
	// As the first worker left it, which noted no format.
	beforeEach(async () => {
		await store.records.delete('format', 'data');
	});

	it('is noted when a store is opened', async () => {
		await store.close();
		store = await backend.open();
		expect(await store.records.get('format', 'data')).toBe('1');
	});

	it('is brought up to date, step by step and each step once', async () => {
		await store.records.insert('color', 'red', 'f00');
		await bringUpToDate(store, [renameColours]);
		expect(await store.records.list('colour')).toEqual([{ id: 'red', value: 'f00' }]);

		const fails: FormatStep = async () => await Promise.reject(new Error('interrupted'));
		await expect(bringUpToDate(store, [fails, fails])).rejects.toThrow('interrupted');
		await Promise.all([
			bringUpToDate(store, [renameColours, addHash]),
			bringUpToDate(store, [renameColours, addHash]),
		]);
		expect(await store.records.list('colour')).toEqual([{ id: 'red', value: '#f00' }]);
		expect(await store.records.list('color')).toEqual([]);
		expect(await store.records.get('format', 'data')).toBe('3');
	});

	it('of a newer worker is refused, and left alone', async () => {
		await bringUpToDate(store, [renameColours]);
		await expect(backend.open()).rejects.toThrow(DataTooNewError);
		await expect(backend.open()).rejects.toThrow(
			/format 2, but this worker supports 1.*newer worker/,
		);
		expect(await store.records.get('format', 'data')).toBe('2');
	});
});

describe('folder of the embedded database', () => {
	let dataDir: string;

	beforeEach(async () => {
		dataDir = await mkdtemp(join(tmpdir(), 'aps-format-'));
	});
	afterEach(async () => {
		await rm(dataDir, { recursive: true });
	});

	it('that another PostgreSQL has written is refused, and says what to do', async () => {
		await mkdir(join(dataDir, 'pgdata'));
		await writeFile(join(dataDir, 'pgdata', 'PG_VERSION'), '16\n');
		const opening = openStore({ store: { kind: 'embedded' }, dataDir }, () => undefined);
		await expect(opening).rejects.toThrow(/written by PostgreSQL 16.*cannot read it.*DATA_DIR/);
	});
});
