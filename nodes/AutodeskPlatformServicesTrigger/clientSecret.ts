import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { ACCESS_KINDS } from '../apsClient/access';
import type { TokenKind } from '../apsClient/access';

/** What the secret in the URL for data extracts is derived from. */
export interface ExtractCredential {
	tokenKind: TokenKind | undefined;
	/** Of the app. Undefined for an app without one. */
	clientSecret: string | undefined;
}

export async function extractCredential(
	ctx: IHookFunctions | IWebhookFunctions,
): Promise<ExtractCredential> {
	const chosen = (ctx as IHookFunctions).getNodeParameter('authentication');
	const kind = ACCESS_KINDS.find(({ authentication }) => authentication === chosen);
	if (kind === undefined) return { tokenKind: undefined, clientSecret: undefined };
	const { clientSecret } = await ctx.getCredentials<{ clientSecret?: string }>(kind.credentialType);
	return { tokenKind: kind.tokenKind, clientSecret: clientSecret?.trim() || undefined };
}
