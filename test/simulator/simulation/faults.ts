import { randomUUID } from 'node:crypto';

/** What goes wrong on order. */
export type Fault =
	| {
			kind: 'status';
			status: number;
			/** Value of the `Retry-After` header: seconds or an HTTP date. */
			retryAfter?: string | number;
			/** Gateway code, e.g. AUTH-001; a fitting one by default. */
			errorCode?: string;
			/** Sent instead of what the gateway, the service or S3 would say. */
			body?: unknown;
	  }
	/** The call is answered properly, but late: it takes effect late (default), or at once. */
	| { kind: 'slow'; delayMs: number; effect?: 'late' | 'atOnce' }
	/** Nothing happens, but the answer is 200 with an error inside, as S3 and OSS do it. */
	| { kind: 'errorIn200' }
	/** The connection is cut: before anything is sent, after the head, or in the middle of the body. */
	| { kind: 'cut'; when: 'beforeHeaders' | 'afterHeaders' | 'midBody' }
	/** The connection is cut when the given bytes have passed: of the request's body, or of the answer's for GET. */
	| { kind: 'cut'; when: 'atByte'; byte: number };

export interface FaultOrder {
	/** Any method when left out. */
	method?: string;
	/** Path as sent; `*` stands for anything, also slashes. */
	path: string;
	fault: Fault;
	/** How many matching calls are hit; all when left out. */
	times?: number;
	/** How many matching calls pass unharmed before. */
	after?: number;
	/** Hits only every so many matching calls, e.g. 2 for every second one. */
	every?: number;
}

export interface OrderedFault extends FaultOrder {
	id: string;
	/** Calls hit so far. */
	hits: number;
	/** Matching calls so far, hit or not. */
	seen: number;
}

/** The faults on order. The first one that matches a call and is not used up takes effect. */
export class Faults {
	private orders: OrderedFault[] = [];

	order(order: FaultOrder): OrderedFault {
		const ordered = { ...order, id: randomUUID(), hits: 0, seen: 0 };
		this.orders.push(ordered);
		return ordered;
	}

	get list(): readonly OrderedFault[] {
		return this.orders;
	}

	/** @returns whether there was such an order */
	remove(id: string): boolean {
		const before = this.orders.length;
		this.orders = this.orders.filter((order) => order.id !== id);
		return this.orders.length < before;
	}

	clear(): void {
		this.orders = [];
	}

	/** The fault that hits this call, if any; counts it. */
	take(method: string, path: string): Fault | undefined {
		for (const order of this.orders) {
			if (!matches(order, method, path)) continue;
			order.seen++;
			if (order.seen <= (order.after ?? 0)) continue;
			if ((order.seen - (order.after ?? 0)) % (order.every ?? 1) !== 0) continue;
			if (order.hits >= (order.times ?? Number.POSITIVE_INFINITY)) continue;
			order.hits++;
			return order.fault;
		}
		return undefined;
	}
}

function matches(order: FaultOrder, method: string, path: string): boolean {
	if (order.method && order.method.toUpperCase() !== method) return false;
	const pattern = order.path.split('*').map(escapeText).join('.*');
	return new RegExp(`^${pattern}$`).test(path);
}

function escapeText(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
