import type { Socket } from 'node:net';

/** What passed between callers and signed URLs, in bytes of bodies. */
export interface Traffic {
	/** Bytes of parts that arrived, whether or not the part was completed. */
	received: number;
	/** Bytes of objects that were sent. */
	sent: number;
	/** Transfers under way at this moment. */
	open: number;
	/** The most transfers that were under way at the same time. */
	mostOpen: number;
}

/** The line to and from signed URLs: counts what passes, and breaks on demand. */
export class Link {
	private readonly sockets = new Map<Socket, number>();
	private received = 0;
	private sent = 0;
	private mostOpen = 0;
	/** Bytes that may still pass before the line breaks. */
	private untilCut = Number.POSITIVE_INFINITY;

	get traffic(): Traffic {
		const { received, sent, mostOpen } = this;
		return { received, sent, open: this.sockets.size, mostOpen };
	}

	/** Notes that a transfer began. @returns what ends it */
	begin(socket: Socket): () => void {
		this.sockets.set(socket, (this.sockets.get(socket) ?? 0) + 1);
		this.mostOpen = Math.max(this.mostOpen, this.sockets.size);
		return () => {
			const left = (this.sockets.get(socket) ?? 1) - 1;
			if (left > 0) this.sockets.set(socket, left);
			else this.sockets.delete(socket);
		};
	}

	/** Counts bytes, and cuts all connections when the ordered number has passed. */
	pass(direction: 'received' | 'sent', bytes: number): void {
		this[direction] += bytes;
		this.untilCut -= bytes;
		if (this.untilCut > 0) return;
		this.untilCut = Number.POSITIVE_INFINITY;
		for (const socket of this.sockets.keys()) socket.destroy();
	}

	/** Lets all connections break once, after the given number of further bytes in both directions. */
	cutAfter(bytes: number): void {
		this.untilCut = bytes;
	}

	clear(): void {
		this.received = 0;
		this.sent = 0;
		this.mostOpen = this.sockets.size;
		this.untilCut = Number.POSITIVE_INFINITY;
	}
}
