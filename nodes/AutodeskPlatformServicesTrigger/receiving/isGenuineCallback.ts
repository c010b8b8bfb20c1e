import type { IWebhookFunctions } from 'n8n-workflow';
import { parseCallback } from '../../../protocol/callbacks/callback';
import { isCallbackSignedBy } from '../../../protocol/callbacks/callbackSignature';
import { ownerSecret } from '../ownerSecret';
import type { DirectRegistration } from '../registration';

/**
 * How long Autodesk may send callbacks without a signature by the webhook's own secret: a new secret
 * takes up to ten minutes to take effect, and retries continue for 48 hours.
 */
const GRACE_MS = (48 * 60 + 10) * 60 * 1000;

/**
 * Whether Autodesk signed these bytes for this trigger. The webhook's own secret counts. Until that takes
 * effect, Autodesk signs with the owner-wide secret if there is one, so the owner-wide secret (from the
 * credential) counts too during a grace period.
 *
 * Without an owner-wide secret, callbacks are unsigned until then. Autodesk's retries cover that time,
 * except in the two minutes during which the editor listens for a test event, and Autodesk does not
 * accept a secret when a webhook is created. So for a test event, knowing the random URL and the random
 * ID of the webhook counts instead of a signature.
 */
export async function isGenuineCallback(
	ctx: IWebhookFunctions,
	registration: DirectRegistration,
	body: Buffer,
	signature: string | undefined,
): Promise<boolean> {
	const { secret, secretSince, isTest } = registration;
	if (isCallbackSignedBy([secret], body, signature)) return true;
	if (Date.now() - secretSince > GRACE_MS) return false;
	const shared = await ownerSecret(ctx);
	if (shared !== undefined) return isCallbackSignedBy([shared], body, signature);
	return isTest && signature === undefined && isFromOneOf(registration, body);
}

function isFromOneOf({ hooks }: DirectRegistration, body: Buffer): boolean {
	const parsed = parseCallback(body);
	if (parsed.kind === 'malformed') return false;
	return hooks.some(({ hookId }) => hookId === parsed.callback.hook.hookId);
}
