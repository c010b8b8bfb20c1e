import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	INodeProperties,
	IWebhookFunctions,
} from 'n8n-workflow';
import { CallBudgets } from '../../protocol/aps/callBudget';
import type { HookOwner } from '../../protocol/events/eventCatalogue';
import { tokenScopes } from '../../protocol/aps/tokenScopes';
import { isJsonObject } from '../../protocol/json';
import { baseUrlOf, scopesOf } from '../signIn/credentialValues';

/** Any n8n context from which Autodesk is called. */
export type ApsContext =
	IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions;

/**
 * Who acts: the app itself (2-legged), the app on behalf of a user (named in a header), a signed-in
 * user (3-legged), or a service account.
 */
export type TokenKind = '2L' | '2L+user' | '3L' | 'SSA';

/** Value of the node parameter `authentication`. */
export type Authentication = 'oAuth2' | 'twoLegged' | 'serviceAccount';

export interface AccessKind {
	authentication: Authentication;
	credentialType: string;
	/** As shown in the dialog for a new credential. */
	label: string;
	description: string;
	tokenKind: TokenKind;
}

export const ACCESS_KINDS: readonly AccessKind[] = [
	{
		authentication: 'oAuth2',
		credentialType: 'autodeskPlatformServicesOAuth2Api',
		label: 'User (3-Legged OAuth2)',
		description: 'Acts as the Autodesk user who signed in, with that user’s permissions',
		tokenKind: '3L',
	},
	{
		authentication: 'twoLegged',
		credentialType: 'autodeskPlatformServicesTwoLeggedOAuth2Api',
		label: 'App (2-Legged OAuth2)',
		description: 'Acts as the app itself, without a user',
		tokenKind: '2L',
	},
	{
		authentication: 'serviceAccount',
		credentialType: 'autodeskPlatformServicesServiceAccountApi',
		label: 'Service Account (SSA)',
		description: 'Acts as a Secure Service Account, with the permissions given to that account',
		tokenKind: 'SSA',
	},
];

/** Who owns the webhooks that a token creates. */
export function hookOwner(tokenKind: TokenKind): HookOwner {
	return tokenKind === '2L+user' ? '2L' : tokenKind;
}

/** How the calls of one item reach Autodesk. */
export interface Access {
	credentialType: string;
	tokenKind: TokenKind;
	/** Without trailing slash, e.g. `https://developer.api.autodesk.com`. */
	baseUrl: string;
	/** Scopes selected in the credential. */
	scopes: readonly string[];
	/** Scopes of the token that n8n holds; undefined if it holds none that can be read. */
	tokenScopes?: readonly string[];
	/** The user on whose behalf a 2-legged token acts, sent in a header. */
	userId?: string;
	/** The calls left within Autodesk's rate limits, shared by everything that uses this access. */
	budgets?: CallBudgets;
}

/** The same 2-legged credential acting on behalf of a user, with that user's permissions. */
export function actingAs(access: Access, userId: string): Access {
	return { ...access, tokenKind: '2L+user', userId };
}

/**
 * The kind of credential. n8n's editor shows it as part of the choice of a credential, not as a
 * separate field. It allows no expression: n8n resolves credentials before expressions.
 */
export const authenticationField: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	options: ACCESS_KINDS.map(({ label, authentication, description }) => ({
		name: label,
		value: authentication,
		description,
	})),
	default: 'oAuth2',
};

/** Reads the chosen credential. Tokens stay inside n8n; only the base URL and the scopes are kept. */
export async function readAccess(ctx: ApsContext, itemIndex = 0): Promise<Access> {
	const authentication = authenticationOf(ctx);
	const kind =
		ACCESS_KINDS.find((candidate) => candidate.authentication === authentication) ??
		ACCESS_KINDS[0];
	const credential = await ctx.getCredentials(kind.credentialType, itemIndex);
	return {
		credentialType: kind.credentialType,
		tokenKind: kind.tokenKind,
		baseUrl: baseUrlOf(credential),
		scopes: scopesOf(credential),
		tokenScopes: tokenScopes(heldToken(credential)),
		budgets: new CallBudgets(),
	};
}

/** Of OAuth2, or of a service account, whose token follows a fingerprint. */
function heldToken({ oauthTokenData, accessToken }: ICredentialDataDecryptedObject): unknown {
	if (isJsonObject(oauthTokenData)) return oauthTokenData.access_token;
	return typeof accessToken === 'string' ? accessToken.split(' ').pop() : undefined;
}

function authenticationOf(ctx: ApsContext): unknown {
	if ('getInputData' in ctx) return ctx.getNodeParameter('authentication', 0, 'oAuth2');
	return (ctx as IHookFunctions).getNodeParameter('authentication', 'oAuth2');
}
