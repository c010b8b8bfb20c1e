import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../build.mjs';

const OUTDIR = join('.tmp', crypto.randomUUID());
const FOLDER = join(fileURLToPath(new URL('../..', import.meta.url)), OUTDIR);
const STATIC_IMPORT = /^(?:import|export)\s(?:[^'"]*?\sfrom\s)?["']([^"']+)["'];/gm;

/** Every package that is loaded along with this file of the built worker. */
async function packagesOf(file: string, seen = new Set<string>()): Promise<Set<string>> {
	const text = await readFile(join(FOLDER, file), 'utf8');
	for (const [, name = ''] of text.matchAll(STATIC_IMPORT)) {
		if (seen.has(name)) continue;
		seen.add(name);
		if (name.startsWith('./')) await packagesOf(name, seen);
	}
	return seen;
}

describe('a package that only some need', () => {
	beforeAll(() => build(OUTDIR));
	afterAll(() => rm(FOLDER, { recursive: true, force: true }));

	it('is not loaded by a worker that does not use it', async () => {
		const packages = [...(await packagesOf('main.js'))];
		expect(packages).toContain('express');
		expect(packages.filter((name) => /opentelemetry|bull-board|pglite/.test(name))).toEqual([]);
	});
});
