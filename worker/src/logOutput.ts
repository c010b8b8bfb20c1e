/** What is kept of the log while nobody reads it, in characters; lines that come then are left out. */
const MAX_WAITING = 16 * 1024 * 1024;
/** How long the last lines may take to be written when the process ends, in ms. */
const FLUSH_PATIENCE = 1_000;

/** What is needed of standard output. */
interface Output {
	on(event: 'error', listener: () => void): unknown;
	/** @param done called after a failure too */
	write(text: string, done: () => void): unknown;
}

/**
 * Where the log goes, without anybody waiting for whoever reads it. A full disk, and a reader that is
 * gone or hangs, cost lines of the log: never the process, nor its end.
 */
export class LogOutput {
	#waiting: string[] = [];
	#length = 0;
	#writing = false;

	/** @param stream standard output, which is written to at once where that does not block */
	constructor(private readonly stream: Output) {
		// What could not be written is not tried again; the lines that follow are.
		stream.on('error', () => undefined);
		process.once('exit', () => this.#writeWaiting());
	}

	write(line: string): void {
		if (this.#length + line.length > MAX_WAITING) return;
		this.#waiting.push(line);
		this.#length += line.length;
		if (!this.#writing) this.#writeWaiting();
	}

	/** Resolves when everything is written, or the reader takes too long. */
	async flush(): Promise<void> {
		const { promise, resolve } = Promise.withResolvers<void>();
		const timer = setTimeout(resolve, FLUSH_PATIENCE);
		this.#writeWaiting();
		this.stream.write('', () => resolve());
		await promise;
		clearTimeout(timer);
	}

	#writeWaiting(): void {
		if (this.#waiting.length === 0) return;
		const lines = this.#waiting.join('');
		this.#waiting = [];
		this.#length = 0;
		this.#writing = true;
		this.stream.write(lines, () => {
			this.#writing = false;
			this.#writeWaiting();
		});
	}
}
