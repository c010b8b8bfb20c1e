import { Scopes, TokenTypeHint } from '@aps_sdk/authentication';
import { APPS, USERS } from '../../../simulator';
import type { SdkCalls } from '../recorder';

const { clientId, clientSecret } = APPS.threeLegged;
const redirectUri = 'http://127.0.0.1:5678/callback';

export const AUTHENTICATION_CALLS: SdkCalls = {
	getTwoLeggedToken: async ({ clients, made }) => {
		const { twoLegged } = APPS;
		const scopes = [Scopes.DataRead, Scopes.BucketRead];
		const answer = await clients.authentication.getTwoLeggedToken(
			twoLegged.clientId,
			twoLegged.clientSecret,
			scopes,
		);
		made.token = answer.access_token;
		return answer;
	},
	getThreeLeggedToken: async ({ clients, made, simulator }) => {
		const page = new URL('/authentication/v2/authorize', simulator.url);
		page.search = String(
			new URLSearchParams({
				response_type: 'code',
				client_id: clientId,
				redirect_uri: redirectUri,
				scope: 'data:read',
				simulator_decision: 'allow',
			}),
		);
		const { headers } = await fetch(page, { redirect: 'manual' });
		const code = new URL(headers.get('location') ?? '').searchParams.get('code') ?? '';
		const answer = await clients.authentication.getThreeLeggedToken(clientId, code, redirectUri, {
			clientSecret,
		});
		made.refreshToken = answer.refresh_token;
		return answer;
	},
	refreshToken: async ({ clients, made }) =>
		await clients.authentication.refreshToken(made.refreshToken, clientId, { clientSecret }),
	introspectToken: async ({ clients, made }) =>
		await clients.authentication.introspectToken(made.token, APPS.twoLegged.clientId, {
			clientSecret: APPS.twoLegged.clientSecret,
		}),
	getKeys: async ({ clients }) => await clients.authentication.getKeys(),
	getOidcSpec: async ({ clients }) => await clients.authentication.getOidcSpec(),
	getUserInfo: async ({ clients, simulator }) =>
		await clients.authentication.getUserInfo(
			`Bearer ${simulator.issueToken({
				kind: '3L',
				clientId,
				userId: USERS.kim.autodeskId,
				scopes: ['user-profile:read'],
			})}`,
		),
	revoke: async ({ clients, made }) =>
		await clients.authentication.revoke(
			made.token,
			APPS.twoLegged.clientId,
			TokenTypeHint.AccessToken,
			{ clientSecret: APPS.twoLegged.clientSecret },
		),
};
