import { missingScopes } from '../../protocol/aps/scopes';
import type { Scope } from '../../protocol/aps/scopes';
import { readServiceError } from '../../protocol/aps/serviceError';
import type { Access, TokenKind } from './access';
import { parseRetryAfter } from '../../protocol/http/retryAfter';

/** What the failed call was for; shown to the person who has to mend it. */
export interface Purpose {
	/** In words, e.g. `List Buckets`. */
	action: string;
	scopes: readonly Scope[];
	/** What to do about a status, where the general advice does not fit. */
	advice?: Readonly<Record<number, string>>;
}

export interface RefusedResponse {
	/** HTTP status, or 0 when no answer came. */
	status: number;
	body: unknown;
	retryAfter?: string;
	/** Whether a second execution does no harm. */
	repeatable: boolean;
}

/** What a person can do about a refused call; undefined where only Autodesk's own words can tell. */
export function adviceFor(
	refused: RefusedResponse,
	access: Access,
	purpose: Purpose,
): string | undefined {
	const special = purpose.advice?.[refused.status];
	if (special !== undefined && refused.status !== 403) return special;
	switch (refused.status) {
		case 0:
			return refused.repeatable
				? 'Check the network connection and proxy of the n8n server, then try again'
				: `Check the network connection and proxy of the n8n server. ${OUTCOME_UNKNOWN}`;
		case 401:
			return `${adviceOnSignIn(access)}. ${PERHAPS_NOT_LET_IN}`;
		case 403:
			return adviceOn403(refused, access, purpose);
		case 404:
			return 'Check the ID, and the region where one can be chosen. Autodesk answers the same way for data that the credential may not see';
		case 423:
			return 'Wait until the file is unlocked or processed, then try again';
		case 429:
			return `Autodesk asks to wait${secondsToWait(refused)}. Lower Options > Concurrency, or process fewer items at a time`;
		default:
			return refused.status >= 500 ? adviceOnTrouble(refused) : undefined;
	}
}

/** E.g. ` 30 seconds`. */
function secondsToWait({ retryAfter }: RefusedResponse): string {
	const milliseconds = parseRetryAfter(retryAfter, Date.now());
	return milliseconds === undefined ? '' : ` ${Math.ceil(milliseconds / 1000)} seconds`;
}

/** Account administration answers 401 to some calls of an app that an account does not know. */
const PERHAPS_NOT_LET_IN =
	'If that does not help, check that an account admin added the client ID under Account Admin > Custom Integrations';

/** Of a call that would create something a second time. */
const OUTCOME_UNKNOWN =
	'It may have been carried out nevertheless: look whether it was before you repeat it';

function adviceOnTrouble({ repeatable }: RefusedResponse): string {
	return repeatable
		? 'This is usually over soon. Turn on Retry On Fail in the node settings to repeat it automatically'
		: `${OUTCOME_UNKNOWN}, and leave Retry On Fail off in the node settings`;
}

/** The causes of 403, the likeliest first. Codes: AUTH-001 API not enabled, AUTH-010 scope missing. */
function adviceOn403({ body }: RefusedResponse, access: Access, purpose: Purpose): string {
	const { code } = readServiceError(body);
	const missing = missingScopes(access.scopes, purpose.scopes);
	const needs = `${purpose.action} needs the ${plural('scope', purpose.scopes)} ${purpose.scopes.join(' ')}`;
	if (missing.length > 0) {
		const has = access.scopes.length > 0 ? access.scopes.join(' ') : 'no scopes';
		const renew =
			access.tokenKind === '3L'
				? 'tick it in the credential and reconnect'
				: 'tick it in the credential and save';
		return `${needs}; the credential asks for ${has}. Missing: ${missing.join(' ')} – ${renew}`;
	}
	if (code === 'AUTH-001') {
		return 'The app may not use this API: open the app at https://aps.autodesk.com/myapps and add the API under API Access';
	}
	if (code === 'AUTH-010') {
		return `${needs}. The credential asks for it by now, but the token does not have it: ${renewToken(access)}${perhapsCreate(access, purpose)}`;
	}
	const causes = purpose.advice?.[403] ?? usualCausesOf403(access);
	const stale = `If scopes were ticked lately, ${renewToken(access)}`;
	// A service account signs in again by itself as soon as its scopes change.
	const sentences = [causes, ...(access.tokenKind === 'SSA' ? [] : [stale])];
	return [`${needs}, which the credential has`, ...sentences].join('. ');
}

/** Where data is written, Autodesk's documents disagree on whether `data:write` does without it. */
function perhapsCreate({ scopes }: Access, purpose: Purpose): string {
	const writes = purpose.scopes.some((scope) => scope === 'data:write' || scope === 'data:create');
	return writes && !scopes.includes('data:create')
		? ', and tick data:create as well if that does not help'
		: '';
}

/** n8n keeps a token until Autodesk refuses it, also when other scopes were ticked meanwhile. */
function renewToken({ tokenKind }: Access): string {
	return tokenKind === '3L' ? 'reconnect the credential' : 'save the credential again';
}

/** For what belongs to an account; buckets and the like bring advice of their own. */
function usualCausesOf403({ tokenKind }: Access): string {
	return (
		'Check that an account admin added the client ID under Account Admin > Custom Integrations, ' +
		`and that the ${actorOf(tokenKind)} has rights on the project or folder`
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

/** What a person can do when there is no token, or none that Autodesk takes. */
export function adviceOnSignIn({ tokenKind }: Access): string {
	switch (tokenKind) {
		case '3L':
			return 'Open the credential and connect it to sign in to Autodesk again';
		case 'SSA':
			return 'Open the credential and save it: its test tells what is wrong with the service account';
		default:
			return 'Open the credential, check the client ID, the secret and the scopes, and save it to fetch a new token';
	}
}
