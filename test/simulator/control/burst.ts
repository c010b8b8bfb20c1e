import { setImmediate as otherWork } from 'node:timers/promises';
import type { Simulation } from '../simulation/simulation';
import { uploadFile } from './uploadFile';

export interface BurstOptions {
	/** Number of files to upload, each with a unique name. */
	count: number;
	/** Default: Project Files of the project Tower A. */
	folderId?: string;
}

/** Uploads between two turns of the event loop: callbacks get going meanwhile. */
const UPLOADS_PER_TURN = 50;

/**
 * Uploads many files as fast as it goes, like a synchronised folder; every hook concerned gets as
 * many callbacks. `callbacks.settled()` resolves when all were delivered or have failed.
 *
 * @returns callbacks started
 */
export async function burst(sim: Simulation, { count, folderId }: BurstOptions): Promise<number> {
	let callbacks = 0;
	for (let number = 1; number <= count; number++) {
		const fileName = `burst-${String(number).padStart(6, '0')}.dwg`;
		callbacks += uploadFile(sim, { fileName, folderId }).hooks.length;
		if (number % UPLOADS_PER_TURN === 0) await otherWork();
	}
	return callbacks;
}
