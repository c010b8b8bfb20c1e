import { isJsonObject } from '../json';
import type { JsonObject } from '../json';
import type { HookAddress } from './hookAddress';
import type { HookScope } from './hookScope';
import { fillPath } from './ids';
import type { Region } from './regions';
import type { ApsAnswer, ApsRequest } from './request';

/** The requests to Autodesk's Webhooks API, and how to read the responses. */

/** A webhook as returned by Autodesk; unused fields are kept. */
export interface ApsHook extends JsonObject {
	hookId: string;
	system: string;
	event: string;
	callbackUrl: string;
	/** Exactly one key, e.g. `{ folder: 'urn:…' }`. */
	scope: Record<string, string>;
	/** `inactive`: Autodesk no longer calls. `reactivated`: the next event gets a single attempt. */
	status: 'active' | 'inactive' | 'reactivated';
	/** Client ID of an app (`Application`), or Autodesk ID of a user (`O2User`). */
	createdBy?: string;
	creatorType?: string;
	/** Times are ISO 8601, some of them without a colon in the offset. */
	createdDate?: string;
	lastUpdatedDate?: string;
	hookExpiry?: string | null;
	hookAttribute?: JsonObject;
	filter?: string | null;
	hubId?: string;
	projectId?: string;
}

/** What can be set when a webhook is created. */
export interface NewHook extends HookSettings {
	callbackUrl: string;
	scope: HookScope;
	/** Data Management IDs (with `b.`); they speed up permission checks. */
	hubId?: string;
	projectId?: string;
}

/** What can also be changed later. Everything else requires a new webhook. */
export interface HookSettings {
	status?: 'active' | 'inactive';
	/** Below 1 KB as JSON; included in every callback. */
	hookAttribute?: object;
	autoReactivateHook?: boolean;
	/** ISO 8601; null means never. */
	hookExpiry?: string | null;
	/** JSONPath on the payload; null removes it. */
	filter?: string | null;
}

/** What can be changed: `token` sets the secret that signs the callbacks of this webhook. */
export interface HookChanges extends HookSettings {
	token?: string;
}

/** Where webhooks are stored. An ID is valid in its own region only. */
export interface HookPlace {
	region: Region;
	/** Fusion Manage tenant, for its events only. */
	tenant?: string;
}

export type CreatedHook =
	/** The ID is undefined if Autodesk sent no `Location`: look it up in the list. */
	| { kind: 'created'; hookId: string | undefined }
	/** A webhook with the same callback URL, event and scope exists. */
	| { kind: 'exists' }
	/** A status from 400 up that the caller accepts. */
	| { kind: 'refused'; answer: ApsAnswer };

const CONFLICT = 409;
const NOT_FOUND = 404;

const HOOKS_OF_EVENT = '/webhooks/v1/systems/{system}/events/{event}/hooks';

/** Safe to repeat: Autodesk answers 409 if the webhook exists. */
export function createHook(
	place: HookPlace,
	{ system, event }: Pick<HookAddress, 'system' | 'event'>,
	hook: NewHook,
): ApsRequest {
	return {
		method: 'POST',
		path: fillPath(HOOKS_OF_EVENT, { system, event }),
		body: hook,
		...hookPlace(place),
		repeatable: true,
		accept: [CONFLICT],
	};
}

/** The result of {@link createHook}, whose response has no body. */
export function readCreatedHook(answer: ApsAnswer): CreatedHook {
	if (answer.status === CONFLICT) return { kind: 'exists' };
	if (answer.status >= 400) return { kind: 'refused', answer };
	return { kind: 'created', hookId: hookIdFromLocation(answer.headers.location) };
}

export function getHook(place: HookPlace, address: HookAddress): ApsRequest {
	return { path: hookPath(address), ...hookPlace(place), accept: [NOT_FOUND] };
}

/** Changes only the given fields of the webhook. */
export function updateHook(
	place: HookPlace,
	address: HookAddress,
	changes: HookChanges,
): ApsRequest {
	return {
		method: 'PATCH',
		path: hookPath(address),
		body: changes,
		...hookPlace(place),
	};
}

/** A webhook that no longer exists counts as deleted. */
export function deleteHook(place: HookPlace, address: HookAddress): ApsRequest {
	return {
		method: 'DELETE',
		path: hookPath(address),
		...hookPlace(place),
		accept: [NOT_FOUND],
	};
}

/** The webhooks of a system; an empty list for a system unknown to Autodesk. */
export function listSystemHooks(place: HookPlace, system: string): ApsRequest {
	return {
		path: fillPath('/webhooks/v1/systems/{system}/hooks', { system }),
		...hookPlace(place),
		accept: [NOT_FOUND],
	};
}

/** All webhooks of the app, regardless of who created them. 2-legged tokens only. */
export function listAppHooks(place: HookPlace): ApsRequest {
	return { path: '/webhooks/v1/app/hooks', ...hookPlace(place) };
}

/** The webhooks that the caller itself created. */
export function listOwnHooks(place: HookPlace): ApsRequest {
	return { path: '/webhooks/v1/hooks', ...hookPlace(place) };
}

/**
 * The lists to read instead of one, to see webhooks in every state: documents disagree on whether the
 * unfiltered list includes inactive webhooks.
 */
export function inEveryState(list: ApsRequest): ApsRequest[] {
	return [list, { ...list, query: { ...list.query, status: 'inactive' } }];
}

/** The headers that say where a webhook is stored; the service adds those of the region. */
export function hookPlace({ region, tenant }: HookPlace): {
	region: Region;
	headers: Record<string, string>;
} {
	const headers: Record<string, string> = {};
	if (tenant) headers['x-tenant'] = tenant.toUpperCase();
	return { region, headers };
}

/** The ID is the part after `/hooks/`. @returns undefined if there is none */
export function hookIdFromLocation(location: string | undefined): string | undefined {
	return /\/hooks\/([^/?#\s]+)/.exec(location ?? '')?.[1];
}

export function isApsHook(value: unknown): value is ApsHook {
	return (
		isJsonObject(value) &&
		typeof value.hookId === 'string' &&
		typeof value.system === 'string' &&
		typeof value.event === 'string'
	);
}

function hookPath({ system, event, hookId }: HookAddress): string {
	return fillPath(`${HOOKS_OF_EVENT}/{hookId}`, { system, event, hookId });
}
