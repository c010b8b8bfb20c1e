import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { AUTODESK_URL } from '../../protocol/aps/services';
import { FILE_SCOPES } from './credentialFields';

/** The base URL of the credential's calls, without trailing slash. */
export function baseUrlOf({ baseUrl }: ICredentialDataDecryptedObject): string {
	return String(baseUrl ?? AUTODESK_URL).replace(/\/+$/, '');
}

/**
 * The scopes that a credential requests: the selected ones and those typed under Additional Scopes,
 * or the scopes for files if there are none.
 */
export function scopesOf(credential: ICredentialDataDecryptedObject): string[] {
	const selected: unknown = credential.selectedScopes;
	const typed = typeof credential.additionalScopes === 'string' ? credential.additionalScopes : '';
	const scopes = [
		...(Array.isArray(selected) ? selected.map(String) : []),
		...typed.split(/[\s,]+/).filter((scope) => scope !== ''),
	];
	return scopes.length > 0 ? scopes : [...FILE_SCOPES];
}
