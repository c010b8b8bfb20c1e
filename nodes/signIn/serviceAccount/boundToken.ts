import type { ServiceAccount } from './account';
import { fingerprint } from './account';

/**
 * A token together with the fingerprint it was fetched for. n8n keeps it in the credential until
 * Autodesk refuses it, even if a person enters another account, key or set of scopes. A bound token
 * stops working at that moment.
 */
export function bindToken(account: ServiceAccount, token: string): string {
	return `${fingerprint(account)} ${token}`;
}

/** @returns undefined if there is no token, or if it was fetched for other values */
export function boundToken(account: ServiceAccount, stored: unknown): string | undefined {
	const [boundTo, token] = String(stored ?? '').split(' ');
	return boundTo === fingerprint(account) ? token : undefined;
}
