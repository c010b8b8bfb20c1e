import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { AUTODESK_URL } from '../../protocol/aps/services';

/** The base URL of the credential's calls, without trailing slash. */
export function baseUrlOf({ baseUrl }: ICredentialDataDecryptedObject): string {
	return String(baseUrl ?? AUTODESK_URL).replace(/\/+$/, '');
}

/** The scopes that a credential requests. n8n fills the hidden `scope` from what is selected. */
export function scopesOf({ scope }: ICredentialDataDecryptedObject): string[] {
	return typeof scope === 'string' ? scope.split(' ').filter((one) => one !== '') : [];
}
