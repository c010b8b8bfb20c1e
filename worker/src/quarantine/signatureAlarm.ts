/** This many refused signatures of a subscription … */
const BURST = 10;
/** … within this time, in ms, are a burst: a secret has changed, or somebody is guessing. */
const WINDOW = 10 * 60_000;

interface Refusals {
	/** The latest refusals, Unix times in ms: as many as a burst needs. */
	recent: number[];
	/** Unix time in ms; 0 if the alarm was never raised. */
	ringsUntil: number;
}

/** Detects bursts of wrong signatures per subscription. */
export class SignatureAlarm {
	readonly #bySubscription = new Map<string, Refusals>();

	/**
	 * The alarm is on from the burst until ten minutes have passed without another one.
	 *
	 * @param now Unix time in ms
	 * @returns whether this refusal raises the alarm
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

	/** The subscriptions whose alarm is on. */
	ringing(now: number): string[] {
		return [...this.#bySubscription]
			.filter(([, { ringsUntil }]) => ringsUntil > now)
			.map(([subscription]) => subscription);
	}
}

const NOTHING: Refusals = { recent: [], ringsUntil: 0 };
