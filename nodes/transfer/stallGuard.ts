import { sleep } from 'n8n-workflow';
import type { ReadableContent } from './content';

/** How long a connection may deliver nothing before it counts as broken, in ms. */
const STALL_MS = 60_000;
const CHECK_MS = 5_000;

/**
 * Breaks connections that stay open but deliver nothing, as behind a firewall that forgot them. The timeout
 * of n8n's HTTP helper ends with the headers of a response that is read as a stream.
 */
export class StallGuard {
	/** When each connection last delivered something, in Unix time in ms. */
	private readonly lastSeen = new Map<ReadableContent, number>();
	private checking = false;

	/** Starts to watch a connection, or notes that it delivered something. */
	seen(connection: ReadableContent): void {
		this.lastSeen.set(connection, Date.now());
		if (!this.checking) void this.check();
	}

	/** The connection has ended, or waits for its reader. */
	ignore(connection: ReadableContent): void {
		this.lastSeen.delete(connection);
	}

	private async check(): Promise<void> {
		this.checking = true;
		while (this.lastSeen.size > 0) {
			await sleep(CHECK_MS);
			for (const [connection, seen] of this.lastSeen) {
				if (Date.now() - seen > STALL_MS) connection.destroy(new Error('stalled'));
			}
		}
		this.checking = false;
	}
}
