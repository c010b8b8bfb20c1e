import type { ConnectionTrouble } from '../network/connectionTrouble';

/**
 * What happened, without final period.
 *
 * @param status of the worker's answer, or 0 if there was none
 * @param url of the worker, without secrets
 */
export function headline(status: number, url: string): string {
	if (status === 0) return `The webhook worker at ${url} could not be reached`;
	if (status === 401 || status === 403) return 'The webhook worker does not accept the API key';
	if (status === 404) return 'The webhook worker could not find it';
	if (status >= 300 && status < 400) return `The URL of the webhook worker redirects elsewhere`;
	if (status >= 500) return `The webhook worker is not ready (status ${status})`;
	return `The webhook worker refused this (status ${status})`;
}

/**
 * @param status of the answer, or 0 if there was none
 * @param detail what the worker said
 * @param trouble why there was no answer, if that is known
 * @returns what to do next, without final period; undefined if what happened says it all
 */
export function advice(
	status: number,
	detail?: string,
	trouble?: ConnectionTrouble,
): string | undefined {
	switch (status) {
		case 0:
			return adviceOnConnection(trouble);
		case 301:
		case 302:
		case 303:
		case 307:
		case 308:
			return 'The redirect was not followed, because that address would have received the API key. Enter the final URL of the worker in the credential';
		case 401:
		case 403:
			return 'Enter one of the worker’s API_KEY values in the credential';
		case 404:
			// The worker explains what it could not find; another server does not.
			return detail ? undefined : 'The URL in the credential does not point to a webhook worker';
		default:
			return undefined;
	}
}

function adviceOnConnection(trouble?: ConnectionTrouble): string {
	if (trouble?.isPermanent) return trouble.advice;
	return [
		trouble?.advice,
		'Check that the worker is running and that n8n can reach the URL in the credential; in a container, localhost is the container itself',
	]
		.filter(Boolean)
		.join('. ');
}
