import type { ServiceAccount } from './account';
import { fingerprint } from './account';

/**
 * A token together with what it was fetched for. n8n keeps it in the credential until Autodesk
 * refuses it, even when a person enters another account, key or set of scopes meanwhile; bound, it
 * stops working at that moment.
 */
export function bindToken(account: ServiceAccount, token: string): string {
	return `${fingerprint(account)} ${token}`;
}

/** @returns undefined when there is no token, or one that was fetched for other values */
export function boundToken(account: ServiceAccount, stored: unknown): string | undefined {
	const [boundTo, token] = String(stored ?? '').split(' ');
	return boundTo === fingerprint(account) ? token : undefined;
}
