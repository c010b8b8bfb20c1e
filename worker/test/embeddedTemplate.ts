import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../src/store/openStore';

const { dependencies } = createRequire(import.meta.url)('../package.json') as {
	dependencies: Record<string, string>;
};
/** One per version of the database, whose files may differ. */
const TEMPLATE = fileURLToPath(
	new URL(`../.tmp/pglite-${dependencies['@electric-sql/pglite']}`, import.meta.url),
);

/**
 * Puts a new, empty embedded database into a data folder. Making one takes seconds, copying one does
 * not, so it is made once for all tests.
 */
export async function copyEmbeddedTemplate(dataDir: string): Promise<void> {
	if (!existsSync(TEMPLATE)) await makeTemplate();
	await cp(join(TEMPLATE, 'pgdata'), join(dataDir, 'pgdata'), { recursive: true });
}

/** Test files run side by side: the first one to finish counts. */
async function makeTemplate(): Promise<void> {
	const draft = `${TEMPLATE}.${randomUUID()}`;
	await mkdir(dirname(TEMPLATE), { recursive: true });
	const store = await openStore({ store: { kind: 'embedded' }, dataDir: draft }, (error) => {
		throw error;
	});
	await store.close();
	try {
		await rename(draft, TEMPLATE);
	} catch {
		await rm(draft, { recursive: true });
	}
}
