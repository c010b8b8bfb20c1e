import { Container } from '@n8n/di';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkCapacity } from '../../../nodes/transfer/storeCapacity';
import { runTransfer } from '../../harness/runTransfer';
import { freshSimulator } from '../../harness/simulator/requests';
import { purpose } from '../../harness/transfers';

const MIB = 1024 ** 2;
const simulator = freshSimulator();
const service = Container.get(BinaryDataService);
const config = Container.get(BinaryDataConfig);
const { mode: usual } = config;

afterEach(async () => {
	config.mode = usual;
	await service.init();
});

type Mode = typeof config.mode;

async function useStore(mode: Mode): Promise<void> {
	config.mode = mode;
	await service.init();
	if (mode === 'filesystem' || mode === 'default') return;
	// Only what the check looks at: n8n itself brings its database and S3.
	const stored = async () => ({ fileId: '1', fileSize: 0 });
	service.setManager(mode, { store: stored } as never);
}

/** What is shown before a download of this size. */
async function checked(...mebibytes: number[]) {
	const logged: unknown[] = [];
	const { error, hints } = await runTransfer(simulator(), async (run) => {
		vi.spyOn(run.ctx.logger, 'warn').mockImplementation((line) => logged.push(line));
		for (const size of mebibytes) await checkCapacity(run, purpose, 'Tower.rvt', size * MIB);
	});
	return { error, logged, hints: hints.map(({ message }) => message) };
}

describe('a large download', () => {
	beforeEach(() => vi.restoreAllMocks());

	it('goes into the file system without a word', async () => {
		await useStore('filesystem');
		expect(await checked(100_000)).toEqual({ error: undefined, logged: [], hints: [] });
	});

	it.each(['default', 'database', 's3', 'azure'] as const)(
		'into the store "%s" warns that n8n holds all of it in memory, and says what to set',
		async (mode) => {
			await useStore(mode);
			const { error, hints, logged } = await checked(300);
			expect(error).toBeUndefined();
			expect(hints).toEqual([
				'"Tower.rvt" has 300 MiB, and n8n holds all of it in memory to store it. To download large files with little memory, set N8N_DEFAULT_BINARY_DATA_MODE=filesystem.',
			]);
			expect(logged).toEqual(hints);
		},
	);

	it('into the database names the setting without which n8n would refuse it', async () => {
		await useStore('database');
		const { hints } = await checked(700);
		expect(hints[0]).toContain('only if N8N_BINARY_DATA_DATABASE_MAX_FILE_SIZE is at least 700.');
	});

	it.each([
		['default', 385, 'memory (384 MiB)'],
		['database', 1025, 'database (1024 MiB)'],
	] as const)(
		'that the store "%s" can never hold is refused before a byte is moved',
		async (mode, size, limit) => {
			await useStore(mode);
			const { error } = await checked(size);
			expect(error?.message).toBe(
				`Test: "Tower.rvt" has ${size} MiB, more than n8n can store in its ${limit}`,
			);
			expect(error?.description).toContain('set N8N_DEFAULT_BINARY_DATA_MODE=filesystem');
			expect(error?.context?.itemIndex).toBe(0);
		},
	);

	it('shows one hint for all files of a node, and logs each', async () => {
		await useStore('database');
		const { hints, logged } = await checked(300, 301, 302);
		expect(hints).toHaveLength(1);
		expect(logged).toHaveLength(3);
	});
});

it('a small download is not checked', async () => {
	await useStore('default');
	expect(await checked(256)).toEqual({ error: undefined, logged: [], hints: [] });
});
