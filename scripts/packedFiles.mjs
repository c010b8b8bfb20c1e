import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * What `npm publish` would send: the tarball's files with their sizes, and its own.
 *
 * @param {string} [destination] folder to write the tarball to; without it nothing is written
 * @returns {Promise<{ filename: string, size: number, unpackedSize: number, files: { path: string, size: number }[] }>}
 */
export async function packedFiles(destination) {
	const where = destination ? ['--pack-destination', destination] : ['--dry-run'];
	const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', ...where], {
		maxBuffer: 64 * 1024 * 1024,
	});
	return JSON.parse(stdout)[0];
}

/**
 * Packs and unpacks the package into a temporary folder for as long as the task runs.
 *
 * @template T
 * @param {(folder: string) => Promise<T>} task gets the folder that holds the tarball's package.json
 * @returns {Promise<T>}
 */
export async function withUnpackedPackage(task) {
	const folder = await mkdtemp(join(tmpdir(), 'packed-'));
	try {
		const { filename } = await packedFiles(folder);
		await run('tar', ['-xzf', join(folder, filename), '-C', folder]);
		return await task(join(folder, 'package'));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
