/**
 * Writes worker/npm-shrinkwrap.json before the worker is packed. Afterwards it is removed: npm would take it
 * for the lock file of that folder.
 *
 * Usage: tsx scripts/writeWorkerShrinkwrap.ts [--remove]
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { lockFile, workerShrinkwrap } from './workerShrinkwrap';

const REPOSITORY = resolve(import.meta.dirname, '..');
const SHRINKWRAP = join(REPOSITORY, 'worker/npm-shrinkwrap.json');

async function main(): Promise<void> {
	if (process.argv.includes('--remove')) {
		await rm(SHRINKWRAP, { force: true });
		return;
	}
	const text = await readFile(join(REPOSITORY, 'package-lock.json'), 'utf8');
	const shrinkwrap = workerShrinkwrap(lockFile.parse(JSON.parse(text)), 'worker');
	await writeFile(SHRINKWRAP, `${JSON.stringify(shrinkwrap, null, '\t')}\n`);
}

void main();
