import { compact, plusStored, type Figures, type StoredFigures } from './figures';

/** What happened in a slot, by subscription. Subscriptions with which nothing happened are missing. */
export interface Shares {
	subscriptions: Readonly<Record<string, StoredFigures>>;
}

/** Subscriptions with figures of their own per slot, so that its size is bounded. The total has all of them. */
export const MAX_SUBSCRIPTIONS = 1_000;

export function sharesOf(figures: ReadonlyMap<string, Figures>): Shares {
	const entries = Array.from(figures, ([id, each]) => [id, compact(each)] as const);
	return { subscriptions: Object.fromEntries(entries.slice(0, MAX_SUBSCRIPTIONS)) };
}

export function plusShares(a: Shares, b: Shares): Shares {
	const joined = new Map(Object.entries(a.subscriptions));
	for (const [id, share] of Object.entries(b.subscriptions)) {
		const known = joined.get(id);
		if (known) joined.set(id, plusStored(known, share));
		else if (joined.size < MAX_SUBSCRIPTIONS) joined.set(id, share);
	}
	return { subscriptions: Object.fromEntries(joined) };
}
