import { parseHookAddress, type HookAddress } from '../../../protocol/aps/hookAddress';
import { fillPath } from '../../../protocol/aps/ids';
import type { Region } from '../../../protocol/aps/regions';
import type { ApsClient, ApsRequest, ApsResponse } from '../aps/apsClient';
import { ApsError } from '../aps/apsError';
import { hookPages } from '../aps/hookPages';
import type { ApsHook } from './apsHook';

/** What can be changed. Everything else needs a new hook. */
export interface HookChanges {
	status?: 'active';
	autoReactivateHook?: true;
	/** Signs the callbacks. */
	token?: string;
	/** ISO 8601 */
	hookExpiry?: string;
}

export interface NewHook extends Pick<ApsHook, 'system' | 'event' | 'scope' | 'callbackUrl'> {
	hookAttribute?: Record<string, unknown>;
	filter?: string;
	hubId?: string;
	projectId?: string;
}

/** Tutorials want `data:create` for creating, the specification `data:write`. */
const WRITE = ['data:read', 'data:write', 'data:create'] as const;

/** The webhooks at Autodesk that the app sees, in one region. */
export class ApsHooks {
	constructor(
		private readonly aps: ApsClient,
		readonly region: Region,
	) {}

	/**
	 * Every hook in whatever state, by id. Documents disagree on what the unfiltered list holds, so the
	 * inactive ones are asked for too. Where the app's list is refused, its own hooks are listed.
	 *
	 * @throws ApsError
	 */
	async list(signal: AbortSignal): Promise<Map<string, ApsHook>> {
		try {
			return await this.#listAll('/webhooks/v1/app/hooks', signal);
		} catch (error) {
			if (!(error instanceof ApsError) || !isRefusal(error.status)) throw error;
			return await this.#listAll('/webhooks/v1/hooks', signal);
		}
	}

	/** @returns undefined when there is none that the app may see. @throws ApsError */
	async get(address: HookAddress, signal: AbortSignal): Promise<ApsHook | undefined> {
		const { status, body } = await this.#call(address, {
			path: hookPath(address),
			scopes: ['data:read'],
			budget: 'hookRead',
			accept: [404],
			signal,
		});
		return status === 404 ? undefined : (body as ApsHook);
	}

	/**
	 * @returns the new hook's id; undefined when one of the same callback URL, event and scope exists
	 * or the answer does not tell: the list will
	 * @throws ApsError
	 */
	async create(hook: NewHook, signal: AbortSignal): Promise<string | undefined> {
		const { system, event, ...settings } = hook;
		const { headers } = await this.#call(hook, {
			method: 'POST',
			path: fillPath('/webhooks/v1/systems/{system}/events/{event}/hooks', { system, event }),
			body: { ...settings, autoReactivateHook: true },
			scopes: WRITE,
			budget: 'hookCreate',
			accept: [409],
			signal,
		});
		return parseHookAddress(headers.get('location') ?? '')?.hookId;
	}

	/** @throws ApsError */
	async update(address: HookAddress, changes: HookChanges, signal: AbortSignal): Promise<void> {
		await this.#call(address, {
			method: 'PATCH',
			path: hookPath(address),
			body: changes,
			scopes: WRITE,
			budget: 'hookChange',
			signal,
		});
	}

	/** One that is gone already counts as deleted. @throws ApsError */
	async delete(address: HookAddress, signal: AbortSignal): Promise<void> {
		await this.#call(address, {
			method: 'DELETE',
			path: hookPath(address),
			scopes: WRITE,
			budget: 'hookChange',
			accept: [404],
			signal,
		});
	}

	async #listAll(path: string, signal: AbortSignal): Promise<Map<string, ApsHook>> {
		const found = new Map<string, ApsHook>();
		for (const status of [undefined, 'inactive']) {
			const request: ApsRequest = {
				path,
				query: { status },
				region: this.region,
				scopes: ['data:read'],
				budget: 'hookRead',
				signal,
			};
			for await (const page of hookPages<ApsHook>(this.aps, request)) {
				for (const hook of page) found.set(hook.hookId, hook);
			}
		}
		return found;
	}

	async #call({ system }: { system: string }, request: ApsRequest): Promise<ApsResponse> {
		// The documentation of Reviews names the header of the region otherwise.
		const headers: Record<string, string> =
			system === 'autodesk.construction.reviews' ? { region: this.region } : {};
		return await this.aps.request({ ...request, region: this.region, headers });
	}
}

function hookPath({ system, event, hookId }: HookAddress): string {
	const values = { system, event, hookId };
	return fillPath('/webhooks/v1/systems/{system}/events/{event}/hooks/{hookId}', values);
}

/** Not allowed, or not known, with this app. */
function isRefusal(status: number | undefined): boolean {
	return status === 403 || status === 404;
}
