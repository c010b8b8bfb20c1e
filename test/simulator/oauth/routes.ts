import type { Express, Request, Response } from 'express';
import { callerOf, checkQuota } from '../http/checks';
import { openIdConfiguration } from './openIdConfiguration';
import { GatewayRefusal, tokenRefused } from '../http/refusal';
import type { Simulation } from '../simulation/simulation';
import type { App } from '../state/identity';
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
	app.post('/authentication/v2/token', form(token, 500));
	app.post('/authentication/v2/revoke', form(revoke, 100));
	// Sources disagree; this is the smaller figure.
	app.post('/authentication/v2/introspect', form(introspect, 100));
	app.get('/.well-known/openid-configuration', (_req, res) => {
		res.json(openIdConfiguration(sim.url));
	});
	// On the real service this is the host api.userprofile.autodesk.com.
	app.get('/userinfo', (req, res) => userinfo(sim, req, res));

	/** @param perMinute documented calls per minute and app */
	function form(
		handle: (sim: Simulation, caller: App, form: Form) => object | undefined,
		perMinute: number,
	) {
		return (req: Request, res: Response) => {
			try {
				const fields = Form.read(req);
				const caller = authenticateClient(sim.state, req.headers.authorization, fields);
				checkQuota(sim, `${caller.clientId} ${req.path}`, perMinute);
				const answer = handle(sim, caller, fields);
				if (answer) res.set('Cache-Control', 'no-store').json(answer);
				else res.end();
			} catch (error) {
				if (!(error instanceof OAuthRefusal || error instanceof GatewayRefusal)) throw error;
				res.status(error.status).set(error.headers).json(error.body);
			}
		};
	}
}

function token(sim: Simulation, app: App, form: Form): object {
	const grant = GRANTS[form.required('grant_type')];
	if (!grant)
		throw new OAuthRefusal(400, 'unsupported_grant_type', 'The grant_type is not supported.');
	return grant(sim, app, form);
}

/** Revoking what is unknown or gone succeeds too, as RFC 7009 wants it. */
function revoke(sim: Simulation, app: App, form: Form): undefined {
	const text = form.required('token');
	const hint = form.required('token_type_hint');
	const tokens = { access_token: sim.state.accessTokens, refresh_token: sim.state.refreshTokens }[
		hint
	];
	if (!tokens) throw new OAuthRefusal(400, 'unsupported_token_type', 'Unknown token_type_hint.');
	if (tokens.get(text)?.clientId === app.clientId) tokens.delete(text);
	return undefined;
}

function introspect(sim: Simulation, _app: App, form: Form): object {
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
		if (!user) throw tokenRefused();
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
