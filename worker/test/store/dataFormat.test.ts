import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bringUpToDate, DataTooNewError, type FormatStep } from '../../src/store/dataFormat';
import { openStore } from '../../src/store/openStore';
import { describeEachStore, postgres, redis } from '../setup/stores';
import { useStore } from '../setup/useStore';

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
const kinds = [redis, postgres];

describeEachStore('format of the data', kinds, (kind) => {
	const database = useStore(kind);

	// As the first worker left it, which noted no format.
	beforeEach(async () => {
		await database.store.records.delete('format', 'data');
	});

	it('is noted when a store is opened', async () => {
		await database.reopen();
		expect(await database.store.records.get('format', 'data')).toBe('1');
	});

	it('is brought up to date, step by step and each step once', async () => {
		await database.store.records.insert('color', 'red', 'f00');
		await bringUpToDate(database.store, [renameColours]);
		expect(await database.store.records.list('colour')).toEqual([{ id: 'red', value: 'f00' }]);

		const fails: FormatStep = async () => await Promise.reject(new Error('interrupted'));
		await expect(bringUpToDate(database.store, [fails, fails])).rejects.toThrow('interrupted');
		await Promise.all([
			bringUpToDate(database.store, [renameColours, addHash]),
			bringUpToDate(database.store, [renameColours, addHash]),
		]);
		expect(await database.store.records.list('colour')).toEqual([{ id: 'red', value: '#f00' }]);
		expect(await database.store.records.list('color')).toEqual([]);
		expect(await database.store.records.get('format', 'data')).toBe('3');
	});

	it('of a newer worker is refused, and left alone', async () => {
		await bringUpToDate(database.store, [renameColours]);
		await expect(database.open()).rejects.toThrow(DataTooNewError);
		await expect(database.open()).rejects.toThrow(
			/format 2, but this worker supports 1.*newer worker/,
		);
		expect(await database.store.records.get('format', 'data')).toBe('2');
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
