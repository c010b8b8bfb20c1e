import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bringUpToDate, DataTooNewError, type FormatStep } from '../../src/store/dataFormat';
import { openStore } from '../../src/store/openStore';
import { describeEachStore, postgres, redis } from '../setup/stores';
import { useStore } from '../setup/useStore';

const renameToHue: FormatStep = async ({ documents }) => {
	for (const { id, value } of await documents.list('color')) {
		await documents.insert('hue', id, value);
		await documents.delete('color', id);
	}
};
const addHash: FormatStep = async ({ documents }) => {
	for (const { id, value } of await documents.list('hue')) {
		if (!value.startsWith('#')) await documents.replace('hue', id, value, `#${value}`);
	}
};

// One store without a schema, and one with a schema besides the documents.
const kinds = [redis, postgres];

describeEachStore('format of the data', kinds, (kind) => {
	const database = useStore(kind);

	// The first worker did not record a format.
	beforeEach(async () => {
		await database.store.documents.delete('format', 'data');
	});

	it('is recorded when a store is opened', async () => {
		await database.reopen();
		expect(await database.store.documents.get('format', 'data')).toBe('1');
	});

	it('is migrated step by step, and each step runs once', async () => {
		await database.store.documents.insert('color', 'red', 'f00');
		await bringUpToDate(database.store, [renameToHue]);
		expect(await database.store.documents.list('hue')).toEqual([{ id: 'red', value: 'f00' }]);

		const fails: FormatStep = async () => await Promise.reject(new Error('interrupted'));
		await expect(bringUpToDate(database.store, [fails, fails])).rejects.toThrow('interrupted');
		await Promise.all([
			bringUpToDate(database.store, [renameToHue, addHash]),
			bringUpToDate(database.store, [renameToHue, addHash]),
		]);
		expect(await database.store.documents.list('hue')).toEqual([{ id: 'red', value: '#f00' }]);
		expect(await database.store.documents.list('color')).toEqual([]);
		expect(await database.store.documents.get('format', 'data')).toBe('3');
	});

	it('is refused and left alone if a newer worker wrote it', async () => {
		await bringUpToDate(database.store, [renameToHue]);
		await expect(database.open()).rejects.toThrow(DataTooNewError);
		await expect(database.open()).rejects.toThrow(
			/format 2, but this worker supports 1.*newer worker/,
		);
		expect(await database.store.documents.get('format', 'data')).toBe('2');
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

	it('is refused with a remedy if another version of PostgreSQL wrote it', async () => {
		await mkdir(join(dataDir, 'pgdata'));
		await writeFile(join(dataDir, 'pgdata', 'PG_VERSION'), '16\n');
		const opening = openStore({ store: { kind: 'embedded' }, dataDir }, () => undefined);
		await expect(opening).rejects.toThrow(/written by PostgreSQL 16.*cannot read it.*DATA_DIR/);
	});
});
