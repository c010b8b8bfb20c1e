import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { postgresProgram } from '../../worker/test/setup/postgresServer';

const ROOT = join(import.meta.dirname, '../..');

/** Versions of the measured programs, besides Node.js. */
export function versions(): Record<string, string> {
	return {
		redis: versionIn(execFileSync('redis-server', ['--version'], { encoding: 'utf8' })),
		postgresql: versionIn(execFileSync(postgresProgram('postgres'), ['-V'], { encoding: 'utf8' })),
		pglite: packageVersion('node_modules/@electric-sql/pglite'),
		bullmq: packageVersion('node_modules/bullmq'),
		express: packageVersion('node_modules/express'),
		n8n: n8nVersion(),
	};
}

/** Version of the n8n that the e2e tests install. */
function n8nVersion(): string {
	const text = readFileSync(join(ROOT, 'test/e2e/n8n/package.json'), 'utf8');
	return (JSON.parse(text) as { dependencies: { n8n: string } }).dependencies.n8n;
}

function versionIn(text: string): string {
	return /\d+\.[\d.]+/.exec(text)?.[0] ?? text;
}

function packageVersion(folder: string): string {
	const text = readFileSync(join(ROOT, folder, 'package.json'), 'utf8');
	return (JSON.parse(text) as { version: string }).version;
}
