import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderInUseError, lockFolder } from '../../../src/store/embedded/folderLock';

describe('folder lock', () => {
	let folder: string;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'aps-lock-'));
	});
	afterEach(async () => {
		await rm(folder, { recursive: true });
	});

	it('has one holder at a time', async () => {
		const unlock = await lockFolder(folder);
		await expect(lockFolder(folder)).rejects.toThrow(FolderInUseError);
		await expect(lockFolder(folder)).rejects.toThrow(/DATA_DIR/);
		await unlock();
		await (
			await lockFolder(folder)
		)();
	});

	it('is released when its holder is killed', async () => {
		const holder = spawn(
			process.execPath,
			[
				'-e',
				`require('net').createServer().listen(${JSON.stringify(join(folder, 'lock'))}, () => console.log('held'))`,
			],
			{ stdio: ['ignore', 'pipe', 'inherit'] },
		);
		await once(holder.stdout, 'data');
		await expect(lockFolder(folder)).rejects.toThrow(FolderInUseError);
		holder.kill('SIGKILL');
		await once(holder, 'exit');
		await (
			await lockFolder(folder)
		)();
	});

	it('rejects a path that is too long for it', async () => {
		await expect(lockFolder(join(folder, 'x'.repeat(120)))).rejects.toThrow(/DATA_DIR .+ too long/);
	});
});
