import type { Hook } from '../state/hook';

/** A hook as it is answered and repeated in callbacks: without its secret, unset fields left out. */
export function hookDetails(hook: Hook) {
	return {
		hookId: hook.hookId,
		tenant: hook.tenant ?? Object.values(hook.scope)[0],
		callbackUrl: hook.callbackUrl,
		createdBy: hook.createdBy,
		event: hook.event,
		createdDate: hookTime(hook.createdDate),
		lastUpdatedDate: hookTime(hook.lastUpdatedDate),
		system: hook.system,
		creatorType: hook.creatorType,
		status: hook.status,
		scope: hook.scope,
		...(hook.filter === undefined ? {} : { filter: hook.filter }),
		...(hook.hookAttribute === undefined ? {} : { hookAttribute: hook.hookAttribute }),
		...(hook.hubId === undefined ? {} : { hubId: hook.hubId }),
		...(hook.projectId === undefined ? {} : { projectId: hook.projectId }),
		...(hook.hookExpiry === undefined ? {} : { hookExpiry: hook.hookExpiry }),
		autoReactivateHook: hook.autoReactivateHook,
		urn: `urn:adsk.webhooks:events.hook:${hook.hookId}`,
		callbackWithEventPayloadOnly: hook.callbackWithEventPayloadOnly,
		__self__: `/systems/${hook.system}/events/${hook.event}/hooks/${hook.hookId}`,
	};
}

function hookTime(iso: string): string {
	return iso.replace('Z', '+00:00');
}
