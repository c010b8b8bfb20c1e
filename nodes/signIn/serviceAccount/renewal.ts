/**
 * n8n requests a new token concurrently for every call that Autodesk answered with 401. Calls with
 * the same sign-in share one renewal. A call that was sent before the renewal and refused after it
 * gets the token that already exists.
 */

interface Renewal {
	startedAt: number;
	pending: Promise<string>;
	/** Set once Autodesk has answered. */
	token?: string;
}

/** Longer than the longest call to Autodesk. */
const REMEMBERED_MS = 120_000;

/** By sign-in. Holds only the credentials that were renewed within the last two minutes. */
const renewals = new Map<string, Renewal>();

/**
 * @param signIn identifies the sign-in; equal only if all its secrets are equal
 * @param refused the token that Autodesk did not accept; empty if there was none
 * @param renew fetches a token; called at most once at a time for a sign-in
 */
export async function sharedRenewal(
	signIn: string,
	refused: string,
	renew: () => Promise<string>,
): Promise<string> {
	forgetOldRenewals();
	const latest = renewals.get(signIn);
	if (latest !== undefined && latest.token !== refused) return await latest.pending;
	const renewal: Renewal = { startedAt: Date.now(), pending: renew() };
	renewals.set(signIn, renewal);
	renewal.pending.then(
		(token) => {
			renewal.token = token;
		},
		// A failure is reported to those who wait for it and not remembered.
		() => renewals.delete(signIn),
	);
	return await renewal.pending;
}

function forgetOldRenewals(): void {
	const oldest = Date.now() - REMEMBERED_MS;
	for (const [signIn, { startedAt }] of renewals) {
		if (startedAt < oldest) renewals.delete(signIn);
	}
}
