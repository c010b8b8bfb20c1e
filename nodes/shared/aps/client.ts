import { NodeApiError, sleep } from 'n8n-workflow';
import type {
	IDataObject,
	IHttpRequestMethods,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import type { Access, ApsContext } from './access';
import { refusedCall } from './errors';
import type { Purpose } from './errors';
import { retryDelay } from './retry';

/** One call to Autodesk. */
export interface ApsRequest {
	method?: IHttpRequestMethods;
	/** Path from the base URL, already encoded, e.g. `/project/v1/hubs`; or a link Autodesk returned. */
	path: string;
	/** Lists are sent comma-separated, as all of Autodesk's services want them; undefined is left out. */
	query?: Readonly<Record<string, QueryValue>>;
	body?: IDataObject | IDataObject[];
	headers?: Readonly<Record<string, string>>;
	/** `jsonapi` for Data Management, `json` (default) for everything else. */
	mediaType?: 'json' | 'jsonapi';
	/** Whether a repeated execution does no harm. Default: every method but POST. */
	repeatable?: boolean;
	/** Statuses from 400 up that the caller handles itself instead of getting an error. */
	accept?: readonly number[];
}

export type QueryValue = string | number | boolean | readonly string[] | undefined;

export interface ApsResponse {
	status: number;
	/** Names in lower case. */
	headers: Readonly<Record<string, string | undefined>>;
	/** Parsed JSON; an empty string when there is no body. */
	body: unknown;
}

const MEDIA_TYPES = { json: 'application/json', jsonapi: 'application/vnd.api+json' } as const;
const REQUEST_TIMEOUT_MS = 60_000;

/**
 * Calls Autodesk with the credential of a node. n8n renews an expired token by itself on 401;
 * waiting out rate limits and short outages happens here.
 */
export class ApsClient {
	constructor(
		private readonly ctx: ApsContext,
		readonly access: Access,
		private readonly purpose: Purpose,
		private readonly itemIndex = 0,
	) {}

	/**
	 * Sends one request and repeats it while that is worth it.
	 *
	 * @throws NodeApiError for every status from 400 up that the request does not accept
	 */
	async request(request: ApsRequest): Promise<ApsResponse> {
		const options = this.toHttpOptions(request);
		const repeatable = request.repeatable ?? options.method !== 'POST';
		for (let attempt = 1; ; attempt++) {
			const response = await this.send(options);
			if (response.status >= 200 && response.status < 400) return response;
			if (request.accept?.includes(response.status)) return response;
			const retryAfter = response.headers['retry-after'];
			const failure = { status: response.status, retryAfter, attempt, repeatable };
			const wait = retryDelay(failure, Math.random(), Date.now());
			if (wait === undefined) throw this.refused(response);
			await sleep(wait);
			if (this.isCancelled()) throw this.refused(response);
		}
	}

	/** GET that returns the parsed body. */
	async get<Body = IDataObject>(
		path: string,
		query?: ApsRequest['query'],
		more: Omit<ApsRequest, 'path' | 'query' | 'method'> = {},
	): Promise<Body> {
		const { body } = await this.request({ ...more, path, query });
		return body as Body;
	}

	/** One attempt. Connection failures become status 0 so that one rule decides about retries. */
	private async send(options: IHttpRequestOptions): Promise<ApsResponse> {
		try {
			const response = (await this.ctx.helpers.httpRequestWithAuthentication.call(
				this.ctx,
				this.access.credentialType,
				options,
			)) as IN8nHttpFullResponse;
			return {
				status: response.statusCode,
				headers: response.headers as Record<string, string | undefined>,
				body: response.body,
			};
		} catch (error) {
			return failedResponse(error);
		}
	}

	private toHttpOptions(request: ApsRequest): IHttpRequestOptions {
		const { method = 'GET', mediaType = 'json' } = request;
		const type = MEDIA_TYPES[mediaType];
		return {
			method,
			url: this.urlOf(request.path),
			qs: toQuery(request.query),
			headers: {
				Accept: type,
				...(request.body === undefined ? {} : { 'Content-Type': type }),
				...request.headers,
			},
			// As text: n8n drops an empty object, and would re-serialise with its own rules.
			body: request.body === undefined ? undefined : JSON.stringify(request.body),
			timeout: REQUEST_TIMEOUT_MS,
			returnFullResponse: true,
			sendCredentialsOnCrossOriginRedirect: false,
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
		};
	}

	/** Next-page links may be absolute; the token goes to the credential's own host and nowhere else. */
	private urlOf(path: string): string {
		const url = new URL(path, `${this.access.baseUrl}/`);
		if (url.origin !== new URL(this.access.baseUrl).origin) {
			throw this.refused({
				status: 400,
				headers: {},
				body: { message: `Link to a foreign host: ${url.host}` },
			});
		}
		return url.href;
	}

	private refused({ status, headers, body }: ApsResponse): NodeApiError {
		const refused = { status, body, retryAfter: headers['retry-after'] };
		return refusedCall(this.ctx.getNode(), refused, this.access, this.purpose, this.itemIndex);
	}

	private isCancelled(): boolean {
		return 'getExecutionCancelSignal' in this.ctx
			? (this.ctx.getExecutionCancelSignal()?.aborted ?? false)
			: false;
	}
}

/**
 * n8n throws for 401 (after trying a fresh token), for a sign-in that cannot be renewed, and for
 * failed connections. Its own explanation of a failed sign-in is better than ours, so it is kept.
 */
function failedResponse(error: unknown): ApsResponse {
	if (error instanceof NodeApiError && error.httpCode) {
		const data = error.context?.data;
		return { status: Number(error.httpCode) || 0, headers: {}, body: data };
	}
	if (error instanceof NodeApiError) return { status: 0, headers: {}, body: undefined };
	throw error;
}

function toQuery(query: ApsRequest['query'] = {}): IDataObject {
	const result: IDataObject = {};
	for (const [name, value] of Object.entries(query)) {
		if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
		result[name] = Array.isArray(value) ? value.join(',') : (value as string | number | boolean);
	}
	return result;
}
