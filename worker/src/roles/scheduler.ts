import type { Core } from '../core/core';
import type { Services } from '../core/services';
import { Housekeeping } from './housekeeping';

export interface SchedulerRole {
	/** Resolves when the work under way has ended, or is where another process can go on with it. */
	stop(): Promise<void>;
}

/**
 * The role `scheduler`: what is due at a time. Replays and housekeeping, and, where the worker has an
 * app to call Autodesk as, hook checks and watches.
 */
export async function startScheduler(
	{ store, retiredQueues, directory, log }: Core,
	{ quarantine, replayRuns, hookHealth, aps, watches }: Services,
): Promise<SchedulerRole> {
	const housekeeping = new Housekeeping(store, retiredQueues, directory, quarantine, log);
	housekeeping.start();
	replayRuns.start();
	await hookHealth?.start();
	if (aps) await watches.start();
	return {
		async stop() {
			await Promise.all([
				housekeeping.stop(),
				replayRuns.stop(),
				hookHealth?.stop(),
				watches.stop(),
			]);
		},
	};
}
