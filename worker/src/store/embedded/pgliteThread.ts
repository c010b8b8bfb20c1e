import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { ThreadMessage, ThreadRequest } from './pgliteProtocol';
// With its ending, as the tests have Node load this thread from its source.
import { syncedStartParameters, SyncedNodeFs, syncFolder } from './syncedNodeFs.ts';

/** Written when the database is made. PGlite's own are for a database server, and twice the memory. */
const SETTINGS = [
	'shared_buffers = 32MB',
	'wal_buffers = 1MB',
	'max_wal_size = 128MB',
	'max_connections = 5',
];

/**
 * The thread in which the embedded database runs: PostgreSQL compiled to WebAssembly, its data in the
 * folder given as `workerData`. A thread of its own, because it computes without pause while it works,
 * and can only be ended from outside when it hangs.
 */
async function main(folder: string): Promise<void> {
	const isNew = !existsSync(join(folder, 'PG_VERSION'));
	const database = await PGlite.create({
		fs: new SyncedNodeFs(folder),
		postgresqlconf: SETTINGS,
		startParams: syncedStartParameters(PGlite.defaultStartParams),
	});
	if (isNew) syncFolder(folder);
	// BullMQ's statements name its tables without schema.
	await database.exec('SET search_path TO bullmq');
	database.onNotification((channel, payload) => tell({ kind: 'notification', channel, payload }));

	parentPort?.on('message', (request: ThreadRequest) => {
		if (request.kind === 'query') void answer(database, request);
		else void database.close().finally(() => process.exit());
	});
	tell({ kind: 'opened' });
}

async function answer(
	database: PGlite,
	{ id, text, parameters }: Extract<ThreadRequest, { kind: 'query' }>,
): Promise<void> {
	try {
		tell({ kind: 'result', id, rows: await run(database, text, parameters) });
	} catch (error) {
		// PostgreSQL's error code and detail are what BullMQ tells its own refusals by.
		const { message, code, detail } = error as Error & { code?: string; detail?: string };
		tell({ kind: 'failure', id, message, code, detail });
	}
}

async function run(
	database: PGlite,
	text: string,
	parameters: readonly unknown[],
): Promise<unknown[]> {
	if (parameters.length > 0) return (await database.query(text, [...parameters])).rows;
	// Only the simple protocol takes several statements at once, as migrations have them.
	return (await database.exec(text)).at(-1)?.rows ?? [];
}

function tell(message: ThreadMessage): void {
	parentPort?.postMessage(message);
}

await main(String(workerData));
