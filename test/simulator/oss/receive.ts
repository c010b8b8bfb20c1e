import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';
import { shaped } from '../link/shape';
import type { Simulation } from '../simulation/simulation';
import type { StoredPart } from '../state/storage';

/**
 * Writes the body of a request to a file.
 *
 * @returns undefined if the sender went away in the middle: a part exists whole or not at all
 */
export async function receivePart(sim: Simulation, req: Request): Promise<StoredPart | undefined> {
	const file = await sim.contents.newFile();
	const md5 = createHash('md5').update(sim.settings.hashUploads ? '' : file);
	let size = 0;
	try {
		await pipeline(
			req as Readable,
			shaped(sim, 'received', req.socket),
			async function* (source: AsyncIterable<Buffer>) {
				for await (const chunk of source) {
					if (sim.settings.hashUploads) md5.update(chunk);
					size += chunk.length;
					yield chunk;
				}
			},
			createWriteStream(file),
		);
	} catch {
		await rm(file, { force: true });
		return undefined;
	}
	return { file, size, eTag: `"${md5.digest('hex')}"` };
}
