import type {
	IDataObject,
	IHttpRequestMethods,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	NodeApiError,
} from 'n8n-workflow';
import { serviceOf } from '../../protocol/aps/services';
import type { Region } from '../../protocol/aps/regions';
import type { Access, ApsContext } from './access';
import type { Purpose } from './advice';
import { apiPath } from '../../protocol/aps/apiPath';
import { cancelSignalOf, wait } from './cancellation';
import { foreignAnswer, foreignLink, refusedCall, withoutToken } from './errors';
import { failedRequest } from './failedRequest';
import { retryDelay } from '../../protocol/aps/retryPolicy';
import type { CallLimits } from '../../protocol/aps/retryPolicy';

/** One call to Autodesk. */
export interface ApsRequest {
	method?: IHttpRequestMethods;
	/** Path from the base URL, already encoded, e.g. `/project/v1/hubs`; or a link Autodesk returned. */
	path: string;
	/** Lists are sent comma-separated, as all of Autodesk's services want them; undefined is left out. */
	query?: Readonly<Record<string, QueryValue>>;
	/** Sent as JSON, for Data Management as JSON:API. */
	body?: IDataObject | IDataObject[];
	headers?: Readonly<Record<string, string>>;
	/** Sent in the header that the service wants it in. */
	region?: Region;
	/** Whether a repeated execution does no harm. Default: every method but POST. */
	repeatable?: boolean;
	/** Statuses from 400 up that the caller handles itself instead of getting an error. */
	accept?: readonly number[];
	/** Statuses that tell, of a request sent again after an outage, that the first one was carried out. */
	doneWhen?: readonly number[];
	/** Once this fires, a refused request is not repeated any more. */
	signal?: AbortSignal;
}

export type QueryValue = string | number | boolean | readonly string[] | undefined;

export interface ApsResponse {
	status: number;
	/** Names in lower case. */
	headers: Readonly<Record<string, string | undefined>>;
	/** Parsed JSON; an empty string when there is no body. */
	body: unknown;
}

/** What one attempt came to. */
interface Attempt extends ApsResponse {
	/** Whether n8n failed to fetch a token, so that the call itself was never sent. */
	forToken: boolean;
}

const TOO_MANY_REQUESTS = 429;

/** Long enough for the slowest list; uploads and downloads do not come this way. */
const DEFAULT_LIMITS: CallLimits = { timeoutMs: 60_000, outageAttempts: 5 };

/**
 * Calls Autodesk with the credential of a node. n8n renews an expired token by itself on 401;
 * waiting out rate limits and short outages happens here.
 */
export class ApsClient {
	/** @param givenUp once this fires, no refused request is repeated any more */
	constructor(
		private readonly ctx: ApsContext,
		readonly access: Access,
		private readonly purpose: Purpose,
		private readonly itemIndex = 0,
		private readonly limits = DEFAULT_LIMITS,
		private readonly givenUp?: AbortSignal,
	) {}

	/**
	 * Sends one request and repeats it while that is worth it.
	 *
	 * @throws NodeApiError for every status from 400 up that the request does not accept, when
	 * Autodesk cannot be reached, when something else answers, and when n8n gets no token
	 */
	async request(request: ApsRequest): Promise<ApsResponse> {
		const options = this.toHttpOptions(request);
		let mayBeDone = false;
		for (let attempt = 1; ; attempt++) {
			const { forToken, ...response } = await this.send(options);
			if (response.status >= 200 && response.status < 400) return this.fromAutodesk(response);
			if (request.accept?.includes(response.status)) return response;
			if (mayBeDone && request.doneWhen?.includes(response.status)) return response;
			mayBeDone ||= !forToken && response.status !== TOO_MANY_REQUESTS;
			const repeatable = forToken || (request.repeatable ?? options.method !== 'POST');
			const retryAfter = response.headers['retry-after'];
			const { outageAttempts } = this.limits;
			const failure = { status: response.status, retryAfter, attempt, repeatable, outageAttempts };
			const delay = retryDelay(failure, Math.random(), Date.now());
			if (delay === undefined) throw this.refused(response, repeatable);
			const outcome = await wait(
				delay,
				anyOf(cancelSignalOf(this.ctx), this.givenUp, request.signal),
			);
			if (outcome === 'cancelled') throw this.refused(response, repeatable);
		}
	}

	/** The same credential for a look-up on the way, which has scopes of its own and fails by its name. */
	for(purpose: Purpose): ApsClient {
		const { ctx, access, itemIndex, limits, givenUp } = this;
		return new ApsClient(ctx, access, purpose, itemIndex, limits, givenUp);
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
	private async send(options: IHttpRequestOptions): Promise<Attempt> {
		try {
			const response = (await this.ctx.helpers.httpRequestWithAuthentication.call(
				this.ctx,
				this.access.credentialType,
				{ ...options },
			)) as IN8nHttpFullResponse;
			return {
				status: response.statusCode,
				headers: response.headers as Record<string, string | undefined>,
				body: response.body,
				forToken: false,
			};
		} catch (error) {
			const failed = failedRequest(error);
			if (failed) return failed;
			throw withoutToken(this.ctx.getNode(), error, this.access, this.purpose, this.itemIndex);
		}
	}

	private toHttpOptions(request: ApsRequest): IHttpRequestOptions {
		const { method = 'GET', body } = request;
		const { userId, baseUrl } = this.access;
		const path = apiPath(request.path, baseUrl);
		if (path === undefined) {
			throw foreignLink(this.ctx.getNode(), request.path, this.purpose, this.itemIndex);
		}
		const { mediaType, userHeader, regionHeader } = serviceOf(path);
		return {
			method,
			url: `${baseUrl}${path}`,
			qs: toQuery(request.query),
			headers: {
				Accept: mediaType,
				...(body === undefined ? {} : { 'Content-Type': mediaType }),
				...(userId && userHeader ? { [userHeader]: userId } : {}),
				...(request.region && regionHeader ? { [regionHeader]: request.region } : {}),
				...request.headers,
			},
			// As text: n8n drops an empty object, and would re-serialise with its own rules.
			body: body === undefined ? undefined : JSON.stringify(body),
			timeout: this.limits.timeoutMs,
			returnFullResponse: true,
			sendCredentialsOnCrossOriginRedirect: false,
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
		};
	}

	/** Without this, the page of a proxy would pass for an empty list. */
	private fromAutodesk(response: ApsResponse): ApsResponse {
		if (!response.headers['content-type']?.startsWith('text/html')) return response;
		throw foreignAnswer(this.ctx.getNode(), this.purpose, this.itemIndex);
	}

	private refused({ status, headers, body }: ApsResponse, repeatable: boolean): NodeApiError {
		const refused = { status, body, retryAfter: headers['retry-after'], repeatable };
		return refusedCall(this.ctx.getNode(), refused, this.access, this.purpose, this.itemIndex);
	}
}

function anyOf(...signals: Array<AbortSignal | undefined>): AbortSignal {
	return AbortSignal.any(signals.filter((signal) => signal !== undefined));
}

function toQuery(query: ApsRequest['query'] = {}): IDataObject {
	const result: IDataObject = {};
	for (const [name, value] of Object.entries(query)) {
		if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
		result[name] = Array.isArray(value) ? value.join(',') : (value as string | number | boolean);
	}
	return result;
}
