import type { IWebhookFunctions } from 'n8n-workflow';
import { parseCallback } from '../../../protocol/callbacks/callback';
import { isCallbackSignedBy } from '../../../protocol/callbacks/callbackSignature';
import { ownerSecret } from '../ownerSecret';
import type { DirectRegistration } from '../registration';

/**
 * For how long Autodesk may send what the own secret has not signed: it takes up to ten minutes to
 * use a new one, and its retries last 48 hours.
 */
const GRACE_MS = (48 * 60 + 10) * 60 * 1000;

/**
 * Whether Autodesk signed these bytes for this trigger. The webhook's own secret counts. Until it
 * acts, Autodesk signs with the owner-wide secret, if there is one: so that one (from the credential)
 * counts too for the time of grace.
 *
 * Without an owner-wide secret nothing is signed until then. Autodesk's retries bridge that, but not
 * within the two minutes for which the editor listens for a test event, and Autodesk takes no secret
 * with the creation of a webhook. So there, knowing the random URL and the random id of the webhook
 * counts instead of a signature.
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
