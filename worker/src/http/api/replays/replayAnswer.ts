import type { Replay } from '../../../../../protocol/worker/api/shapes/replay';
import type { ReplayRun } from '../../../deliveries/replayRun';

/** Without which process works on it, and how far it has read: that is of no use to others. */
export function replayAnswer({ lease: _lease, cursor: _cursor, ...run }: ReplayRun): Replay {
	return run;
}
