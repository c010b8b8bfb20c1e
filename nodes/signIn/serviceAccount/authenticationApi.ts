import type { IHttpRequestHelper, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { asUnreachable } from '../autodeskUnreachable';
import type { ServiceAccount } from './account';

/** n8n's HTTP client, the only one available to a credential. */
export type Http = IHttpRequestHelper['helpers'];

export interface Answer {
	status: number;
	/** Parsed JSON, or the text if it was not JSON. */
	body: unknown;
	/** Autodesk's clock: the `Date` header. */
	date?: string;
}

const TIMEOUT_MS = 30_000;

/** Thrown as failed requests, so that the caller retries later. */
const TRANSIENT = [429, 500, 502, 503, 504];

/** Calls the token endpoint as the app: id and secret in the header, the grant in the form. */
export async function requestToken(
	http: Http,
	account: ServiceAccount,
	form: Record<string, string>,
): Promise<Answer> {
	const { baseUrl, clientId, clientSecret } = account;
	const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
	return await send(http, {
		method: 'POST',
		url: `${baseUrl}/authentication/v2/token`,
		headers: {
			Authorization: `Basic ${basic}`,
			'Content-Type': 'application/x-www-form-urlencoded',
			Accept: 'application/json',
		},
		body: new URLSearchParams(form).toString(),
	});
}

/** Sends a GET below `/authentication/v2` with a token of the app. */
export async function getAsApp(http: Http, url: string, token: string): Promise<Answer> {
	const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json' };
	return await send(http, { url, headers });
}

async function send(http: Http, options: IHttpRequestOptions): Promise<Answer> {
	const response = await responseTo(http, {
		...options,
		timeout: TIMEOUT_MS,
		returnFullResponse: true,
		// A redirect would take the app's secret and the signed assertion along.
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: { ignore: true, except: TRANSIENT },
	});
	const { date } = response.headers as Record<string, string | undefined>;
	return { status: response.statusCode, body: response.body, date };
}

/** @throws AutodeskUnreachable if there is no response */
async function responseTo(http: Http, options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> {
	try {
		return (await http.httpRequest(options)) as IN8nHttpFullResponse;
	} catch (error) {
		throw asUnreachable(error, new URL(options.url).origin);
	}
}
