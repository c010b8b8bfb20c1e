import { bearerKey } from '../config/readers';
import { readGeneratedSecrets } from '../config/secrets';
import { AdminApi } from './adminApi';
import { UsageError } from './command';

/**
 * Finds the worker that this environment would start: on this machine at its port unless a URL is
 * given, with its newest API key.
 *
 * @throws UsageError if there is no key, or the URL is invalid
 */
export async function findWorker(
	environment: NodeJS.ProcessEnv,
	urlOption: string | undefined,
): Promise<AdminApi> {
	const url = urlOption ?? (environment.WORKER_URL || localUrl(environment));
	const { protocol, username, password } = URL.parse(url) ?? {};
	const source = urlOption === undefined ? 'WORKER_URL' : '--url';
	if (protocol !== 'http:' && protocol !== 'https:') {
		throw new UsageError(`${source} is not an HTTP URL. Example: --url http://127.0.0.1:3000`);
	}
	if (username || password) {
		throw new UsageError(
			`${source} contains a user or password, but the worker takes an API key. Set API_KEY`,
		);
	}
	return new AdminApi(url.replace(/\/+$/, ''), await apiKeyOf(environment));
}

function localUrl({ HOST, PORT }: NodeJS.ProcessEnv): string {
	const everywhere = !HOST || HOST === '0.0.0.0' || HOST === '::';
	const host = everywhere ? '127.0.0.1' : HOST.includes(':') ? `[${HOST}]` : HOST;
	return `http://${host}:${PORT || 3000}`;
}

const isBearerKey = bearerKey(1);

async function apiKeyOf({ API_KEY, DATA_DIR }: NodeJS.ProcessEnv): Promise<string> {
	const configured = (API_KEY ?? '').split(',')[0]?.trim();
	if (configured) {
		if (isBearerKey(configured)) return configured;
		throw new UsageError(
			'API_KEY contains spaces or characters other than ASCII, which no HTTP header carries',
		);
	}
	const dataDir = DATA_DIR || './data';
	const generated = await readGeneratedSecrets(dataDir);
	if (generated) return generated.apiKey;
	throw new UsageError(
		`API_KEY is not set, and ${dataDir} holds no generated secrets. ` +
			'Run this command where the worker runs, or set API_KEY',
	);
}
