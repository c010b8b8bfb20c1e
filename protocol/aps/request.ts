import { apiPath } from './apiPath';
import type { Quota } from './quotas';
import type { Region } from './regions';
import { serviceOf } from './services';

/** A request to Autodesk as data. Node and worker build the same requests; only the sender differs. */
export interface ApsRequest {
	/** Default: GET */
	method?: HttpMethod;
	/** Path from the base URL, already encoded, e.g. `/project/v1/hubs`; or a link Autodesk returned. */
	path: string;
	query?: ApsQuery;
	/** Sent as JSON, for Data Management as JSON:API. */
	body?: object;
	/** Sent as it is, in place of {@link body}. */
	content?: RequestContent;
	/** Added to the headers that the service needs, and take precedence over them. */
	headers?: Readonly<Record<string, string>>;
	/** Sent in the header that the service expects. */
	region?: Region;
	/** Whether the request can safely be repeated. Default: true for every method except POST. */
	repeatable?: boolean;
	/** Statuses from 300 up that the caller handles, so that they do not throw. */
	accept?: readonly number[];
	/** Statuses of a call that was not carried out, because something is in use for the moment: it is sent again. */
	busy?: readonly number[];
	/** Statuses that mean, if a request was repeated after an outage, that the first one was carried out. */
	doneWhen?: readonly number[];
	/** The rate limit that the call must not exceed; without it, the call is sent at once. */
	quota?: Quota;
}

/** A body that is no JSON, or whose JSON must be sent as written. */
export interface RequestContent {
	/** Media type. Default: that of the service's JSON */
	type?: string;
	bytes: string | Buffer;
}

export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Lists are sent comma-separated, or as their service expects them; undefined and empty lists are omitted. */
export type QueryValue = string | number | boolean | readonly string[] | undefined;

export type ApsQuery = Readonly<Record<string, QueryValue>>;

export interface ApsAnswer {
	status: number;
	/** Names in lower case. */
	headers: Readonly<Record<string, string | undefined>>;
	/** Parsed JSON, or text that is not JSON; undefined if there is no body. */
	body: unknown;
}

/** Where requests are sent, and on whose behalf. */
export interface ApsCaller {
	/** Without trailing slash, e.g. `https://developer.api.autodesk.com`. */
	baseUrl: string;
	/** The user a 2-legged token acts for. */
	userId?: string;
}

/** What is sent, apart from the token. */
export interface HttpRequest {
	method: HttpMethod;
	url: string;
	/** Names in lower case. */
	headers: Record<string, string>;
	body: string | Buffer | undefined;
}

/** @returns undefined for a link to a foreign host, which must not get the token */
export function toHttpRequest(
	request: ApsRequest,
	{ baseUrl, userId }: ApsCaller,
): HttpRequest | undefined {
	const path = apiPath(request.path, baseUrl);
	if (path === undefined) return undefined;
	const { mediaType, userHeader, regionHeaders = [] } = serviceOf(path);
	const headers: Record<string, string> = { accept: mediaType };
	const body = bodyOf(request);
	if (body !== undefined) headers['content-type'] = request.content?.type ?? mediaType;
	if (userId && userHeader) headers[userHeader.toLowerCase()] = userId;
	if (request.region) {
		for (const name of regionHeaders) headers[name.toLowerCase()] = request.region;
	}
	for (const [name, value] of Object.entries(request.headers ?? {})) {
		headers[name.toLowerCase()] = value;
	}
	return {
		method: request.method ?? 'GET',
		url: `${baseUrl}${withQuery(path, request.query)}`,
		headers,
		body,
	};
}

function bodyOf({ body, content }: ApsRequest): HttpRequest['body'] {
	if (content !== undefined) return content.bytes;
	return body === undefined ? undefined : JSON.stringify(body);
}

/** Whether the request can safely be sent again. */
export function isRepeatable({ method = 'GET', repeatable }: ApsRequest): boolean {
	return repeatable ?? method !== 'POST';
}

/**
 * A proxy that answers instead of Autodesk sends a web page. Autodesk never does on success, but may give
 * an empty body, or JSON, the content type of one.
 */
export function isWebPage({ headers, body }: ApsAnswer): boolean {
	return isHtml(headers) && typeof body === 'string' && body.trim() !== '';
}

export function isHtml(headers: ApsAnswer['headers']): boolean {
	return /^\s*text\/html/i.test(headers['content-type'] ?? '');
}

/**
 * The path with the query, percent-encoded. A list is sent as the service expects it: separated by commas, or
 * with its name repeated.
 */
export function withQuery(path: string, query: ApsQuery = {}): string {
	const { repeatsLists = false } = serviceOf(path);
	const pairs: string[] = [];
	for (const [name, value] of Object.entries(query)) {
		if (value === undefined) continue;
		const entries = Array.isArray(value) ? value : [value];
		if (entries.length === 0) continue;
		for (const text of repeatsLists ? entries : [entries.join(',')]) {
			pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(text))}`);
		}
	}
	if (pairs.length === 0) return path;
	return `${path}${path.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}
