import { NodeApiError } from 'n8n-workflow';
import type { INode, JsonObject } from 'n8n-workflow';
import { readServiceError } from '../../protocol/aps/serviceError';
import type { Access } from './access';
import { adviceFor, adviceOnSignIn } from './advice';
import type { Purpose, RefusedResponse } from './advice';
import { refusedTokenBody } from './failedRequest';
import { SignInRefused } from '../signIn/signInRefused';

/** Turns a refused call into the error a person reads: what happened, and what to do next. */
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

/** The error a person reads when n8n got no token, so that no call was made. */
export function withoutToken(
	node: INode,
	error: unknown,
	access: Access,
	purpose: Purpose,
	itemIndex: number,
): NodeApiError {
	const { message, cause } = error as Error;
	const said = withoutPeriod(message);
	const reason = autodeskSays(refusedTokenBody(error)) ?? `n8n says: ${said}`;
	return new NodeApiError(
		node,
		{ message },
		{
			message: `${purpose.action}: signing in to Autodesk did not work`,
			description: cause instanceof SignInRefused ? said : `${reason}. ${adviceOnSignIn(access)}`,
			itemIndex,
		},
	);
}

/** The error a person reads when a web page came where Autodesk answers JSON. */
export function foreignAnswer(node: INode, purpose: Purpose, itemIndex: number): NodeApiError {
	const message = `${purpose.action}: something else than Autodesk answered`;
	const description =
		'The answer is a web page. Check the proxy of the n8n server: it may want a sign-in of its own, or keep n8n from Autodesk';
	return new NodeApiError(node, { message }, { message, description, itemIndex });
}

/** The error a person reads when an answer leads away from Autodesk. */
export function foreignLink(
	node: INode,
	link: string,
	purpose: Purpose,
	itemIndex: number,
): NodeApiError {
	const message = `${purpose.action}: the next page is not at Autodesk`;
	const description = `The answer leads to ${new URL(link).host}. It was not followed, because the token would have gone along`;
	return new NodeApiError(node, { message }, { message, description, itemIndex });
}

/** The error a person reads when a list cannot be read to its end. @param problem what is wrong with it */
export function brokenList(
	node: INode,
	problem: string,
	purpose: Purpose,
	itemIndex: number,
): NodeApiError {
	const message = `${purpose.action}: the list could not be read to its end`;
	const description = `Autodesk answered, but ${problem}. Nothing was returned, because records would be missing. Try again later`;
	return new NodeApiError(node, { message }, { message, description, itemIndex });
}

/** Autodesk's own words, when its answer holds any. */
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
	if (status === 409) return `${action}: already exists, or was changed meanwhile`;
	if (status === 423) return `${action}: locked by somebody or still being processed`;
	if (status === 429) return `${action}: too many requests`;
	if (status >= 500) return `${action}: Autodesk is having trouble (${status})`;
	return `${action}: refused with status ${status}`;
}
