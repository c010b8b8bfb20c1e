import type { Express, Request, Response } from 'express';
import { callerOf } from '../http/checks';
import { GatewayRefusal } from '../http/refusal';
import type { Simulation } from '../simulation';
import { authorize } from './authorize';
import { authenticateClient } from './clientAuthentication';
import { Form } from './form';
import { GRANTS } from './grants';
import { publicKeys } from './jwt';
import { OAuthRefusal } from './oauthRefusal';

/** Sign-in and tokens. Apart from the authorize page all of them speak form in, JSON out. */
export function mountOAuth(app: Express, sim: Simulation): void {
	app.get('/authentication/v2/authorize', (req, res) => authorize(sim, req, res));
	app.get('/authentication/v2/keys', (_req, res) => {
		res.json(publicKeys());
	});
	app.post('/authentication/v2/token', form(token));
	app.post('/authentication/v2/revoke', form(revoke));
	app.post('/authentication/v2/introspect', form(introspect));
	// On the real service this is the host api.userprofile.autodesk.com.
	app.get('/userinfo', (req, res) => userinfo(sim, req, res));

	function form(handle: (sim: Simulation, req: Request, form: Form) => object | undefined) {
		return (req: Request, res: Response) => {
			try {
				const answer = handle(sim, req, Form.read(req));
				if (answer) res.set('Cache-Control', 'no-store').json(answer);
				else res.end();
			} catch (error) {
				if (!(error instanceof OAuthRefusal)) throw error;
				res.status(error.status).json(error.body);
			}
		};
	}
}

function token(sim: Simulation, req: Request, form: Form): object {
	const app = authenticateClient(sim.state, req.headers.authorization, form);
	const grant = GRANTS[form.required('grant_type')];
	if (!grant)
		throw new OAuthRefusal(400, 'unsupported_grant_type', 'The grant_type is not supported.');
	return grant(sim, app, form);
}

/** Revoking what is unknown or gone succeeds too, as RFC 7009 wants it. */
function revoke(sim: Simulation, req: Request, form: Form): undefined {
	const app = authenticateClient(sim.state, req.headers.authorization, form);
	const text = form.required('token');
	const hint = form.required('token_type_hint');
	const tokens = { access_token: sim.state.accessTokens, refresh_token: sim.state.refreshTokens }[
		hint
	];
	if (!tokens) throw new OAuthRefusal(400, 'unsupported_token_type', 'Unknown token_type_hint.');
	if (tokens.get(text)?.clientId === app.clientId) tokens.delete(text);
	return undefined;
}

function introspect(sim: Simulation, req: Request, form: Form): object {
	authenticateClient(sim.state, req.headers.authorization, form);
	const found = sim.state.accessTokens.get(form.required('token'));
	if (!found || found.expiresAt <= Date.now()) return { active: false };
	const { scopes, clientId, userId, expiresAt } = found;
	return {
		active: true,
		scope: scopes.join(' '),
		client_id: clientId,
		exp: Math.floor(expiresAt / 1000),
		...(userId ? { userid: userId } : {}),
	};
}

function userinfo(sim: Simulation, req: Request, res: Response): void {
	try {
		const { user } = callerOf(sim, req.headers.authorization);
		if (!user) throw new GatewayRefusal(403, 'AUTH-010', 'A token of a user is needed.');
		res.json({
			sub: user.autodeskId,
			name: `${user.firstName} ${user.lastName}`,
			given_name: user.firstName,
			family_name: user.lastName,
			preferred_username: user.email.split('@')[0],
			email: user.email,
			email_verified: true,
			locale: 'en-US',
		});
	} catch (error) {
		if (!(error instanceof GatewayRefusal)) throw error;
		res.status(error.status).json(error.body);
	}
}
