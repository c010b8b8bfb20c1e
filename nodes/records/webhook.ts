import type { IDataObject } from 'n8n-workflow';
import type { Region } from '../../protocol/aps/regions';

/**
 * @param region where the webhook was found; Autodesk does not answer it, and every later call needs it
 * @returns `scopeType` and `scopeValue` say what is watched, e.g. `folder` and its URN
 */
export function simplifyWebhook(hook: IDataObject, region: Region): IDataObject {
	const { scopeType, scopeValue } = flatScope((hook.scope ?? {}) as Record<string, string>);
	return {
		hookId: hook.hookId,
		system: hook.system,
		event: hook.event,
		region,
		status: hook.status,
		callbackUrl: hook.callbackUrl,
		scopeType,
		scopeValue,
		hookAttribute: hook.hookAttribute ?? null,
		autoReactivateHook: hook.autoReactivateHook ?? null,
		hookExpiry: hook.hookExpiry ?? null,
		createdBy: hook.createdBy,
		createdDate: hook.createdDate,
	};
}

/** A scope has exactly one key. */
export function flatScope(scope: Record<string, string>) {
	const [[scopeType, scopeValue] = [null, null]] = Object.entries(scope);
	return { scopeType, scopeValue };
}

export const webhookExample: IDataObject = {
	hookId: '0f60f6a0-3a1c-4b5d-9e2f-7c8d9a0b1c2d',
	system: 'data',
	event: 'dm.version.added',
	region: 'EMEA',
	status: 'active',
	callbackUrl: 'https://n8n.example.com/webhook/autodesk',
	scopeType: 'folder',
	scopeValue: 'urn:adsk.wipemea:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
	hookAttribute: { source: 'n8n' },
	autoReactivateHook: true,
	hookExpiry: '2026-12-31T00:00:00.000+00:00',
	createdBy: 'my-client-id',
	createdDate: '2026-01-12T08:15:30.000+00:00',
};
