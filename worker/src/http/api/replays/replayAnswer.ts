import type { Replay } from '../../../../../protocol/worker/api/shapes/replay';
import type { ReplayRun } from '../../../deliveries/replayRun';

/** Omits which process works on it and how far it has read: both are internal. */
export function replayAnswer({ lease: _lease, cursor: _cursor, ...run }: ReplayRun): Replay {
	return run;
}
