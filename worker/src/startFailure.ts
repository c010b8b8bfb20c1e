import { connectionReason } from './connectionReason';
import type { StoreConfig } from './store/storeConfig';

/** The variable that says where each store is. */
const VARIABLES: Readonly<Record<StoreConfig['kind'], string>> = {
	redis: 'REDIS_URL',
	postgres: 'DATABASE_URL',
	embedded: 'DATA_DIR',
};

/** What to do, by what a message contains: codes of the system, and words of Redis and PostgreSQL. */
const STORE_ADVICE: ReadonlyArray<[RegExp, string]> = [
	[/ENOTFOUND|EAI_AGAIN/, 'There is no such host: correct its name'],
	[/ECONNREFUSED/, 'Nothing listens there: correct host and port, or start the server'],
	[/ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|no answer/, 'Correct host and port, or open the network'],
	[/WRONGPASS|NOAUTH|password authentication/i, 'Correct user and password'],
	[/EACCES|EPERM|EROFS|ENOTDIR/, 'Choose a folder that this user may write to'],
];

/** The store could not be opened: names the variable and says what to do. */
export function storeFailure(kind: StoreConfig['kind'], error: unknown): Error {
	const reason = error instanceof Error ? connectionReason(error) : String(error);
	const [, advice] = STORE_ADVICE.find(([pattern]) => pattern.test(reason)) ?? [];
	const sentence = advice === undefined ? '' : `. ${advice}`;
	return new Error(`${VARIABLES[kind]}: ${reason}${sentence}`, { cause: error });
}

/** The worker could not listen: names the variable and says what to do. */
export function listenFailure(host: string, port: number, error: unknown): Error {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	const known: Readonly<Record<string, string>> = {
		EADDRINUSE:
			`PORT: another program listens on port ${port} of ${host}. Stop it, or choose another port. ` +
			`Example: PORT=${port === 65_535 ? port - 1 : port + 1}`,
		EACCES:
			`PORT: this user may not listen on port ${port}. Choose one above 1023, with a reverse proxy in ` +
			'front. Example: PORT=3000',
		EADDRNOTAVAIL: `HOST: ${host} is not an address of this machine. Example: HOST=0.0.0.0`,
		ENOTFOUND: `HOST: there is no host ${host}. Example: HOST=127.0.0.1`,
		EAI_AGAIN: `HOST: the name ${host} cannot be resolved. Example: HOST=127.0.0.1`,
	};
	const reason = error instanceof Error ? connectionReason(error) : String(error);
	const message = known[code] ?? `HOST, PORT: ${host}:${port} is not available: ${reason}`;
	return new Error(message, { cause: error });
}
