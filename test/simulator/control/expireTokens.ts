import type { State } from '../state/state';
import type { TokenKind } from '../state/identity';

/**
 * Lets access tokens expire now: the next call with one is answered 401 AUTH-006.
 *
 * @param only tokens of one app or kind; all when left out
 * @returns how many expired
 */
export function expireTokens(
	state: State,
	only: { clientId?: string; kind?: TokenKind } = {},
): number {
	const now = Date.now();
	let count = 0;
	for (const token of state.accessTokens.values()) {
		if (only.clientId && token.clientId !== only.clientId) continue;
		if (only.kind && token.kind !== only.kind) continue;
		if (token.expiresAt > now) count++;
		token.expiresAt = Math.min(token.expiresAt, now);
	}
	return count;
}
