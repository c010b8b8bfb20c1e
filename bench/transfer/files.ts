import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedBytes } from '../../test/simulator/state/generatedBytes';
import { SEED } from './job';

/** Writes the generated content into a file. */
export async function writeGenerated(path: string, size: number): Promise<void> {
	const file = await open(path, 'w');
	try {
		for (const bytes of generatedBytes(SEED, 0, size - 1)) await file.write(bytes);
	} finally {
		await file.close();
	}
}

export async function sha1OfFile(path: string): Promise<string> {
	const hash = createHash('sha1');
	for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
	return hash.digest('hex');
}

/** All files of exactly this size, anywhere below a folder. */
export async function filesOfSize(folder: string, size: number): Promise<string[]> {
	const found: string[] = [];
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	for (const entry of entries) {
		if (!entry.isFile()) continue;
		const path = join(entry.parentPath, entry.name);
		// n8n removes temporary files at any time.
		if ((await stat(path).catch(() => undefined))?.size === size) found.push(path);
	}
	return found;
}

/** Whether so many files below a folder have the content; removes them. */
export async function takeRightFiles(
	folder: string,
	{ size, files, sha1 }: { size: number; files: number; sha1: string },
): Promise<boolean> {
	const found = await filesOfSize(folder, size);
	const hashes = await Promise.all(found.map(async (path) => await sha1OfFile(path)));
	await Promise.all(found.map(async (path) => await rm(path)));
	return hashes.filter((hash) => hash === sha1).length === files;
}
