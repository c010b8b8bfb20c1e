import { chmod, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSecrets } from '../../../src/config/secrets';
import { openStore } from '../../../src/store/openStore';
import type { Store } from '../../../src/store/store';
import { copyEmbeddedTemplate } from '../../setup/embeddedTemplate';

const PERMISSIONS = 0o777;
const OF_OTHERS = 0o077;

/** What anybody but the owner has permissions on, relative to the folder. */
async function openToOthers(folder: string): Promise<string[]> {
	const open: string[] = [];
	for (const path of await readdir(folder, { recursive: true })) {
		if ((await stat(join(folder, path))).mode & OF_OTHERS) open.push(path);
	}
	return open;
}

async function open(dataDir: string): Promise<Store> {
	return await openStore({ store: { kind: 'embedded' }, dataDir }, (error) => {
		throw error;
	});
}

describe.skipIf(process.platform === 'win32')('what the embedded store writes', () => {
	let dataDir: string;
	let umask: number;

	beforeEach(async () => {
		dataDir = await mkdtemp(join(tmpdir(), 'aps-owner-'));
		// As generous as an operator can be.
		umask = process.umask(0);
		await chmod(dataDir, 0o777);
	});
	afterEach(async () => {
		process.umask(umask);
		await rm(dataDir, { recursive: true });
	});

	it('is accessible to its owner only from the moment it is created', async () => {
		await loadSecrets({ apiKeys: [], encryptionKeys: [], dataDir });
		const store = await open(dataDir);
		await store.documents.insert('test', 'one', 'value');
		expect(await readdir(dataDir)).toEqual(['lock', 'pgdata', 'secrets.json']);
		expect(await openToOthers(dataDir)).toEqual([]);
		await store.close();
		expect(await openToOthers(dataDir)).toEqual([]);
	});

	it('loses the permissions of others at the next start', async () => {
		await loadSecrets({ apiKeys: [], encryptionKeys: [], dataDir });
		await copyEmbeddedTemplate(dataDir);
		for (const path of await readdir(dataDir, { recursive: true })) {
			const { mode } = await stat(join(dataDir, path));
			await chmod(join(dataDir, path), mode | 0o066);
		}
		expect(await openToOthers(dataDir)).not.toEqual([]);
		await loadSecrets({ apiKeys: [], encryptionKeys: [], dataDir });
		const store = await open(dataDir);
		expect(await openToOthers(dataDir)).toEqual([]);
		await store.close();
	});

	it('is all that changes: the folder itself and other files keep their permissions', async () => {
		await copyEmbeddedTemplate(dataDir);
		const other = join(dataDir, 'other');
		await writeFile(other, '');
		await symlink(other, join(dataDir, 'pgdata', 'link'));
		await (await open(dataDir)).close();
		for (const [path, mode] of [
			[dataDir, 0o777],
			[other, 0o666],
		] as const) {
			expect((await stat(path)).mode & PERMISSIONS).toBe(mode);
		}
	});

	it('comes with a warning if anybody may replace it', async () => {
		await copyEmbeddedTemplate(dataDir);
		const store = await open(dataDir);
		expect(await store.concerns()).toEqual([
			`Every user of this machine may replace files in DATA_DIR ${dataDir}. Run "chmod o-w" on it.`,
		]);
		await chmod(dataDir, 0o770);
		expect(await store.concerns()).toEqual([]);
		await store.close();
	});
});
