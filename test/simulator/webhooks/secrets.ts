import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import type { Simulation } from '../simulation';
import type { Hook, Secret } from '../state/hook';
import { secretKey } from '../state/state';
import { ownerOf, regionOf, secretBody } from './requests';

/** The owner-wide secret: signs the callbacks of all hooks that have none of their own. */

const SECRETS = {
	service: 'webhooks',
	tokens: ['2L', '3L', 'SSA'],
	scopes: ['data:read', ['data:write', 'data:create']],
	query: ['region'],
	perMinute: 50,
} as const;

export const createSecret = defineEndpoint({
	...SECRETS,
	method: 'POST',
	path: '/webhooks/v1/tokens',
	body: secretBody,
	handle(call) {
		const key = keyOf(call);
		if (call.sim.state.hookSecrets.has(key)) {
			throw new Refusal(400, 'Failed to save duplicate token.', 'VALIDATION_ERROR');
		}
		const secret: Secret = {};
		changeSecret(call.sim, secret, call.body.token);
		call.sim.state.hookSecrets.set(key, secret);
		return { status: 200, body: { status: 200, detail: ['Token created.'] } };
	},
});

export const replaceSecret = defineEndpoint({
	...SECRETS,
	method: 'PUT',
	path: '/webhooks/v1/tokens/@me',
	body: secretBody,
	handle(call) {
		changeSecret(call.sim, existingSecret(call), call.body.token);
		return { status: 204 };
	},
});

export const deleteSecret = defineEndpoint({
	...SECRETS,
	method: 'DELETE',
	path: '/webhooks/v1/tokens/@me',
	handle(call) {
		existingSecret(call);
		call.sim.state.hookSecrets.delete(keyOf(call));
		return { status: 204 };
	},
});

/** What signs the callbacks of a hook; its own secret wins. None: they are sent unsigned. */
export function secretFor({ state }: Pick<Simulation, 'state'>, hook: Hook): string | undefined {
	const key = secretKey(`${hook.clientId}/${hook.createdBy}`, hook.region);
	return actingSecret(hook) ?? actingSecret(state.hookSecrets.get(key) ?? {});
}

/** Changes a secret; the new one stays silent as long as the settings say. */
export function changeSecret(
	{ settings }: Pick<Simulation, 'settings'>,
	holder: Secret,
	token: string,
): void {
	const previous = actingSecret(holder);
	const until = Date.now() + settings.secretDelayMs;
	holder.lateChange = settings.secretDelayMs > 0 ? { until, previous } : undefined;
	holder.token = token;
}

function actingSecret({ token, lateChange }: Secret): string | undefined {
	return lateChange && Date.now() < lateChange.until ? lateChange.previous : token;
}

type AnyCall = Pick<Call, 'sim' | 'caller' | 'headers' | 'query'>;

function keyOf(call: AnyCall): string {
	return secretKey(`${call.caller.clientId}/${ownerOf(call).createdBy}`, regionOf(call));
}

/** @throws Refusal 404 */
function existingSecret(call: AnyCall): Secret {
	const secret = call.sim.state.hookSecrets.get(keyOf(call));
	if (secret) return secret;
	throw new Refusal(404, 'No token exists.');
}
