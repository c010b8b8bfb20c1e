import { retryDelay } from '../../protocol/aps/retryPolicy';
import { wait } from '../apsClient/cancellation';
import { refusedTransfer, stopped } from './errors';
import type { StorageAnswer, TransferPurpose } from './errors';
import type { TransferRun } from './run';

/**
 * An expired URL is renewed this many times in a row without a byte in between; a URL that is refused more
 * often has another fault.
 */
export const MOST_RENEWALS = 2;

/** Decides whether a download goes on after a failed request, and waits for the right moment. */
export class Attempts {
	private failures = 0;
	private renewals = 0;

	constructor(
		private readonly run: TransferRun,
		private readonly purpose: TransferPurpose,
	) {}

	/** Bytes arrived, so what fails next is a new failure. */
	succeeded(): void {
		this.failures = 0;
		this.renewals = 0;
	}

	/**
	 * @param answer of the request that failed; one with content broke in the middle
	 * @param renew fetches fresh URLs
	 * @throws NodeApiError | NodeOperationError when trying again is no use, or the transfer was stopped
	 */
	async next(answer: StorageAnswer, renew: () => Promise<void>): Promise<void> {
		const { run, purpose } = this;
		if (run.signal.aborted) throw stopped(run.ctx);
		if (answer.status === 403 && this.renewals < MOST_RENEWALS) {
			this.renewals++;
			await renew();
			return;
		}
		this.failures++;
		const broke = answer.status === 200 || answer.status === 206;
		const failed: StorageAnswer = broke ? { status: 0, headers: {} } : answer;
		const failure = {
			status: failed.status,
			retryAfter: failed.headers['retry-after'],
			attempt: this.failures,
			repeatable: true,
		};
		const delay = failed.trouble?.isPermanent
			? undefined
			: retryDelay(failure, Math.random(), Date.now());
		if (delay === undefined) throw refusedTransfer(run, purpose, failed, 'download');
		if ((await wait(delay, run.signal)) === 'cancelled') throw stopped(run.ctx);
	}
}
