import { missingScopes } from '../../protocol/aps/scopes';
import type { Scope } from '../../protocol/aps/scopes';
import { readServiceError } from '../../protocol/aps/serviceError';
import type { Access, TokenKind } from './access';
import { parseRetryAfter } from '../../protocol/http/retryAfter';
import type { ConnectionTrouble } from '../network/connectionTrouble';

/** What the failed call was for; shown to the person who has to fix it. */
export interface Purpose {
	/** Readable, e.g. `List Buckets`. */
	action: string;
	/** Empty if nobody knows them, because the user chose the endpoint. */
	scopes: readonly Scope[];
	/** What to do about a status, if the general advice does not fit. */
	advice?: Readonly<Record<number, string>>;
}

export interface RefusedResponse {
	/** HTTP status, or 0 if there was no response. */
	status: number;
	body: unknown;
	retryAfter?: string;
	/** Whether the request can safely be sent again. */
	repeatable: boolean;
	/** Why there was no response, if that is known. */
	trouble?: ConnectionTrouble;
}

/** What the user can do about a refused call; undefined if only Autodesk's own message can help. */
export function adviceFor(
	refused: RefusedResponse,
	access: Access,
	purpose: Purpose,
): string | undefined {
	const special = purpose.advice?.[refused.status];
	if (special !== undefined && refused.status !== 403) return special;
	switch (refused.status) {
		case 0:
			return adviceOnConnection(refused);
		case 401:
			return `${adviceOnSignIn(access)}. ${PERHAPS_NOT_ADDED}`;
		case 403:
			return adviceOn403(refused, access, purpose);
		case 404:
			return 'Check the ID and, if there is one, the region. Autodesk also answers 404 for data that the credential has no permission to see';
		case 423:
			return 'Wait until the file is unlocked or processed, then try again';
		case 429:
			return `Autodesk asks you to wait${secondsToWait(refused)}. Lower Options > Concurrency, or process fewer items at a time`;
		default:
			return refused.status >= 500 ? adviceOnTrouble(refused) : undefined;
	}
}

function adviceOnConnection({ trouble, repeatable }: RefusedResponse): string {
	if (trouble?.isPermanent) return trouble.advice;
	const advice = trouble?.advice ?? 'Check the network connection and proxy of the n8n server';
	return repeatable ? `${advice}, then try again` : `${advice}. ${OUTCOME_UNKNOWN}`;
}

/** E.g. ` 30 seconds`. */
function secondsToWait({ retryAfter }: RefusedResponse): string {
	const milliseconds = parseRetryAfter(retryAfter, Date.now());
	return milliseconds === undefined ? '' : ` ${Math.ceil(milliseconds / 1000)} seconds`;
}

/** Account administration answers 401 to some calls of an app that was not added to the account. */
const PERHAPS_NOT_ADDED =
	'If that does not help, check that an account admin added the client ID under Account Admin > Custom Integrations';

/** For a call that could create something a second time. */
export const OUTCOME_UNKNOWN =
	'Autodesk may have carried out the request anyway: check before you repeat it';

function adviceOnTrouble({ repeatable }: RefusedResponse): string {
	return repeatable
		? 'This usually passes quickly. Turn on Retry On Fail in the node settings to retry automatically'
		: `${OUTCOME_UNKNOWN}, and leave Retry On Fail off in the node settings`;
}

/** The causes of 403, most likely first. Codes: AUTH-001 API not enabled, AUTH-010 scope missing. */
function adviceOn403({ body }: RefusedResponse, access: Access, purpose: Purpose): string {
	const { code } = readServiceError(body);
	if (purpose.scopes.length === 0) return adviceOnUnknownScopes(code, access, purpose);
	const missing = missingScopes(access.scopes, purpose.scopes);
	const needs = `${purpose.action} needs the ${plural('scope', purpose.scopes)} ${purpose.scopes.join(' ')}`;
	if (missing.length > 0) {
		return `${needs}; the credential asks for ${scopesOf(access)}. Missing: ${missing.join(' ')} – ${selectScope(access)}`;
	}
	if (code === 'AUTH-001') return API_NOT_ADDED;
	const causes = purpose.advice?.[403] ?? usualCausesOf403(access);
	if (code === 'AUTH-010') {
		const { tokenScopes } = access;
		const create = perhapsCreate(access, purpose);
		if (tokenScopes !== undefined && missingScopes(tokenScopes, purpose.scopes).length === 0) {
			const also = create === '' ? '' : `. If that does not help, also select data:create`;
			return `${needs}, and the current token includes it, so the scopes are probably not the cause. ${causes}${also}`;
		}
		const token = tokenScopes === undefined ? 'may not include it' : 'does not include it';
		return `${needs}. The credential asks for it, but the current token ${token}: ${renewToken(access)}${create}`;
	}
	const stale = `If you selected scopes recently, ${renewToken(access)}`;
	// A service account signs in again automatically when its scopes change.
	const sentences = [causes, ...(access.tokenKind === 'SSA' ? [] : [stale])];
	return [`${needs}, which the credential asks for`, ...sentences].join('. ');
}

const API_NOT_ADDED =
	'The app has no access to this API: open the app at https://aps.autodesk.com/myapps and add the API under API Access';

/** For an endpoint that the user chose. */
function adviceOnUnknownScopes(
	code: string | undefined,
	access: Access,
	{ advice }: Purpose,
): string {
	if (code === 'AUTH-001') return API_NOT_ADDED;
	const compare = `Compare the scopes that Autodesk's reference lists for this endpoint with those of the credential (${scopesOf(access)}). If one is missing, ${selectScope(access)}`;
	if (code === 'AUTH-010') return compare;
	return `${compare}. ${advice?.[403] ?? usualCausesOf403(access)}`;
}

function scopesOf({ scopes }: Access): string {
	return scopes.length > 0 ? scopes.join(' ') : 'no scopes';
}

function selectScope({ tokenKind }: Access): string {
	return tokenKind === '3L'
		? 'select it in the credential and reconnect'
		: 'select it in the credential and save';
}

/** For writing data, Autodesk's documents disagree on whether `data:write` is enough. */
function perhapsCreate({ scopes }: Access, purpose: Purpose): string {
	const writes = purpose.scopes.some((scope) => scope === 'data:write' || scope === 'data:create');
	return writes && !scopes.includes('data:create')
		? ', and also select data:create if that does not help'
		: '';
}

/** n8n keeps a token until Autodesk refuses it, even if other scopes have been selected since. */
function renewToken({ tokenKind }: Access): string {
	return tokenKind === '3L' ? 'reconnect the credential' : 'save the credential again';
}

/** For data of an account; operations on buckets and the like have their own advice. */
function usualCausesOf403({ tokenKind }: Access): string {
	return (
		'Check that an account admin added the client ID under Account Admin > Custom Integrations, ' +
		`and that the ${actorOf(tokenKind)} has permissions on the project or folder`
	);
}

function actorOf(tokenKind: TokenKind): string {
	switch (tokenKind) {
		case '2L':
			return 'app';
		case '2L+user':
			return 'user under Act as User exists and';
		case '3L':
			return 'user';
		case 'SSA':
			return 'service account';
	}
}

function plural(noun: string, list: readonly unknown[]): string {
	return list.length === 1 ? noun : `${noun}s`;
}

/** What the user can do if there is no token, or none that Autodesk accepts. */
export function adviceOnSignIn({ tokenKind }: Access): string {
	switch (tokenKind) {
		case '3L':
			return 'Open the credential and connect it to sign in to Autodesk again';
		case 'SSA':
			return 'Open the credential and save it: its test shows what is wrong with the service account';
		default:
			return 'Open the credential, check the client ID, the secret and the scopes, and save it to fetch a new token';
	}
}
