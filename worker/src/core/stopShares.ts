/** How much of `STOP_TIMEOUT` each step of stopping may use, in order. The rest is for the store. */
export const STOP_SHARES = {
	/** Requests in progress. */
	requests: 0.2,
	/** Deliveries in progress. */
	deliveries: 0.6,
	/** Sending the last spans. */
	traces: 0.1,
} as const;
