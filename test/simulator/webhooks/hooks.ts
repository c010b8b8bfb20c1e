import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Call } from '../http/endpoint';
import { defineEndpoint } from '../http/endpoint';
import { Refusal } from '../http/refusal';
import { changeSecret } from '../callbacks/actingSecret';
import { isExpired } from '../state/hook';
import type { Hook } from '../state/hook';
import { eventsMatching, isSystem } from '../callbacks/catalogue';
import { hookDetails } from '../callbacks/hookDetails';
import { createHookBody, hookOf, ownerOf, regionOf, updateHookBody } from './requests';
import { checkScope } from './scope';

const WEBHOOKS = { service: 'webhooks', tokens: ['2L', '3L', 'SSA'], query: ['region'] } as const;
/** The specification lists `data:write`, tutorials `data:create`. */
const WRITE = ['data:read', ['data:write', 'data:create']] as const;
const HOOK_PATH = '/webhooks/v1/systems/{system}/events/{event}/hooks/{hook_id}';

const MAX_HOOKS_PER_SCOPE = 1000;

/** Answers 201 without body: the id stands at the end of `Location` only. */
export const createHook = defineEndpoint({
	...WEBHOOKS,
	method: 'POST',
	path: '/webhooks/v1/systems/{system}/events/{event}/hooks',
	scopes: WRITE,
	body: createHookBody,
	perMinute: 50,
	handle(call) {
		const hook = addHook(call, call.params.event);
		return { status: 201, headers: { Location: `${call.sim.url}/webhooks/v1${selfOf(hook)}` } };
	},
});

/** One hook for every event of the system. */
export const createSystemHooks = defineEndpoint({
	...WEBHOOKS,
	method: 'POST',
	path: '/webhooks/v1/systems/{system}/hooks',
	scopes: WRITE,
	body: createHookBody,
	perMinute: 50,
	handle(call) {
		if (!isSystem(call.params.system))
			throw new Refusal(404, `Unknown system ${call.params.system}`);
		const hooks = eventsMatching(call.params.system, '*').map(({ id }) => addHook(call, id));
		return { status: 201, body: { hooks: hooks.map(hookDetails) } };
	},
});

export const getHook = defineEndpoint({
	...WEBHOOKS,
	method: 'GET',
	path: HOOK_PATH,
	scopes: ['data:read'],
	perMinute: 300,
	handle: (call) => ({ status: 200, body: hookDetails(hookOf(call)) }),
});

export const updateHook = defineEndpoint({
	...WEBHOOKS,
	method: 'PATCH',
	path: HOOK_PATH,
	scopes: WRITE,
	body: updateHookBody,
	perMinute: 300,
	handle(call) {
		const hook = hookOf(call);
		const { status, autoReactivateHook, filter, hookAttribute, token, hookExpiry } = call.body;
		if (status) {
			hook.status = status;
			hook.failures = 0;
			hook.reactivations = 0;
		}
		if (autoReactivateHook !== undefined) hook.autoReactivateHook = autoReactivateHook;
		if (filter !== undefined) hook.filter = filter ?? undefined;
		if (hookAttribute !== undefined) hook.hookAttribute = hookAttribute ?? undefined;
		if (token !== undefined) changeSecret(call.sim, hook, token);
		if (hookExpiry !== undefined) hook.hookExpiry = hookExpiry || undefined;
		hook.lastUpdatedDate = new Date().toISOString();
		return { status: 200 };
	},
});

export const deleteHook = defineEndpoint({
	...WEBHOOKS,
	method: 'DELETE',
	path: HOOK_PATH,
	scopes: WRITE,
	perMinute: 300,
	handle(call) {
		call.sim.state.hooks.delete(hookOf(call).hookId);
		return { status: 204 };
	},
});

/**
 * @throws Refusal 400 wrong scope or too many hooks, 403 scope not accessible, 404 unknown system or
 *   event, 409 same callback URL, scope and event
 */
function addHook(call: Call<z.infer<typeof createHookBody>>, event: string): Hook {
	const { sim, body, params } = call;
	const events = eventsMatching(params.system, event);
	if (events.length === 0) throw new Refusal(404, `Unknown event ${params.system}/${event}`);
	checkScope(call, events, body.scope);
	const region = regionOf(call);
	const owner = ownerOf(call);
	const others = [...sim.state.hooks.values()].filter(
		(hook) =>
			hook.system === params.system &&
			hook.event === event &&
			hook.region === region &&
			hook.createdBy === owner.createdBy &&
			!isExpired(hook) &&
			JSON.stringify(hook.scope) === JSON.stringify(body.scope),
	);
	if (others.some(({ callbackUrl }) => callbackUrl === body.callbackUrl)) {
		throw new Refusal(409, 'Failed to save duplicate webhook.', 'CONFLICT_ERROR');
	}
	if (others.length >= MAX_HOOKS_PER_SCOPE) {
		throw new Refusal(
			400,
			`At most ${MAX_HOOKS_PER_SCOPE} hooks per event and scope`,
			'VALIDATION_ERROR',
		);
	}
	const now = new Date().toISOString();
	const hook: Hook = {
		hookId: randomUUID(),
		region,
		system: params.system,
		event,
		scope: body.scope,
		callbackUrl: body.callbackUrl,
		clientId: call.caller.clientId,
		...owner,
		createdDate: now,
		lastUpdatedDate: now,
		status: 'active',
		autoReactivateHook: body.autoReactivateHook ?? false,
		hookExpiry: body.hookExpiry || undefined,
		hookAttribute: body.hookAttribute,
		filter: body.filter ?? undefined,
		hubId: body.hubId,
		projectId: body.projectId,
		tenant: body.tenant,
		callbackWithEventPayloadOnly: body.callbackWithEventPayloadOnly ?? false,
		failures: 0,
		reactivations: 0,
		token: body.token,
	};
	sim.state.hooks.set(hook.hookId, hook);
	return hook;
}

function selfOf({ system, event, hookId }: Hook): string {
	return `/systems/${system}/events/${encodeURIComponent(event)}/hooks/${hookId}`;
}
