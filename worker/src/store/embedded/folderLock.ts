import { createHash } from 'node:crypto';
import { chmod, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join, relative, resolve } from 'node:path';
import { OWNER_ONLY } from '../../dataDir/ownerOnly';

/** Another process uses the folder. */
export class FolderInUseError extends Error {
	constructor(folder: string) {
		super(
			`DATA_DIR ${folder} is in use by another worker. Stop it, or set another DATA_DIR for this one. ` +
				'Several processes need REDIS_URL or DATABASE_URL.',
		);
		this.name = 'FolderInUseError';
	}
}

/** Longest path of a Unix socket on every system, in bytes. */
const MAX_SOCKET_PATH = 100;

/**
 * Locks a folder for this process. The lock is a listening socket, so the operating system releases
 * it however the process ends, and a reused process id cannot be mistaken for the owner.
 *
 * @returns a function that releases the folder
 * @throws FolderInUseError if another process holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
	const path = socketPath(folder);
	const server = (await tryListen(path)) ?? (await takeOver(path));
	if (!server) throw new FolderInUseError(resolve(folder));
	if (process.platform !== 'win32') await chmod(path, OWNER_ONLY.file);
	server.unref();
	return () => new Promise((done) => server.close(() => done()));
}

function socketPath(folder: string): string {
	const absolute = resolve(folder);
	if (process.platform === 'win32') {
		const digest = createHash('sha256').update(absolute.toLowerCase()).digest('hex').slice(0, 32);
		return `\\\\.\\pipe\\aps-webhook-worker-${digest}`;
	}
	const path = join(absolute, 'lock');
	const fromHere = relative(process.cwd(), path);
	const shorter = fromHere.length < path.length ? fromHere : path;
	if (Buffer.byteLength(shorter) > MAX_SOCKET_PATH) {
		throw new Error(
			`The path of DATA_DIR ${absolute} is too long for its lock (a socket path of at most ` +
				`${MAX_SOCKET_PATH} bytes). Choose a shorter one.`,
		);
	}
	return shorter;
}

/** A socket whose process died remains as a file that nothing answers on. */
async function takeOver(path: string): Promise<Server | undefined> {
	if (await answers(path)) return undefined;
	await unlink(path).catch(() => undefined);
	return await tryListen(path);
}

/** @returns undefined if the path is in use */
async function tryListen(path: string): Promise<Server | undefined> {
	const server = createServer((socket) => socket.destroy());
	const { promise, resolve: listening, reject } = Promise.withResolvers<Server | undefined>();
	server.once('error', (error: NodeJS.ErrnoException) => {
		if (error.code === 'EADDRINUSE') listening(undefined);
		else reject(error);
	});
	server.listen(path, () => listening(server));
	return await promise;
}

async function answers(path: string): Promise<boolean> {
	const { promise, resolve: settled } = Promise.withResolvers<boolean>();
	const socket = connect(path, () => settled(true));
	socket.once('error', () => settled(false));
	const answered = await promise;
	socket.destroy();
	return answered;
}
