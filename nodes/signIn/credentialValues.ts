import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { AUTODESK_URL } from '../../protocol/aps/services';
import { FILE_SCOPES } from './credentialFields';

/** Where the credential's calls go, without trailing slash. */
export function baseUrlOf({ baseUrl }: ICredentialDataDecryptedObject): string {
	return String(baseUrl ?? AUTODESK_URL).replace(/\/+$/, '');
}

/**
 * The scopes that a credential asks for: ticked ones and those typed under Additional Scopes, or
 * those for files when there are none.
 */
export function scopesOf(credential: ICredentialDataDecryptedObject): string[] {
	const ticked: unknown = credential.tickedScopes;
	const typed = typeof credential.additionalScopes === 'string' ? credential.additionalScopes : '';
	const scopes = [
		...(Array.isArray(ticked) ? ticked.map(String) : []),
		...typed.split(/[\s,]+/).filter((scope) => scope !== ''),
	];
	return scopes.length > 0 ? scopes : [...FILE_SCOPES];
}
