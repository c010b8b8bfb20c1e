import { NodeApiError } from 'n8n-workflow';
import type { INode, JsonObject } from 'n8n-workflow';
import type { ApsAnswer, HttpMethod } from '../../protocol/aps/request';
import { readServiceError } from '../../protocol/aps/serviceError';
import type { Access } from './access';
import { adviceFor, adviceOnSignIn, OUTCOME_UNKNOWN } from './advice';
import type { Purpose, RefusedResponse } from './advice';
import { refusedTokenBody } from './failedRequest';
import { connectionTrouble } from '../network/connectionTrouble';
import { SignInRefused } from '../signIn/signInRefused';

/** The error for a refused call: what happened, and what to do next. */
export function refusedCall(
	node: INode,
	refused: RefusedResponse,
	access: Access,
	purpose: Purpose,
	itemIndex: number,
): NodeApiError {
	const headline = headlineOf(refused.status, purpose.action);
	const said = autodeskSays(refused.body);
	const description = [said, adviceFor(refused, access, purpose)].filter(Boolean).join('. ');
	return new NodeApiError(
		node,
		{ statusCode: refused.status, body: refused.body ?? null } as JsonObject,
		{
			httpCode: String(refused.status),
			message: headline,
			description,
			itemIndex,
		},
	);
}

/** The error when n8n got no token, so that no call was made. */
export function withoutToken(
	node: INode,
	error: unknown,
	access: Access,
	purpose: Purpose,
	itemIndex: number,
): NodeApiError {
	const { message } = error as Error;
	return new NodeApiError(
		node,
		{ message },
		{
			message: `${purpose.action}: signing in to Autodesk failed`,
			description: whyNoToken(error, access),
			itemIndex,
		},
	);
}

/** The network or a setting of n8n can stop a sign-in, too. Then nothing is wrong with the credential. */
function whyNoToken(error: unknown, access: Access): string {
	const trouble = connectionTrouble(error);
	if (trouble !== undefined) return trouble.advice;
	const { message, cause } = error as Error;
	const said = withoutPeriod(message);
	if (cause instanceof SignInRefused) return said;
	const reason = autodeskSays(refusedTokenBody(error)) ?? `n8n says: ${said}`;
	return `${reason}. ${adviceOnSignIn(access)}`;
}

/** The error when a web page arrives where Autodesk would answer with JSON. */
export function foreignAnswer(
	node: INode,
	repeatable: boolean,
	purpose: Purpose,
	itemIndex: number,
): NodeApiError {
	const message = `${purpose.action}: something other than Autodesk answered`;
	const advice =
		'The response is a web page. Check the proxy of the n8n server: it may require its own sign-in, or block access to Autodesk';
	const description = repeatable ? advice : `${advice}. ${OUTCOME_UNKNOWN}`;
	return new NodeApiError(node, { message }, { message, description, itemIndex });
}

/** The error when Autodesk answered with success, but without what the call was for. */
export function unreadableAnswer(
	node: INode,
	{ status, method }: { status: number; method: HttpMethod },
	purpose: Purpose,
	itemIndex: number,
): NodeApiError {
	const isReading = method === 'GET' || method === 'HEAD';
	const message = isReading
		? `${purpose.action}: Autodesk's answer could not be read`
		: `${purpose.action}: carried out, but Autodesk's answer could not be read`;
	const what = `Autodesk answered with status ${status}, but without the expected data`;
	const advice = isReading
		? 'Try again later'
		: 'Do not repeat the call: look at the result in Autodesk, and leave Retry On Fail off in the node settings';
	return new NodeApiError(
		node,
		{ message },
		{ message, description: `${what}. ${advice}`, itemIndex },
	);
}

/** The error when the execution is stopped while a call waits for the rate limit. */
export function notSent(node: INode, purpose: Purpose, itemIndex: number): NodeApiError {
	const message = `${purpose.action}: stopped`;
	const description = 'The execution was stopped before this call was sent';
	return new NodeApiError(node, { message }, { message, description, itemIndex });
}

/** The error when Autodesk, or a proxy, sends a call elsewhere. */
export function redirected(
	node: INode,
	{ status, headers }: ApsAnswer,
	purpose: Purpose,
	itemIndex: number,
): NodeApiError {
	const message = `${purpose.action}: redirected with status ${status}`;
	const description = `The response redirects to ${placeOf(headers.location)}. The redirect was not followed, because that address would have received the token. Check the base URL of the credential and the proxy of the n8n server`;
	return new NodeApiError(node, { message }, { message, description, itemIndex });
}

/** The error when a response links to a host other than Autodesk. */
export function foreignLink(
	node: INode,
	link: string,
	purpose: Purpose,
	itemIndex: number,
): NodeApiError {
	const message = `${purpose.action}: the next page is not at Autodesk`;
	const description = `The response links to ${placeOf(link)}. The link was not followed, because that address would have received the token`;
	return new NodeApiError(node, { message }, { message, description, itemIndex });
}

/** The error when a list cannot be read to its end. @param problem what is wrong with it */
export function brokenList(
	node: INode,
	problem: string,
	purpose: Purpose,
	itemIndex: number,
): NodeApiError {
	const message = `${purpose.action}: the list could not be read to its end`;
	const description = `Autodesk answered, but ${problem}. No records were returned, because the list would be incomplete. Try again later`;
	return new NodeApiError(node, { message }, { message, description, itemIndex });
}

/** The origin of a link; what is no link as it is, cut off. Paths and queries can hold secrets. */
function placeOf(link: string | undefined): string {
	if (!link) return 'an unknown address';
	return URL.canParse(link) ? new URL(link).origin : `"${link.slice(0, 60)}", which is no address`;
}

/** Autodesk's own message, if its response contains one. */
function autodeskSays(body: unknown): string | undefined {
	const { code, text } = readServiceError(body);
	if (text === undefined) return undefined;
	return `Autodesk says: ${withoutPeriod(text)}${code ? ` (${code})` : ''}`;
}

function withoutPeriod(sentence: string): string {
	return sentence.replace(/\.$/, '');
}

function headlineOf(status: number, action: string): string {
	if (status === 0) return `${action}: Autodesk could not be reached`;
	if (status === 400 || status === 422) return `${action}: Autodesk did not accept the values`;
	if (status === 401) return `${action}: Autodesk does not accept the sign-in`;
	if (status === 403) return `${action}: not allowed with this credential`;
	if (status === 404) return `${action}: not found`;
	if (status === 409) return `${action}: already exists, or was changed in the meantime`;
	if (status === 423) return `${action}: locked by someone, or still being processed`;
	if (status === 429) return `${action}: too many requests`;
	if (status >= 500) return `${action}: Autodesk is having trouble (${status})`;
	return `${action}: refused with status ${status}`;
}
