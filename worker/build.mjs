import { build as bundle } from 'esbuild';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * Bundles the worker and the facts it shares with the nodes. Packages stay outside: they are
 * dependencies of the published package, and PGlite needs its data files beside it.
 *
 * @param outdir relative to this folder
 */
export async function build(outdir = 'dist') {
	await bundle({
		absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
		entryPoints: {
			main: 'src/main.ts',
			cli: 'src/cli.ts',
			pgliteThread: 'src/store/embedded/pgliteThread.ts',
		},
		outdir,
		bundle: true,
		// What is imported on demand, such as a database driver, stays in files of its own.
		splitting: true,
		packages: 'external',
		platform: 'node',
		format: 'esm',
		target: 'node22',
		sourcemap: true,
		banner: { js: '#!/usr/bin/env node' },
		logLevel: 'warning',
	});
}

/** What is to be published holds nothing of earlier builds. `npm start` leaves it for running workers. */
async function buildAnew() {
	await rm(new URL('dist', import.meta.url), { recursive: true, force: true });
	await build();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) void buildAnew();
