import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { TransferPurpose } from './errors';
import type { TransferRun } from './run';

const MIB = 1024 ** 2;

/** Below, nobody notices how a file is stored. In bytes. */
const LARGE = 256 * MIB;

/** How n8n stores files, as N8N_DEFAULT_BINARY_DATA_MODE says. */
type Store = 'memory' | 'database' | 'filesystem' | 'other';

/**
 * The most that a store can hold, in bytes, whatever the settings: in memory, a file is one text in base64, and
 * V8 has no text of more than 512 MiB; n8n refuses a higher limit than 1 GiB for its database, which
 * neither SQLite nor PostgreSQL could hold in one field.
 */
const MOST: Partial<Record<Store, number>> = { memory: 384 * MIB, database: 1024 * MIB };

/** n8n's own limit for a file in its database, in bytes, unless N8N_BINARY_DATA_DATABASE_MAX_FILE_SIZE is set. */
const USUAL_IN_DATABASE = 512 * MIB;

const REMEDY =
	'To download large files with little memory, set N8N_DEFAULT_BINARY_DATA_MODE=filesystem';

/** Each node shows its hint once, not for each of its files. */
const warned = new WeakSet<IExecuteFunctions>();

/**
 * Checks before a large download that n8n can store it. Only n8n's file system store takes a file in
 * pieces; the others hold all of it in memory first, which the user should know.
 *
 * @param size in bytes
 * @throws NodeOperationError for a file that the store cannot hold
 */
export async function checkCapacity(
	run: TransferRun,
	{ action }: TransferPurpose,
	fileName: string,
	size: number | undefined,
): Promise<void> {
	if (size === undefined || size <= LARGE) return;
	const { ctx, itemIndex } = run;
	const store = await storeOf(ctx);
	if (store === 'filesystem') return;
	const most = MOST[store];
	const file = `"${fileName}" has ${mebibytes(size)}`;
	if (most !== undefined && size > most) {
		throw new NodeOperationError(
			ctx.getNode(),
			`${action}: ${file}, more than n8n can store in its ${store} (${mebibytes(most)})`,
			{ itemIndex, description: `${REMEDY}. Nothing was downloaded` },
		);
	}
	warn(
		ctx,
		`${file}, and n8n holds all of it in memory to store it.${limitOf(store, size)} ${REMEDY}.`,
	);
}

function limitOf(store: Store, size: number): string {
	return store === 'database' && size > USUAL_IN_DATABASE
		? ` In its database, n8n stores it only if N8N_BINARY_DATA_DATABASE_MAX_FILE_SIZE is at least ${Math.ceil(size / MIB)}.`
		: '';
}

/** At once, in the log and the browser's console; when the node has ended, above its output. */
function warn(ctx: IExecuteFunctions, message: string): void {
	ctx.logger.warn(message);
	if (warned.has(ctx)) return;
	warned.add(ctx);
	if (ctx.getMode() === 'manual') ctx.sendMessageToUI(message);
	ctx.addExecutionHints({ message, type: 'warning' });
}

const storesOf = new WeakMap<IExecuteFunctions, Promise<Store>>();

/** Nodes cannot read n8n's settings, but a stored file shows where it is. */
async function storeOf(ctx: IExecuteFunctions): Promise<Store> {
	const known = storesOf.get(ctx) ?? probe(ctx);
	storesOf.set(ctx, known);
	return await known;
}

async function probe(ctx: IExecuteFunctions): Promise<Store> {
	const empty = await ctx.helpers.prepareBinaryData(Buffer.alloc(0), 'empty', 'text/plain');
	if (!empty.id) return 'memory';
	if (empty.id.startsWith('filesystem')) return 'filesystem';
	return empty.id.startsWith('database:') ? 'database' : 'other';
}

function mebibytes(bytes: number): string {
	return `${Math.ceil(bytes / MIB)} MiB`;
}
