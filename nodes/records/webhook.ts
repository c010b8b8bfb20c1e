import type { IDataObject } from 'n8n-workflow';
import type { Region } from '../../protocol/aps/regions';
import { isoTime } from './isoTime';

/**
 * @param region where the webhook was found; Autodesk does not return it, and every later call needs it
 * @returns `scopeKey` and `scopeValue` are what the webhook watches, e.g. `folder` and its URN; `createdById` is
 * the user or app that owns it
 */
export function simplifyWebhook(hook: IDataObject, region: Region): IDataObject {
	const { scopeKey, scopeValue } = flatScope((hook.scope ?? {}) as Record<string, string>);
	return {
		event: hook.event,
		system: hook.system,
		status: hook.status,
		callbackUrl: hook.callbackUrl,
		region,
		scopeKey,
		scopeValue,
		attribute: hook.hookAttribute ?? null,
		filter: hook.filter ?? null,
		payloadOnly: String(hook.callbackWithEventPayloadOnly ?? false) === 'true',
		autoReactivate: hook.autoReactivateHook ?? null,
		expiresAt: isoTime(hook.hookExpiry),
		createdAt: isoTime(hook.createdDate),
		id: hook.hookId,
		createdById: hook.createdBy ?? null,
	};
}

/** A scope has exactly one key. */
export function flatScope(scope: Record<string, string>) {
	const [[scopeKey, scopeValue] = [null, null]] = Object.entries(scope);
	return { scopeKey, scopeValue };
}

export const webhookExample: IDataObject = {
	event: 'dm.version.added',
	system: 'data',
	status: 'active',
	callbackUrl: 'https://n8n.example.com/webhook/autodesk',
	region: 'EMEA',
	scopeKey: 'folder',
	scopeValue: 'urn:adsk.wipemea:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
	attribute: { source: 'n8n' },
	filter: null,
	payloadOnly: false,
	autoReactivate: true,
	expiresAt: '2026-12-31T00:00:00.000Z',
	createdAt: '2026-01-12T08:15:30.000Z',
	id: '0f60f6a0-3a1c-4b5d-9e2f-7c8d9a0b1c2d',
	createdById: 'my-client-id',
};
