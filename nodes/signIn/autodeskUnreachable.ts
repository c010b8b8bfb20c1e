import { connectionTrouble } from '../network/connectionTrouble';

/**
 * The token request got no response, so nothing is known about the credential. The credential's test shows
 * this message; without it, n8n would show a bare error code.
 */
export class AutodeskUnreachable extends Error {
	constructor(origin: string, advice: string, cause: unknown) {
		super(`Autodesk (${origin}) could not be reached to sign in. ${advice}`, { cause });
		this.name = 'AutodeskUnreachable';
	}
}

/** @returns the error itself if Autodesk did answer */
export function asUnreachable(error: unknown, origin: string): unknown {
	if (typeof error === 'object' && error !== null && 'response' in error && error.response) {
		return error;
	}
	const advice =
		connectionTrouble(error)?.advice ?? 'Check the network connection and proxy of the n8n server';
	return new AutodeskUnreachable(origin, advice, error);
}
