import { build as bundle } from 'esbuild';
import { fileURLToPath } from 'node:url';

/**
 * Bundles the worker and the facts it shares with the nodes into `dist/`. Packages stay outside:
 * they are dependencies of the published package, and PGlite needs its data files beside it.
 */
export async function build() {
	await bundle({
		absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
		entryPoints: ['src/main.ts'],
		outdir: 'dist',
		bundle: true,
		packages: 'external',
		platform: 'node',
		format: 'esm',
		target: 'node22',
		sourcemap: true,
		banner: { js: '#!/usr/bin/env node' },
		logLevel: 'warning',
	});
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
