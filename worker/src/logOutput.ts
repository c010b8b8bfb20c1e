import { withoutSecrets } from '../../protocol/withoutSecrets';
import { printable } from './printable';

/** How much of the log is buffered while nothing reads it, in characters. Further lines are dropped. */
const MAX_WAITING = 16 * 1024 * 1024;
/** How long writing the last lines may take when the process ends, in ms. */
const FLUSH_TIMEOUT = 1_000;

/** The part of standard output that is used. */
interface Output {
	on(event: 'error', listener: () => void): unknown;
	/** @param done also called after a failure */
	write(text: string, done: () => void): unknown;
}

/**
 * Writes the log without waiting for its reader. A full disk, or a reader that is gone or hangs, costs log
 * lines, but never stops the process or keeps it from ending.
 *
 * The lines of one turn of the event loop are written at once: each write costs as much as several lines. A
 * process that ends in any way but a SIGKILL, or a crash of Node.js itself, still writes all of them.
 *
 * Lines may quote texts from outside, such as the errors of a database or of Autodesk. They lose secrets and
 * whatever a terminal would obey.
 */
export class LogOutput {
	#waiting: string[] = [];
	#length = 0;
	#isDue = false;
	#writing = false;

	/** @param stream standard output */
	constructor(private readonly stream: Output) {
		// Lines that could not be written are dropped; the lines after them are still written.
		stream.on('error', () => undefined);
		process.once('exit', () => this.#writeWaiting());
	}

	write(text: string): void {
		const line = printable(withoutSecrets(text));
		if (this.#length + line.length > MAX_WAITING) return;
		this.#waiting.push(line);
		this.#length += line.length;
		if (this.#isDue || this.#writing) return;
		this.#isDue = true;
		setImmediate(() => {
			this.#isDue = false;
			if (!this.#writing) this.#writeWaiting();
		});
	}

	/** Resolves when everything has been written, or when the reader takes too long. */
	async flush(): Promise<void> {
		const { promise, resolve } = Promise.withResolvers<void>();
		const timer = setTimeout(resolve, FLUSH_TIMEOUT);
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
