import type { State } from '../state/state';
import type { App } from '../state/identity';
import type { Form } from './form';
import { OAuthRefusal } from './oauthRefusal';

/**
 * Who calls the token endpoint: Basic header, or id and secret in the body, never both. Public apps
 * send their id only.
 *
 * @throws OAuthRefusal 400 for both ways at once, 401 for unknown id, wrong or missing secret
 */
export function authenticateClient(
	state: State,
	authorization: string | undefined,
	form: Form,
): App {
	const inBody = form.text('client_id');
	if (authorization !== undefined && (inBody || form.text('client_secret'))) {
		throw new OAuthRefusal(
			400,
			'invalid_request',
			'client_id in the body is not supported together with an Authorization header',
		);
	}
	const [id, secret] =
		authorization === undefined
			? [inBody, form.text('client_secret')]
			: basicCredentials(authorization);
	const app = id === undefined ? undefined : state.apps.get(id);
	if (!app || app.clientSecret !== secret) {
		throw new OAuthRefusal(401, 'invalid_client', 'The client_id or client_secret is invalid.');
	}
	return app;
}

/** The characters of id and secret need no form encoding, so both readings of RFC 6749 agree. */
function basicCredentials(authorization: string): [string?, string?] {
	const [, base64] = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization) ?? [];
	if (!base64) return [];
	const text = Buffer.from(base64, 'base64').toString('utf8');
	const colon = text.indexOf(':');
	return colon < 0 ? [text] : [text.slice(0, colon), text.slice(colon + 1) || undefined];
}
