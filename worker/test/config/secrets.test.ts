import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSecrets } from '../../src/config/secrets';

describe('secrets', () => {
	let dataDir: string;
	const nothingSet = () => ({ apiKeys: [], encryptionKeys: [], dataDir });

	beforeEach(async () => {
		dataDir = join(await mkdtemp(join(tmpdir(), 'aps-secrets-')), 'data');
	});
	afterEach(async () => {
		await rm(join(dataDir, '..'), { recursive: true });
	});

	it('are generated once, and readable by their owner only', async () => {
		const first = await loadSecrets(nothingSet());
		expect(first.apiKeys[0]).toMatch(/^[0-9a-f]{64}$/);
		expect(first.encryptionKeys[0]).toHaveLength(32);
		expect(first.keptIn).toBe(join(dataDir, 'secrets.json'));
		expect(first.generated).toEqual(['API_KEY', 'ENCRYPTION_KEY']);
		expect((await stat(join(dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600);
		expect(await loadSecrets(nothingSet())).toEqual(first);
	});

	it('are the same for processes that start together', async () => {
		const all = await Promise.all(Array.from({ length: 5 }, () => loadSecrets(nothingSet())));
		expect(new Set(all.map(({ apiKeys }) => apiKeys[0])).size).toBe(1);
	});

	it('are taken from the configuration if it has them, without touching the disk', async () => {
		const configured = { apiKeys: ['k'.repeat(20)], encryptionKeys: [Buffer.alloc(32)], dataDir };
		expect(await loadSecrets(configured)).toEqual({
			apiKeys: configured.apiKeys,
			encryptionKeys: configured.encryptionKeys,
			generated: [],
		});
		await expect(stat(dataDir)).rejects.toThrow('ENOENT');
	});

	it.each([
		['ENCRYPTION_KEY', { apiKeys: ['k'.repeat(20)] }],
		['API_KEY', { encryptionKeys: [Buffer.alloc(32)] }],
	])('name %s if only that was generated', async (variable, configured) => {
		const { generated } = await loadSecrets({ ...nothingSet(), ...configured });
		expect(generated).toEqual([variable]);
	});

	it('are not generated again if the file is damaged, which would make stored data unreadable', async () => {
		const { keptIn = '' } = await loadSecrets(nothingSet());
		const intact = await readFile(keptIn, 'utf8');
		await writeFile(keptIn, intact.slice(0, 40));
		await expect(loadSecrets(nothingSet())).rejects.toThrow(
			/DATA_DIR contains a damaged secrets.json/,
		);
		expect(await readFile(keptIn, 'utf8')).toBe(intact.slice(0, 40));
	});
});
