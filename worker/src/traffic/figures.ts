import { plusLatencies, type Latencies } from './latencies';

/** What happened in a period. */
export interface Figures {
	/** New events, those that the worker made itself included. */
	received: number;
	/** Events accepted by their target. */
	delivered: number;
	/** Failed attempts, whatever became of the event. */
	failed: number;
	/** Events that became dead letters. Their last attempts are among the failed ones. */
	dead: number;
	/** Most events that waited at the same time; undefined if nobody counted. */
	backlog: number | undefined;
	/** From the receipt of each delivered event to its delivery; replays do not count. */
	latencies: Latencies;
}

/** Figures as stored: without those that are zero. */
export type StoredFigures = Partial<Figures>;

export function noFigures(): Figures {
	return {
		received: 0,
		delivered: 0,
		failed: 0,
		dead: 0,
		backlog: undefined,
		latencies: [],
	};
}

export function plus(a: Figures, b: Figures): Figures {
	return {
		received: a.received + b.received,
		delivered: a.delivered + b.delivered,
		failed: a.failed + b.failed,
		dead: a.dead + b.dead,
		backlog: larger(a.backlog, b.backlog),
		latencies: plusLatencies(a.latencies, b.latencies),
	};
}

export function sumOf(all: Iterable<Figures>): Figures {
	return Array.from(all).reduce(plus, noFigures());
}

/** Whether nothing happened as far as anybody knows. */
export function isEmpty({ received, delivered, failed }: Figures): boolean {
	return received + delivered + failed === 0;
}

export function completed(stored: StoredFigures): Figures {
	return {
		received: stored.received ?? 0,
		delivered: stored.delivered ?? 0,
		failed: stored.failed ?? 0,
		dead: stored.dead ?? 0,
		backlog: stored.backlog,
		latencies: stored.latencies ?? [],
	};
}

export function compact({
	received,
	delivered,
	failed,
	dead,
	backlog,
	latencies,
}: Figures): StoredFigures {
	return {
		received: received || undefined,
		delivered: delivered || undefined,
		failed: failed || undefined,
		dead: dead || undefined,
		backlog,
		latencies: latencies.length > 0 ? latencies : undefined,
	};
}

export function plusStored(a: StoredFigures, b: StoredFigures): StoredFigures {
	return compact(plus(completed(a), completed(b)));
}

function larger(a: number | undefined, b: number | undefined): number | undefined {
	if (a === undefined || b === undefined) return a ?? b;
	return Math.max(a, b);
}
