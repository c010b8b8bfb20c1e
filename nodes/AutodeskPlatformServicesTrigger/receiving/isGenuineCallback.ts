import type { IWebhookFunctions } from 'n8n-workflow';
import { parseCallback } from '../../shared/protocol/callback';
import { isCallbackSignedBy } from '../../shared/protocol/callbackSignature';
import { ownerSecret } from '../ownerSecret';
import { storeRegistration } from '../registration';
import type { DirectRegistration } from '../registration';

/** Autodesk's retry window: what was signed with the old secret may come that much later. */
const GRACE_MS = 48 * 60 * 60 * 1000;

/**
 * Whether Autodesk signed these bytes for this trigger. The webhook's own secret counts. Autodesk
 * takes up to ten minutes to use it and until then signs with the owner-wide secret, if there is one:
 * so that one (from the credential) counts too, until the own secret has been seen to act and the
 * retries from before have run out.
 *
 * Without an owner-wide secret nothing is signed until then. Autodesk's retries bridge that, but not
 * within the two minutes for which the editor listens for a test event, and Autodesk takes no secret
 * with the creation of a webhook. So there, and until the own secret is first seen, knowing the
 * random URL and the random id of the webhook counts instead of a signature.
 */
export async function isGenuineCallback(
	ctx: IWebhookFunctions,
	registration: DirectRegistration,
	body: Buffer,
	signature: string | undefined,
): Promise<boolean> {
	const { secret, secretSeenAt } = registration;
	if (isCallbackSignedBy([secret], body, signature)) {
		if (secretSeenAt === undefined) {
			storeRegistration(ctx, { ...registration, secretSeenAt: Date.now() });
		}
		return true;
	}
	const isGraceOver = secretSeenAt !== undefined && Date.now() - secretSeenAt > GRACE_MS;
	if (isGraceOver) return false;
	const shared = await ownerSecret(ctx);
	if (shared !== undefined) return isCallbackSignedBy([shared], body, signature);
	const isSigningExpected = !registration.isTest || secretSeenAt !== undefined;
	return !isSigningExpected && signature === undefined && isFromOneOf(registration, body);
}

function isFromOneOf({ hooks }: DirectRegistration, body: Buffer): boolean {
	const parsed = parseCallback(body);
	if (parsed.kind === 'malformed') return false;
	return hooks.some(({ hookId }) => hookId === parsed.callback.hook.hookId);
}
