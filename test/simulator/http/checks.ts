import type { Request } from 'express';
import { missingScopes } from '../../../protocol/aps/scopes';
import type { Simulation } from '../simulation/simulation';
import type { User } from '../state/people';
import type { Caller } from '../state/caller';
import type { AnyEndpoint } from './endpoint';
import { apiNotEnabled, quotaExceeded, Refusal, scopeMissing, tokenRefused } from './refusal';
import { SERVICES } from './services';

/**
 * What the gateway checks before the API sees a call.
 *
 * @throws GatewayRefusal 401 AUTH-006, 403 AUTH-001, 403 AUTH-010, 429
 */
export function admit(sim: Simulation, endpoint: AnyEndpoint, req: Request): Caller {
	const caller = callerOf(sim, req.headers.authorization);
	if (sim.state.disabledApis.get(caller.clientId)?.includes(endpoint.service)) {
		throw apiNotEnabled();
	}
	if (!satisfied(caller.scopes, endpoint.scopes)) throw scopeMissing();
	const counted = endpoint.countedWith ?? `${endpoint.method} ${String(endpoint.path)}`;
	checkQuota(sim, `${caller.clientId} ${counted}`, endpoint.perMinute);
	const { userHeader } = SERVICES[endpoint.service];
	if (caller.kind !== '2L' || !userHeader) return caller;
	return { ...caller, actsFor: req.headers[userHeader]?.toString() };
}

/**
 * Counts one call where quotas are enforced.
 *
 * @throws GatewayRefusal 429 with `Retry-After`
 */
export function checkQuota(sim: Simulation, counted: string, perMinute?: number): void {
	if (!sim.settings.enforceQuotas || perMinute === undefined) return;
	const wait = sim.quotas.count(counted, perMinute);
	if (wait !== undefined) throw quotaExceeded(wait);
}

/** @throws GatewayRefusal 401 when the token is missing, unknown, revoked or expired */
export function callerOf(sim: Simulation, authorization: string | undefined): Caller {
	const [, bearer] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? [];
	const token = bearer ? sim.state.accessTokens.get(bearer) : undefined;
	if (!token || token.expiresAt <= Date.now()) throw tokenRefused();
	const { kind, clientId, scopes, userId } = token;
	return { kind, clientId, scopes, user: userId ? tokenUser(sim, userId) : undefined };
}

function tokenUser(sim: Simulation, userId: string): User {
	const user = sim.state.users.get(userId);
	if (!user) throw tokenRefused();
	return user;
}

function satisfied(granted: readonly string[], needed: AnyEndpoint['scopes']): boolean {
	const required = needed.filter((scope) => typeof scope === 'string');
	const alternatives = needed.filter((scope) => typeof scope !== 'string');
	return (
		missingScopes(granted, required).length === 0 &&
		alternatives.every((oneOf) => oneOf.some((scope) => granted.includes(scope)))
	);
}

/** @throws Refusal 403 for a kind of token the endpoint does not take */
export function checkTokenKind(endpoint: AnyEndpoint, caller: Caller): void {
	if (endpoint.tokens.includes(caller.kind)) return;
	throw new Refusal(
		403,
		`This endpoint does not accept a ${caller.kind} token, only ${endpoint.tokens.join(', ')}`,
	);
}

/** @throws Refusal 406 when the caller does not accept what the API answers */
export function checkAccept(endpoint: AnyEndpoint, req: Request): void {
	const { mediaType } = SERVICES[endpoint.service];
	// That Data Management also answers callers who ask for plain JSON is not confirmed.
	if (req.accepts(mediaType)) return;
	throw new Refusal(406, `This endpoint answers ${mediaType}`);
}

/**
 * Reads the JSON body.
 *
 * @throws Refusal 415 or 400 for a wrong media type, 400 for a body that is not JSON or has the wrong
 *   shape, naming each wrong field
 */
export function readBody(endpoint: AnyEndpoint, req: Request): unknown {
	const bytes: unknown = req.body;
	const sent = Buffer.isBuffer(bytes) && bytes.length > 0;
	if (!endpoint.body) {
		if (sent) throw new Refusal(400, 'This endpoint takes no body');
		return undefined;
	}
	const { mediaType, wrongMediaType } = SERVICES[endpoint.service];
	const contentType = req.headers['content-type']?.split(';')[0].trim().toLowerCase();
	if (contentType !== mediaType) {
		throw new Refusal(
			wrongMediaType,
			`Content-Type must be ${mediaType}, not ${contentType ?? 'missing'}`,
		);
	}
	let json: unknown;
	try {
		json = JSON.parse(sent ? bytes.toString('utf8') : '');
	} catch {
		throw new Refusal(400, 'The body is not valid JSON');
	}
	const parsed = endpoint.body.safeParse(json);
	if (parsed.success) return parsed.data;
	const problems = parsed.error.issues.map(
		({ path, message }) => `${path.join('.') || 'body'}: ${message}`,
	);
	throw new Refusal(400, problems.join('\n'));
}
