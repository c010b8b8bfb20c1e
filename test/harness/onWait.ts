import { vi } from 'vitest';
import * as cancellation from '../../nodes/apsClient/cancellation';

/** Does something as soon as a node begins to wait for another try; the wait itself is left alone. */
export function onWait(act: () => void): void {
	const { wait } = cancellation;
	vi.spyOn(cancellation, 'wait').mockImplementationOnce(async (milliseconds, signal) => {
		const outcome = wait(milliseconds, signal);
		act();
		return await outcome;
	});
}
