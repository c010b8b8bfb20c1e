import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { changeSecret } from '../callbacks/actingSecret';
import { Refusal } from '../http/refusal';
import type { Secret } from '../state/hook';
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
