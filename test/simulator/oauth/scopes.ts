import { SCOPES } from '../../../protocol/aps/scopes';
import type { App } from '../state/identity';
import { OAuthRefusal } from './oauthRefusal';

const MAX_SCOPES = 50;
/** Sources disagree whether it is 2000 or 3000. */
const MAX_CHARACTERS = 2000;

/**
 * Reads requested scopes.
 *
 * @throws OAuthRefusal 400 when none is asked for, one is unknown, or the app may not have it
 */
export function readScopes(app: App, text: string | undefined): string[] {
	const scopes = [...new Set(text?.split(/\s+/).filter(Boolean))];
	if (scopes.length === 0) {
		throw new OAuthRefusal(
			400,
			'invalid_request',
			'The required parameter(s) scope not present in the request.',
		);
	}
	if (scopes.length > MAX_SCOPES) {
		throw new OAuthRefusal(400, 'invalid_scope', `At most ${MAX_SCOPES} scopes may be requested`);
	}
	if (scopes.join(' ').length > MAX_CHARACTERS) {
		throw new OAuthRefusal(400, 'invalid_scope', 'The scope parameter is too long');
	}
	for (const scope of scopes) {
		const known = scope in SCOPES || /^data:read:urn:[^*\\"]+$/.test(scope);
		if (!known) throw new OAuthRefusal(400, 'invalid_scope', `The scope "${scope}" is invalid.`);
		if (!app.allowedScopes.includes(scope) && scope in SCOPES) {
			throw new OAuthRefusal(
				400,
				'invalid_scope',
				`The scope "${scope}" is not allowed for this client.`,
			);
		}
	}
	return scopes;
}

/** @throws OAuthRefusal 400 when a scope is not among the granted ones */
export function narrowScopes(granted: readonly string[], text: string | undefined): string[] {
	const wanted = text?.split(/\s+/).filter(Boolean) ?? [...granted];
	const foreign = wanted.find((scope) => !granted.includes(scope));
	if (foreign === undefined) return wanted;
	throw new OAuthRefusal(400, 'invalid_scope', `The scope "${foreign}" was not granted.`);
}
