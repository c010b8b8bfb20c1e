/** So many refused signatures of a subscription … */
const BURST = 10;
/** … within this time, in ms, are a burst: a secret has changed, or somebody guesses. */
const WINDOW = 10 * 60_000;

interface Refusals {
	/** The latest ones, Unix times in ms: as many as it takes to tell a burst. */
	recent: number[];
	/** Unix time in ms; 0 when it has not rung. */
	ringsUntil: number;
}

/** Notices when the signatures of a subscription's callbacks are wrong in numbers. */
export class SignatureAlarm {
	readonly #bySubscription = new Map<string, Refusals>();

	/**
	 * It rings from the burst on until ten minutes have passed without enough for one.
	 *
	 * @param now Unix time in ms
	 * @returns whether it begins to ring with this one
	 */
	refused(subscription: string, now: number): boolean {
		const { recent, ringsUntil } = this.#bySubscription.get(subscription) ?? NOTHING;
		const latest = [...recent.filter((time) => time > now - WINDOW), now].slice(-BURST);
		const isBurst = latest.length === BURST;
		this.#bySubscription.set(subscription, {
			recent: latest,
			ringsUntil: isBurst ? now + WINDOW : ringsUntil,
		});
		return isBurst && ringsUntil <= now;
	}

	/** The subscriptions for which it rings. */
	ringing(now: number): string[] {
		return [...this.#bySubscription]
			.filter(([, { ringsUntil }]) => ringsUntil > now)
			.map(([subscription]) => subscription);
	}
}

const NOTHING: Refusals = { recent: [], ringsUntil: 0 };
