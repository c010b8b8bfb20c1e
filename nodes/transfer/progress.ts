import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** Between two lines about one transfer, so that many small files do not flood the log. */
const QUIET_MS = 2_000;

/**
 * Counts what a transfer moves and shows it while it runs: as lines in n8n's log and, when the user
 * runs the workflow in the editor, in the browser's console. n8n has no other place for the progress of a
 * running node.
 */
export class Progress {
	private moved = 0;
	private retries = 0;
	private readonly startedAt = Date.now();
	private reportedAt = this.startedAt;

	/**
	 * @param label what is transferred, e.g. a file name
	 * @param total in bytes; undefined if it is not known
	 */
	constructor(
		private readonly ctx: IExecuteFunctions,
		private readonly action: string,
		private readonly label: string,
		private readonly total: number | undefined,
	) {}

	add(bytes: number): void {
		this.moved += bytes;
		if (Date.now() - this.reportedAt < QUIET_MS) return;
		this.reportedAt = Date.now();
		this.report();
	}

	/** A part, or the rest of one, is requested again. */
	retried(): void {
		this.retries++;
	}

	/** @param parts how many parts the content had @param sha1 of the content as transferred */
	summary(parts: number, sha1: string): IDataObject {
		const seconds = (Date.now() - this.startedAt) / 1000;
		return {
			bytes: this.moved,
			seconds: Math.round(seconds * 100) / 100,
			megabytesPerSecond: this.rate(seconds),
			parts,
			retries: this.retries,
			sha1,
		};
	}

	private report(): void {
		const share = this.total
			? `${Math.floor((this.moved / this.total) * 100)} % of ${mebibytes(this.total)}`
			: mebibytes(this.moved);
		const rate = this.rate((Date.now() - this.startedAt) / 1000);
		const line = `${this.action}: "${this.label}" ${share}, ${rate} MB/s`;
		this.ctx.logger.info(line);
		if (this.ctx.getMode() === 'manual') this.ctx.sendMessageToUI(line);
	}

	private rate(seconds: number): number {
		return Math.round(this.moved / 1e5 / Math.max(seconds, 0.001)) / 10;
	}
}

function mebibytes(bytes: number): string {
	return `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
}
