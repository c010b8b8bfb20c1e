import { vi } from 'vitest';
import * as cancellation from '../../nodes/apsClient/cancellation';

/** Runs a callback when a node starts to wait for its next attempt. The wait itself is unchanged. */
export function onWait(act: () => void): void {
	const { wait } = cancellation;
	vi.spyOn(cancellation, 'wait').mockImplementationOnce(async (milliseconds, signal) => {
		const outcome = wait(milliseconds, signal);
		act();
		return await outcome;
	});
}
