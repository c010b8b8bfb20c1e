import type { BinaryHelperFunctions } from 'n8n-workflow';

/** A stream of Node. The type has no import of its own, because n8n allows none of `stream`. */
export type ReadableContent = Awaited<ReturnType<BinaryHelperFunctions['getBinaryStream']>>;

/** The content of an upload. */
export interface UploadContent {
	/** In bytes. S3 requires it up front. */
	size: number;
	/** Shown in errors and in the log, e.g. the file name. */
	label?: string;
	/** The same for content that is the same; undefined if there is no cheap way to know. */
	fingerprint?: string;
	/** Called for every attempt, because a stream can be read only once. */
	open(): Promise<Buffer | ReadableContent>;
}

/** Content cut into consecutive parts. A stream is read once, from its start, and never held as a whole. */
export class PartReader {
	private rest: Buffer = Buffer.alloc(0);

	private constructor(
		private readonly content: Buffer | ReadableContent,
		private readonly chunks: AsyncIterator<unknown> | undefined,
	) {
		if (Buffer.isBuffer(content)) this.rest = content;
	}

	static of(content: Buffer | ReadableContent): PartReader {
		return new PartReader(
			content,
			Buffer.isBuffer(content) ? undefined : content[Symbol.asyncIterator](),
		);
	}

	/** @returns the next bytes; fewer than wanted only at the end of the content */
	async read(wanted: number): Promise<Buffer> {
		if (this.chunks === undefined || this.rest.length >= wanted) return this.cut(wanted);
		const part = Buffer.allocUnsafe(wanted);
		let filled = 0;
		while (filled < wanted) {
			if (this.rest.length === 0 && !(await this.refill(this.chunks))) break;
			const taken = this.cut(Math.min(wanted - filled, this.rest.length));
			filled += taken.copy(part, filled);
		}
		return part.subarray(0, filled);
	}

	/** Closes the file that the stream reads. */
	close(): void {
		if (!Buffer.isBuffer(this.content)) this.content.destroy();
	}

	private cut(wanted: number): Buffer {
		const piece = this.rest.subarray(0, wanted);
		this.rest = this.rest.subarray(piece.length);
		return piece;
	}

	/** @returns false at the end */
	private async refill(chunks: AsyncIterator<unknown>): Promise<boolean> {
		for (;;) {
			const { done, value } = await chunks.next();
			if (done) return false;
			this.rest = Buffer.isBuffer(value) ? value : Buffer.from(String(value));
			if (this.rest.length > 0) return true;
		}
	}
}
