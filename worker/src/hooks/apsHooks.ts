import type { HookAddress } from '../../../protocol/aps/hookAddress';
import {
	createHook,
	deleteHook,
	getHook,
	isApsHook,
	listAppHooks,
	listOwnHooks,
	readCreatedHook,
	updateHook,
	type ApsHook,
	type HookChanges,
	type NewHook,
} from '../../../protocol/aps/hooks';
import { hooksInEveryState } from '../../../protocol/aps/lists/hookList';
import type { Region } from '../../../protocol/aps/regions';
import type { ApsRequest } from '../../../protocol/aps/request';
import type { ApsApi } from '../aps/apsApi';
import { ApsError } from '../aps/apsError';

const READ = { scopes: ['data:read'], budget: 'hookRead' } as const;
/** Tutorials want `data:create` for creating, the specification `data:write`. */
const WRITE = ['data:read', 'data:write', 'data:create'] as const;
const CREATE = { scopes: WRITE, budget: 'hookCreate' } as const;
const CHANGE = { scopes: WRITE, budget: 'hookChange' } as const;

/** The webhooks at Autodesk that the app sees, in one region. */
export class ApsHooks {
	constructor(
		private readonly aps: ApsApi,
		readonly region: Region,
	) {}

	/**
	 * Every hook in whatever state, by id. Where the app's list is refused, its own hooks are listed.
	 *
	 * @throws ApsError
	 */
	async list(signal: AbortSignal): Promise<Map<string, ApsHook>> {
		try {
			return await this.#listAll(listAppHooks(this), signal);
		} catch (error) {
			if (!(error instanceof ApsError) || !isRefusal(error.status)) throw error;
			return await this.#listAll(listOwnHooks(this), signal);
		}
	}

	/** @returns undefined when there is none that the app may see. @throws ApsError */
	async get(address: HookAddress, signal: AbortSignal): Promise<ApsHook | undefined> {
		const request = getHook(this, address);
		const { status, body } = await this.aps.request({ ...request, ...READ, signal });
		if (status === 404) return undefined;
		if (isApsHook(body)) return body;
		throw new ApsError(`Autodesk answered GET ${request.path} with something other than a webhook`);
	}

	/**
	 * @returns the new hook's id; undefined when one of the same callback URL, event and scope exists
	 * or the answer does not say: the list will
	 * @throws ApsError
	 */
	async create(
		address: Pick<HookAddress, 'system' | 'event'>,
		hook: NewHook,
		signal: AbortSignal,
	): Promise<string | undefined> {
		const request = createHook(this, address, { ...hook, autoReactivateHook: true });
		const created = readCreatedHook(await this.aps.request({ ...request, ...CREATE, signal }));
		return created.kind === 'created' ? created.hookId : undefined;
	}

	/** @throws ApsError */
	async update(address: HookAddress, changes: HookChanges, signal: AbortSignal): Promise<void> {
		await this.aps.request({ ...updateHook(this, address, changes), ...CHANGE, signal });
	}

	/** One that is gone already counts as deleted. @throws ApsError */
	async delete(address: HookAddress, signal: AbortSignal): Promise<void> {
		await this.aps.request({ ...deleteHook(this, address), ...CHANGE, signal });
	}

	async #listAll(list: ApsRequest, signal: AbortSignal): Promise<Map<string, ApsHook>> {
		const found = new Map<string, ApsHook>();
		for await (const page of hooksInEveryState(this.aps.source({ ...READ, signal }), list)) {
			for (const hook of page) found.set(hook.hookId, hook);
		}
		return found;
	}
}

/** Not allowed for this app, or unknown to it. */
function isRefusal(status: number | undefined): boolean {
	return status === 403 || status === 404;
}
