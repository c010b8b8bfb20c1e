import type { Logger } from 'pino';
import type { Region } from '../../../protocol/aps/regions';
import type { ApsApi } from '../aps/apsApi';
import { ApsError } from '../aps/apsError';
import type { ApsHook } from '../../../protocol/aps/hooks';
import { ApsHooks } from './apsHooks';
import type { HookMetrics } from './hookMetrics';
import type { HookDocuments } from './hookDocuments';
import { isOwnSource } from './hookSource';

/**
 * How long a hook must be orphaned before it is removed, in ms. Leaves n8n time to finish
 * registering it, and an operator time to notice that the worker uses the wrong store.
 */
const GRACE = 24 * 3_600_000;

export interface OrphanParts {
	aps: ApsApi;
	documents: HookDocuments;
	/** Prefix of all callback URLs of this worker. */
	callbackPrefix: () => string;
	metrics: HookMetrics;
	log: Logger;
	/** Unix time in ms. */
	now: () => number;
}

/**
 * Removes orphaned hooks, left behind by a workflow that was deleted or whose deactivation failed, or by a receiver
 * that was deleted. Only removes hooks that the Trigger node or the worker created and that call this worker.
 */
export class OrphanRemoval {
	constructor(private readonly parts: OrphanParts) {}

	/**
	 * @param claimed ids of hooks that belong to a subscription
	 * @throws StoreUnavailableError
	 */
	async look(
		region: Region,
		found: ReadonlyMap<string, ApsHook>,
		claimed: ReadonlySet<string>,
		signal: AbortSignal,
	): Promise<void> {
		const { documents, now } = this.parts;
		const known = (await documents.orphans.all()).filter((orphan) => orphan.region === region);
		const orphans = new Map(
			[...found].filter(([id, hook]) => !claimed.has(id) && this.#isOurs(hook)),
		);
		for (const { id } of known) {
			if (!orphans.has(id)) await documents.orphans.delete(id);
		}
		for (const [id, hook] of orphans) {
			const since = known.find((orphan) => orphan.id === id)?.since;
			if (since === undefined) await this.#notice(region, hook);
			else if (Date.parse(since) + GRACE <= now()) await this.#remove(region, hook, signal);
		}
	}

	#isOurs({ callbackUrl, hookAttribute }: ApsHook): boolean {
		return (
			isOwnSource(hookAttribute) &&
			typeof callbackUrl === 'string' &&
			callbackUrl.startsWith(this.parts.callbackPrefix())
		);
	}

	async #notice(region: Region, { hookId, system, event }: ApsHook): Promise<void> {
		const { documents, log, now } = this.parts;
		const since = new Date(now()).toISOString();
		await documents.orphans.insert({ id: hookId, system, event, region, since });
		log.warn(
			{ hook: hookId, system, event, region },
			'hook calls this worker without a subscription',
		);
	}

	async #remove(region: Region, hook: ApsHook, signal: AbortSignal): Promise<void> {
		const { aps, documents, metrics, log } = this.parts;
		const facts = { hook: hook.hookId, system: hook.system, event: hook.event, region };
		try {
			await new ApsHooks(aps, region).delete(hook, signal);
		} catch (error) {
			if (!(error instanceof ApsError)) throw error;
			log.warn({ ...facts, err: error.message }, 'orphaned hook could not be removed');
			return;
		}
		await documents.orphans.delete(hook.hookId);
		metrics.repaired.inc({ action: 'removed' });
		log.info(facts, 'hook removed');
	}
}
