import type { Simulation } from '../simulation/simulation';
import type { App } from '../state/identity';
import type { Form } from './form';
import { tokenAnswer } from './issue';
import type { Jwt } from './jwt';
import { parseJwt } from './jwt';
import { OAuthRefusal } from './oauthRefusal';
import { narrowScopes, readScopes } from './scopes';

const AUDIENCE = 'https://developer.api.autodesk.com/authentication/v2/token';

/** Assertions that live longer are refused. Autodesk's samples use five minutes; its maximum is unknown. */
const MAX_LIFE_SECONDS = 3600;

/** Exchanges the signed assertion of a service account. No refresh token: sign a new one instead. */
export function jwtBearer(sim: Simulation, app: App, form: Form): object {
	const jwt = parseJwt(form.required('assertion'));
	if (!jwt) throw invalid('The assertion is not a JWT.');
	const { sub, scope } = jwt.claims;
	const account = sim.state.serviceAccounts.get(String(sub));
	if (!account || account.createdBy !== app.clientId)
		throw invalid('The service account is unknown.');
	if (account.status !== 'ENABLED') throw invalid('The service account is disabled.');
	const key = account.keys.find(({ kid }) => kid === jwt.header.kid);
	if (key?.status !== 'ENABLED') throw invalid('The key is unknown or disabled.');
	if (jwt.header.alg !== 'RS256' || !jwt.isSignedBy(key.publicKey))
		throw invalid('The signature is wrong.');
	checkClaims(sim, app, jwt);
	const granted = readScopes(app, Array.isArray(scope) ? scope.join(' ') : undefined);
	const scopes = narrowScopes(granted, form.text('scope'));
	return tokenAnswer(sim, {
		kind: 'SSA',
		clientId: app.clientId,
		userId: account.serviceAccountId,
		scopes,
	});
}

function checkClaims(sim: Simulation, app: App, { claims: { iss, aud, exp } }: Jwt): void {
	if (iss !== app.clientId) throw invalid('iss must be the client id.');
	// Clients that follow a base URL name the simulator itself.
	if (aud !== AUDIENCE && aud !== `${sim.url}/authentication/v2/token`) {
		throw invalid(`aud must be ${AUDIENCE}.`);
	}
	const now = Date.now() / 1000;
	if (typeof exp !== 'number' || exp <= now || exp > now + MAX_LIFE_SECONDS) {
		throw invalid('exp is missing, over, or too far away.');
	}
}

function invalid(message: string): OAuthRefusal {
	return new OAuthRefusal(400, 'invalid_grant', message);
}
