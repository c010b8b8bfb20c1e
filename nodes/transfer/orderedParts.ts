import { partCount, partOf } from '../../protocol/aps/storageParts';
import { anySignal } from '../apsClient/cancellation';
import type { Connections } from './connections';
import { fetchPart, fetchWhole, RangesRefused } from './fetchPart';
import type { PartsDownload } from './fetchPart';
import type { TransferRun } from './run';

export interface OrderedDownload extends PartsDownload {
	connections: Connections;
	/** In bytes. */
	partSize: number;
}

/** A part being fetched, and the connection that it takes until its bytes are delivered. */
interface PartInFlight {
	chunks: Promise<Buffer[]>;
	release(): void;
}

/**
 * The content of an object in order, from parts that are fetched at the same time. A part counts against
 * the shared connections until its bytes are delivered, which bounds the memory that they take.
 *
 * Ends what is in flight when the reader stops.
 *
 * @param download its size must be known
 * @throws NodeApiError | NodeOperationError
 */
export async function* orderedParts(
	run: TransferRun,
	download: OrderedDownload,
): AsyncGenerator<Buffer> {
	const { connections, partSize, urls } = download;
	const size = urls.facts.size ?? 0;
	if (size === 0) return;
	const ended = new AbortController();
	const partRun = { ...run, signal: anySignal(run.signal, ended.signal) };
	const count = partCount(size, partSize);
	const inFlight: PartInFlight[] = [];
	let next = 1;
	let delivered = 0;
	const fill = () => {
		while (inFlight.length < connections.limit && next <= count) inFlight.push(begin(next++));
	};
	let refused = false;
	try {
		for (fill(); inFlight.length > 0; fill()) {
			const chunks = await inFlight[0].chunks.catch(unlessRefused);
			if (chunks === undefined) {
				refused = true;
				break;
			}
			while (chunks.length > 0) {
				const chunk = chunks.shift() ?? Buffer.alloc(0);
				delivered += chunk.length;
				yield chunk;
			}
			inFlight.shift()?.release();
		}
	} finally {
		await endAll();
	}
	if (refused) yield* overOneConnection(run, download, delivered);

	function begin(number: number): PartInFlight {
		let release = () => {};
		const chunks = connections.take(run.ctx, partRun.signal).then(async (taken) => {
			release = taken;
			return await fetchPart(partRun, download, partOf(size, partSize, number));
		});
		// Whoever waits for an earlier part hears of this failure later.
		chunks.catch(() => {});
		return { chunks, release: () => release() };
	}

	async function endAll(): Promise<void> {
		ended.abort();
		const ending = inFlight.splice(0);
		await Promise.allSettled(ending.map(async ({ chunks }) => await chunks));
		for (const { release } of ending) release();
	}
}

/** @returns undefined for a server that refuses ranges */
function unlessRefused(error: unknown): undefined {
	if (!(error instanceof RangesRefused)) throw error;
}

/** The rest of the content, for servers that refuse ranges. @param delivered bytes delivered before */
export async function* overOneConnection(
	run: TransferRun,
	download: OrderedDownload,
	delivered: number,
): AsyncGenerator<Buffer> {
	const release = await download.connections.take(run.ctx, run.signal);
	try {
		yield* fetchWhole(run, download, delivered);
	} finally {
		release();
	}
}
