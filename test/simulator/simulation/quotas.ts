const MINUTE_MS = 60_000;

/** Counts calls per app and endpoint in fixed windows of one minute, as the gateway does. */
export class Quotas {
	private readonly windows = new Map<string, { startedAt: number; calls: number }>();

	/**
	 * Counts one call.
	 *
	 * @returns seconds to wait when the limit is passed, otherwise undefined
	 */
	count(key: string, perMinute: number, now = Date.now()): number | undefined {
		let window = this.windows.get(key);
		if (!window || now - window.startedAt >= MINUTE_MS) {
			window = { startedAt: now, calls: 0 };
			this.windows.set(key, window);
		}
		window.calls++;
		if (window.calls <= perMinute) return undefined;
		return Math.max(1, Math.ceil((window.startedAt + MINUTE_MS - now) / 1000));
	}

	clear(): void {
		this.windows.clear();
	}
}
