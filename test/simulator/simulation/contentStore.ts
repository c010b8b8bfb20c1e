import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder in which uploaded bytes lie, one file per part. Large uploads never enter memory.
 * Without a folder, the store is temporary and removed on close.
 */
export class ContentStore {
	private directory?: string;

	/** @param keptIn folder that outlives the simulator */
	constructor(private readonly keptIn?: string) {}

	/** A path for new content. */
	async newFile(): Promise<string> {
		this.directory ??= this.keptIn ?? (await mkdtemp(join(tmpdir(), 'aps-simulator-')));
		await mkdir(this.directory, { recursive: true });
		return join(this.directory, randomUUID());
	}

	/** Removes all content, which nothing refers to any more. */
	async clear(): Promise<void> {
		if (this.directory) await rm(this.directory, { recursive: true, force: true });
	}

	async close(): Promise<void> {
		if (this.directory && !this.keptIn) await rm(this.directory, { recursive: true, force: true });
	}
}
