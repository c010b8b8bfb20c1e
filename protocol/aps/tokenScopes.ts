import { isJsonObject } from '../json';

/**
 * The scopes of an access token. Autodesk's tokens are JWTs whose claim `scope` lists them. Only for
 * advice: the signature is not verified.
 *
 * @returns undefined if the text is no such token
 */
export function tokenScopes(token: unknown): string[] | undefined {
	if (typeof token !== 'string') return undefined;
	const [, claims = ''] = token.split('.');
	try {
		const read: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
		return isJsonObject(read) ? scopesIn(read.scope) : undefined;
	} catch {
		return undefined;
	}
}

function scopesIn(scope: unknown): string[] | undefined {
	if (typeof scope === 'string') return scope.split(' ').filter((one) => one !== '');
	if (!Array.isArray(scope)) return undefined;
	return scope.filter((one) => typeof one === 'string');
}
