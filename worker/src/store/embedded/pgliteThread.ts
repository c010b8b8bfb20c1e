import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
// With their endings, as the tests have Node load this thread from its source.
import { collectWhenIdle } from '../../idleCollection.ts';
import type { ThreadMessage, ThreadRequest } from './pgliteProtocol';
import { StatementQueue } from './statementQueue.ts';
import { syncedStartParameters, SyncedNodeFs, syncFolder } from './syncedNodeFs.ts';

/** Written when the database is created. PGlite's defaults suit a server and take twice the memory. */
const SETTINGS = [
	'shared_buffers = 32MB',
	'wal_buffers = 1MB',
	'max_wal_size = 128MB',
	'max_connections = 5',
];

/**
 * Keeps V8 from optimizing PostgreSQL's WebAssembly code while it runs. Its largest functions take the optimizing
 * compiler several seconds of a core and 500 MB of memory each, and are then hardly faster. It must be called
 * before the code is loaded, and affects all WebAssembly code that the process loads later.
 */
function compileOnce(): void {
	setFlagsFromString('--no-wasm-tier-up');
	setFlagsFromString('--no-wasm-dynamic-tiering');
}

/**
 * The thread of the embedded database: PostgreSQL compiled to WebAssembly, with its data in the folder
 * given as `workerData`. It has its own thread because it blocks while it works, and can only be terminated
 * from outside when it hangs.
 */
async function main(folder: string): Promise<void> {
	compileOnce();
	collectWhenIdle();
	const isNew = !existsSync(join(folder, 'PG_VERSION'));
	const database = await PGlite.create({
		fs: new SyncedNodeFs(folder),
		postgresqlconf: SETTINGS,
		startParams: syncedStartParameters(PGlite.defaultStartParams),
	});
	if (isNew) syncFolder(folder);
	// BullMQ's statements name its tables without schema.
	await database.exec('SET search_path TO bullmq');
	// Nothing else runs during ANALYZE, which reads 300 rows per unit of it: 100 by itself, some 100 ms for each table.
	await database.exec('SET default_statistics_target = 10');
	database.onNotification((channel, payload) => send({ kind: 'notification', channel, payload }));

	const statements = new StatementQueue(database, send);
	const close = async (): Promise<void> => {
		await statements.idle();
		await database.close();
	};
	parentPort?.on('message', (request: ThreadRequest) => {
		if (request.kind === 'query') statements.add(request);
		else void close().finally(() => process.exit());
	});
	send({ kind: 'opened' });
}

function send(message: ThreadMessage): void {
	parentPort?.postMessage(message);
}

await main(String(workerData));
