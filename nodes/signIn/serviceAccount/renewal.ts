/**
 * n8n asks for a new token once for every call that Autodesk answered with 401, side by side. Calls
 * with the same sign-in share one renewal; a call that was sent before the renewal and refused after
 * it gets the token that is there already.
 */

interface Renewal {
	startedAt: number;
	pending: Promise<string>;
	/** Set once Autodesk has answered. */
	token?: string;
}

/** Longer than the longest call to Autodesk. Afterwards nothing is remembered. */
const REMEMBERED_MS = 120_000;

/** By sign-in: at most the credentials that were renewed within the last two minutes. */
const renewals = new Map<string, Renewal>();

/**
 * @param signIn what the token is made from; equal only when all secrets in it are
 * @param refused the token that Autodesk did not accept, or an empty text when there was none
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
		// A failure is told to those who wait for it and not remembered.
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
