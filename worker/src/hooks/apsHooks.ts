import { answerContent } from '../../../protocol/aps/answerContent';
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
/** Tutorials require `data:create` to create a hook, the specification `data:write`. */
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
	 * Every hook in any state, by id. If Autodesk refuses the app-wide list, lists the app's own
	 * hooks.
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

	/** @returns undefined if the app cannot see such a hook. @throws ApsError */
	async get(address: HookAddress, signal: AbortSignal): Promise<ApsHook | undefined> {
		const request = getHook(this, address);
		const { status, body } = await this.aps.request({ ...request, ...READ, signal });
		if (status === 404) return undefined;
		if (isApsHook(body)) return body;
		throw new ApsError(
			`Autodesk answered GET ${request.path}, but the answer is not a webhook: it holds ${answerContent(body)}`,
		);
	}

	/**
	 * @returns the new hook's id; undefined if a hook with the same callback URL, event and scope
	 * exists, or if the answer has no id. The next list contains it
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

	/** A hook that no longer exists counts as deleted. @throws ApsError */
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

/** The app may not see the hook, or it does not exist. */
function isRefusal(status: number | undefined): boolean {
	return status === 403 || status === 404;
}
