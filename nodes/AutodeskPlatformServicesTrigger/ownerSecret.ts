import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { ACCESS_KINDS } from '../apsClient/access';

/**
 * The secret set for all webhooks of the app or user, from the credential. This node never sets it,
 * because that would break other tools that share the app.
 *
 * @returns undefined if the credential has none
 */
export async function ownerSecret(
	ctx: IHookFunctions | IWebhookFunctions,
): Promise<string | undefined> {
	const chosen = (ctx as IHookFunctions).getNodeParameter('authentication');
	const kind = ACCESS_KINDS.find(({ authentication }) => authentication === chosen);
	if (kind === undefined) return undefined;
	const credential = await ctx.getCredentials<{ webhookSecret?: string }>(kind.credentialType);
	return credential.webhookSecret?.trim() || undefined;
}
