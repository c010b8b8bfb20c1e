import type { HookAddress } from '../../protocol/aps/hookAddress';
import {
	createHook,
	deleteHook,
	listSystemHooks,
	readCreatedHook,
	updateHook,
} from '../../protocol/aps/hooks';
import type {
	ApsHook,
	CreatedHook,
	HookChanges,
	HookPlace,
	NewHook,
} from '../../protocol/aps/hooks';
import { hooksInEveryState } from '../../protocol/aps/lists/hookList';
import type { Region } from '../../protocol/aps/regions';
import type { ApsClient } from './client';

/** Responses to a create call that the caller explains better than a generic error would. */
const EXPLAINED_BY_CALLER = [400, 403, 404];

/** Webhooks of one region, seen with one credential. */
export class HooksClient {
	private readonly place: HookPlace;

	/** @param tenant Fusion Manage tenant, for its events only */
	constructor(
		private readonly aps: ApsClient,
		readonly region: Region,
		tenant?: string,
	) {
		this.place = { region, tenant };
	}

	/** Safe to repeat: Autodesk answers 409 if the webhook exists. */
	async create(system: string, event: string, hook: NewHook): Promise<CreatedHook> {
		const request = createHook(this.place, { system, event }, hook);
		const accept = [...(request.accept ?? []), ...EXPLAINED_BY_CALLER];
		return readCreatedHook(await this.aps.request({ ...request, accept }));
	}

	async update(hook: HookAddress, changes: HookChanges): Promise<void> {
		await this.aps.request(updateHook(this.place, hook, changes));
	}

	/** A webhook that no longer exists counts as deleted. */
	async delete(hook: HookAddress): Promise<void> {
		await this.aps.request(deleteHook(this.place, hook));
	}

	/** All webhooks of a system that call this URL, active or not; empty for a system unknown to Autodesk. */
	async listCalling(callbackUrl: string, system: string): Promise<ApsHook[]> {
		const found: ApsHook[] = [];
		const list = listSystemHooks(this.place, system);
		for await (const page of hooksInEveryState(this.aps, list)) {
			found.push(...page.filter((hook) => hook.callbackUrl === callbackUrl));
		}
		return found;
	}
}
