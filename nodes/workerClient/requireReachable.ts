import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';
import { withoutSecrets } from '../../protocol/withoutSecrets';
import { connectionTrouble } from '../network/connectionTrouble';
import { advice, headline } from './explanation';

const TIMEOUT_MS = 15_000;

/**
 * The worker could not be asked, so nothing is known about the API key. The credential's test shows this
 * message; without it, n8n would show a bare error code.
 */
class WorkerUnreachable extends Error {
	constructor(message: string, cause?: unknown) {
		super(message, { cause });
		this.name = 'WorkerUnreachable';
	}
}

/**
 * Any answer will do, whatever its status: what it means is for the call that follows. The API key is not
 * sent.
 *
 * @throws WorkerUnreachable that says why there is no answer; n8n's own error if n8n forbids the call
 */
export async function requireReachable(
	http: IHttpRequestHelper['helpers'],
	credential: ICredentialDataDecryptedObject,
): Promise<void> {
	const url = String(credential.url ?? '')
		.trim()
		.replace(/\/+$/, '');
	requireAddress(url);
	try {
		await http.httpRequest({
			url: `${url}/healthz`,
			timeout: TIMEOUT_MS,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		});
	} catch (error) {
		throw asUnreachable(error, url);
	}
}

/** @throws WorkerUnreachable */
function requireAddress(url: string): void {
	if (/^https?:\/\/[^/]/i.test(url) && URL.canParse(url)) return;
	throw new WorkerUnreachable(
		'The URL of the webhook worker is not a web address. Enter one that starts with http:// or https://, such as http://worker:3000',
	);
}

function asUnreachable(error: unknown, url: string): unknown {
	const trouble = connectionTrouble(error);
	const fromNetwork = error instanceof Error && 'code' in error;
	if (trouble === undefined && !fromNetwork) return error;
	const message = `${headline(0, withoutSecrets(url))}. ${advice(0, undefined, trouble)}`;
	return new WorkerUnreachable(message, error);
}
