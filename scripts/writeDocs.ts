/**
 * Writes the pages, tables and output schemas that are made from the code.
 *
 * Usage: npm run docs
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { generatedFiles } from './generatedFiles';
import { SCHEMA_FOLDERS } from './outputSchemas';

async function main(): Promise<void> {
	const files = await generatedFiles();
	// Schemas of operations that no longer exist would stay otherwise.
	for (const folder of SCHEMA_FOLDERS) await rm(folder, { recursive: true, force: true });
	for (const [path, text] of files) {
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, text);
	}
	console.log(`${files.size} files are current`);
}

void main();
