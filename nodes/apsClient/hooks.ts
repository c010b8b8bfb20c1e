import type { IDataObject } from 'n8n-workflow';
import type { HookAddress } from '../../protocol/aps/hookAddress';
import { fillPath } from '../../protocol/aps/ids';
import type { Region } from '../../protocol/aps/regions';
import type { ApsClient, ApsRequest, ApsResponse } from './client';
import { hookPages } from '../apsLists/hookList';

/** A webhook as Autodesk answers it; fields we do not use are kept. */
export interface Hook extends IDataObject {
	hookId: string;
	system: string;
	event: string;
	callbackUrl: string;
	scope: Record<string, string>;
	/** `reactivated`: one more delivery decides between `active` and `inactive`. */
	status: 'active' | 'inactive' | 'reactivated';
}

/** What can be set when a webhook is created. */
export interface NewHook extends HookSettings {
	callbackUrl: string;
	/** Exactly one key, e.g. `{ folder: 'urn:…' }`. */
	scope: Record<string, string>;
	/** Data Management ids (with `b.`); they speed up permission checks. */
	hubId?: string;
	projectId?: string;
}

/** What can be changed later too. Everything else needs a new webhook. */
export interface HookSettings {
	status?: 'active' | 'inactive';
	/** Below 1 KB as JSON; comes back in every callback. */
	hookAttribute?: IDataObject;
	autoReactivateHook?: boolean;
	/** ISO 8601; null means never. */
	hookExpiry?: string | null;
	/** JSONPath on the payload; null removes it. */
	filter?: string | null;
}

export type CreatedHook =
	/** The id is missing when Autodesk sent no `Location`: find it in the list. */
	| { kind: 'created'; hookId: string | undefined }
	/** A webhook of the same callback URL, event and scope exists. */
	| { kind: 'exists' }
	/** 400, 403 or 404, for the caller to explain. */
	| { kind: 'refused'; response: ApsResponse };

/** Answers to a create call that the caller explains better than a generic error would. */
const EXPLAINED_BY_CALLER = [400, 403, 404];

export type HookRequestPlace = Pick<ApsRequest, 'region' | 'headers'>;

/** Webhooks of one region, seen with one credential. */
export class HooksClient {
	/**
	 * @param tenant Fusion Manage tenant, for its events only
	 */
	constructor(
		private readonly aps: ApsClient,
		readonly region: Region,
		private readonly tenant?: string,
	) {}

	/** Sending it twice does no harm: Autodesk answers 409 when the webhook exists. */
	async create(system: string, event: string, hook: NewHook): Promise<CreatedHook> {
		const response = await this.aps.request({
			method: 'POST',
			path: hooksPath(system, event),
			body: { ...hook },
			...this.where(system),
			repeatable: true,
			accept: [409, ...EXPLAINED_BY_CALLER],
		});
		if (response.status === 409) return { kind: 'exists' };
		if (response.status >= 400) return { kind: 'refused', response };
		return { kind: 'created', hookId: hookIdFromLocation(response.headers.location) };
	}

	/** @param changes `token` sets the secret that signs the callbacks of this webhook */
	async update(hook: HookAddress, changes: HookSettings & { token?: string }): Promise<void> {
		await this.aps.request({
			method: 'PATCH',
			path: hookPath(hook),
			body: { ...changes },
			...this.where(hook.system),
		});
	}

	/** A webhook that is gone already counts as deleted. */
	async delete(hook: HookAddress): Promise<void> {
		await this.aps.request({
			method: 'DELETE',
			path: hookPath(hook),
			...this.where(hook.system),
			accept: [404],
		});
	}

	/** All webhooks of a system that call this URL; none of a system Autodesk does not know. */
	async listCalling(callbackUrl: string, system: string): Promise<Hook[]> {
		const path = fillPath('/webhooks/v1/systems/{system}/hooks', { system });
		const where = { ...this.where(system), accept: [404] };
		const found: Hook[] = [];
		for await (const page of hookPages(this.aps, path, where)) {
			found.push(...(page as Hook[]).filter((hook) => hook.callbackUrl === callbackUrl));
		}
		return found;
	}

	private where(system: string): HookRequestPlace {
		return hookRequestPlace(this.region, system, this.tenant);
	}
}

/**
 * What tells Autodesk in which region a webhook lives. The documentation of Reviews names that header
 * otherwise.
 *
 * @param tenant Fusion Manage tenant, for its events only
 */
export function hookRequestPlace(
	region: Region,
	system?: string,
	tenant?: string,
): HookRequestPlace {
	return {
		region,
		headers: {
			...(system === 'autodesk.construction.reviews' ? { region } : {}),
			...(tenant ? { 'X-Tenant': tenant.toUpperCase() } : {}),
		},
	};
}

function hooksPath(system: string, event: string): string {
	return fillPath('/webhooks/v1/systems/{system}/events/{event}/hooks', { system, event });
}

function hookPath({ system, event, hookId }: HookAddress): string {
	return fillPath('/webhooks/v1/systems/{system}/events/{event}/hooks/{hookId}', {
		system,
		event,
		hookId,
	});
}

/** The create call answers without a body: the id is the last part of `Location`. */
export function hookIdFromLocation(location: string | undefined): string | undefined {
	return (
		location
			?.replace(/[?#].*$/, '')
			.replace(/\/+$/, '')
			.split('/')
			.pop() || undefined
	);
}
