import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/store/openStore';

const { dependencies } = createRequire(import.meta.url)('../../package.json') as {
	dependencies: Record<string, string>;
};
/** One per database version, whose files may differ. */
const TEMPLATE = fileURLToPath(
	new URL(`../../.tmp/pglite-${dependencies['@electric-sql/pglite']}`, import.meta.url),
);

/** Copies a new, empty embedded database into a data folder. Creating one takes seconds. */
export async function copyEmbeddedTemplate(dataDir: string): Promise<void> {
	await cp(join(TEMPLATE, 'pgdata'), join(dataDir, 'pgdata'), { recursive: true });
}

/**
 * Creates the database that all tests copy, unless an earlier run has. This happens before the test files
 * start; otherwise each would create one at the same time and slow down the others.
 */
export async function makeEmbeddedTemplate(): Promise<void> {
	if (existsSync(TEMPLATE)) return;
	const draft = `${TEMPLATE}.${randomUUID()}`;
	await mkdir(dirname(TEMPLATE), { recursive: true });
	try {
		const store = await openStore({ store: { kind: 'embedded' }, dataDir: draft }, (error) => {
			throw error;
		});
		await store.close();
		await rename(draft, TEMPLATE);
	} finally {
		await rm(draft, { recursive: true, force: true });
	}
}

/**
 * Creates a data folder for a worker. If the worker uses the embedded store, it contains an empty database.
 *
 * @param environment of that worker
 */
export async function newDataDir(environment: Readonly<Record<string, string>>): Promise<string> {
	const dataDir = await mkdtemp(join(tmpdir(), 'aps-worker-'));
	if (!environment.REDIS_URL && !environment.DATABASE_URL) await copyEmbeddedTemplate(dataDir);
	return dataDir;
}
