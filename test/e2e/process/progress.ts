const FRAME_MILLISECONDS = 250;
/** Without a terminal, a line is printed this often, so that a log shows progress without being flooded. */
const PLAIN_LINE_MILLISECONDS = 15_000;

type Output = Pick<NodeJS.WriteStream, 'isTTY' | 'write' | 'columns'>;

/** One step in progress: an updating line on a terminal, plain lines elsewhere. */
export class Progress {
	private readonly startedAt = Date.now();
	private readonly timer: NodeJS.Timeout;
	private detail = '';

	private constructor(
		private readonly title: string,
		private readonly output: Output,
	) {
		if (!output.isTTY) output.write(`${title} …\n`);
		const interval = output.isTTY ? FRAME_MILLISECONDS : PLAIN_LINE_MILLISECONDS;
		this.timer = setInterval(() => this.draw(), interval);
		this.timer.unref();
	}

	/** Shows progress while the work runs, and returns its result. */
	static async during<T>(
		title: string,
		work: (progress: Progress) => Promise<T>,
		output: Output = process.stdout,
	): Promise<T> {
		const progress = new Progress(title, output);
		try {
			const result = await work(progress);
			progress.end('done');
			return result;
		} catch (error) {
			progress.end('failed');
			throw error;
		}
	}

	/** The progress within the step, for example `812 of 2,208 packages`. */
	update(detail: string): void {
		this.detail = detail;
		if (this.output.isTTY) this.draw();
	}

	private draw(): void {
		const line = [`${this.title} …`, this.detail, elapsed(this.startedAt)]
			.filter((part) => part !== '')
			.join('  ');
		if (this.output.isTTY) {
			this.output.write(`\r\u001b[K${line.slice(0, (this.output.columns ?? 80) - 1)}`);
		} else {
			this.output.write(`  ${line}\n`);
		}
	}

	private end(outcome: 'done' | 'failed'): void {
		clearInterval(this.timer);
		const erase = this.output.isTTY ? '\r\u001b[K' : '';
		this.output.write(`${erase}${this.title}: ${outcome} (${elapsed(this.startedAt)})\n`);
	}
}

function elapsed(since: number): string {
	const seconds = Math.round((Date.now() - since) / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
