import type { Core } from '../core/core';
import type { Services } from '../core/services';
import { EndedSessions } from '../dashboard/endedSessions';
import { BacklogCounter } from './backlogCounter';
import { Housekeeping } from './housekeeping';

export interface SchedulerRole {
	/** Resolves when the work in progress has ended, or another process can continue it. */
	stop(): Promise<void>;
}

/**
 * The role `scheduler`: scheduled work. Replays, housekeeping and the count of what waits and, if the worker has
 * an app to call Autodesk, hook checks and watches.
 */
export async function startScheduler(
	{ store, documents, retiredQueues, directory, traffic, log }: Core,
	{ quarantine, replayRuns, hookHealth, aps, watches, syncStates }: Services,
): Promise<SchedulerRole> {
	const housekeeping = new Housekeeping(
		store,
		retiredQueues,
		directory,
		quarantine,
		new EndedSessions(documents),
		syncStates,
		log,
	);
	housekeeping.start();
	const backlogCounter = new BacklogCounter(store, directory, traffic, log);
	backlogCounter.start();
	replayRuns.start();
	await hookHealth?.start();
	if (aps) await watches.start();
	return {
		async stop() {
			await Promise.all([
				housekeeping.stop(),
				backlogCounter.stop(),
				replayRuns.stop(),
				hookHealth?.stop(),
				watches.stop(),
			]);
		},
	};
}
