import { ISSUER } from './issue';
import { SCOPES } from '../../../protocol/aps/scopes';

/** The document by which OpenID clients find the endpoints. */
export function openIdConfiguration(url: string) {
	const v2 = `${url}/authentication/v2`;
	return {
		issuer: ISSUER,
		authorization_endpoint: `${v2}/authorize`,
		token_endpoint: `${v2}/token`,
		userinfo_endpoint: `${url}/userinfo`,
		jwks_uri: `${v2}/keys`,
		revoke_endpoint: `${v2}/revoke`,
		introspection_endpoint: `${v2}/introspect`,
		scopes_supported: Object.keys(SCOPES),
		response_types_supported: ['code'],
		response_modes_supported: ['query'],
		grant_types_supported: ['authorization_code', 'client_credentials', 'refresh_token'],
		subject_types_supported: ['public'],
		id_token_signing_alg_values_supported: ['RS256'],
	};
}
