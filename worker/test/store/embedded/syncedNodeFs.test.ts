import fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
	syncedStartParameters,
	SyncedNodeFs,
	syncFolder,
} from '../../../src/store/embedded/syncedNodeFs';
import { copyEmbeddedTemplate } from '../../setup/embeddedTemplate';

/** Paths of the files that were forced to disk. */
const synced: string[] = [];
const fsync = fs.fsyncSync;

describe.skipIf(process.platform !== 'linux')('files of the embedded database', () => {
	let folder: string;
	let database: PGlite;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'aps-synced-'));
		await copyEmbeddedTemplate(folder);
		vi.spyOn(fs, 'fsyncSync').mockImplementation((file) => {
			synced.push(fs.readlinkSync(`/proc/self/fd/${file}`));
			fsync(file);
		});
		database = await PGlite.create({
			fs: new SyncedNodeFs(join(folder, 'pgdata')),
			startParams: syncedStartParameters(PGlite.defaultStartParams),
		});
	});
	afterAll(async () => {
		await database.close();
		vi.restoreAllMocks();
		await rm(folder, { recursive: true });
	});

	it('are on disk before a commit is answered', async () => {
		await database.query('CREATE TABLE public.events AS SELECT 1 AS id');
		synced.length = 0;
		await database.query('INSERT INTO public.events VALUES (2)');
		expect(synced).toContainEqual(expect.stringContaining('/pg_wal/'));
	});

	it('are on disk after a checkpoint, before the write-ahead log is reused', async () => {
		await database.query('INSERT INTO public.events VALUES (3)');
		synced.length = 0;
		await database.exec('CHECKPOINT');
		expect(synced).toContainEqual(expect.stringContaining('/base/'));
		expect(synced).toContainEqual(expect.stringContaining('/pg_control'));
	});

	it('are on disk when the database is created', () => {
		synced.length = 0;
		syncFolder(join(folder, 'pgdata'));
		for (const name of ['/PG_VERSION', '/base', '/base/1', '/global/pg_control', '']) {
			expect(synced).toContain(join(folder, 'pgdata', name));
		}
	});
});
