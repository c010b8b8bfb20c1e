import type { IHttpRequestOptions, IN8nHttpFullResponse, NodeApiError } from 'n8n-workflow';
import type { JsonObject } from '../../protocol/json';
import type { JsonApiDocument } from '../../protocol/aps/jsonApi';
import type { CallBudget } from '../../protocol/aps/callBudget';
import type { ListSource } from '../../protocol/aps/lists/listSource';
import { isHtml, isRepeatable, isWebPage, toHttpRequest } from '../../protocol/aps/request';
import type { ApsAnswer, ApsRequest } from '../../protocol/aps/request';
import { retryDelay } from '../../protocol/aps/retryPolicy';
import type { CallLimits } from '../../protocol/aps/retryPolicy';
import type { Access, ApsContext } from './access';
import type { Purpose } from './advice';
import { anySignal, cancelSignalOf, wait } from './cancellation';
import {
	brokenList,
	foreignAnswer,
	foreignLink,
	notSent,
	redirected,
	refusedCall,
	unreadableAnswer,
	withoutToken,
} from './errors';
import { failedRequest } from './failedRequest';
import { documentIn, recordWith } from './readAnswer';
import type { AnswerReader } from './readAnswer';
import { isRedirect, isSuccess } from './statuses';
import { readStream } from './streamedBody';
import type { ConnectionTrouble } from '../network/connectionTrouble';

/** A request with a signal that ends waiting for it. */
interface ApsCall extends ApsRequest {
	/** When this fires, a refused request is no longer retried. */
	signal?: AbortSignal;
	/** Whether the body of a success is a stream, for content that is no JSON or too large to hold. */
	asStream?: boolean;
	/** Whether a refusal that is not retried any more is returned instead of thrown. */
	returnsRefusal?: boolean;
}

/** The result of one attempt. */
interface Attempt extends ApsAnswer {
	/** Whether n8n failed to fetch a token, so that the call itself was never sent. */
	forToken: boolean;
	/** Why there was no response, if that is known. */
	trouble?: ConnectionTrouble;
}

const TOO_MANY_REQUESTS = 429;

/** Long enough for the slowest list; uploads and downloads do not use this client. */
const DEFAULT_LIMITS: CallLimits = { timeoutMs: 60_000, outageAttempts: 5 };

/**
 * Calls Autodesk with the credential of a node. n8n renews an expired token on 401; this client waits
 * out rate limits and short outages.
 */
export class ApsClient implements ListSource {
	/** @param givenUp when this fires, refused requests are no longer retried */
	constructor(
		private readonly ctx: ApsContext,
		readonly access: Access,
		readonly purpose: Purpose,
		private readonly itemIndex = 0,
		private readonly limits = DEFAULT_LIMITS,
		private readonly givenUp?: AbortSignal,
	) {}

	/**
	 * Sends one request and retries it according to the retry policy.
	 *
	 * @throws NodeApiError for every status from 400 up that the request does not accept, if
	 * Autodesk cannot be reached, if something other than Autodesk answers, and if n8n gets no token
	 */
	async request(request: ApsCall): Promise<ApsAnswer> {
		const options = this.toHttpOptions(request);
		let mayBeDone = false;
		for (let attempt = 1; ; attempt++) {
			const { forToken, trouble, ...response } = await this.withinQuota(request, options);
			if (isSuccess(response.status)) return this.fromAutodesk(response, request);
			if (request.accept?.includes(response.status)) return response;
			if (isRedirect(response.status)) throw this.redirected(response);
			if (mayBeDone && request.doneWhen?.includes(response.status)) return response;
			const isBusy = request.busy?.includes(response.status) ?? false;
			mayBeDone ||= !forToken && !isBusy && response.status !== TOO_MANY_REQUESTS;
			const repeatable = forToken || isRepeatable(request);
			const retryAfter = response.headers['retry-after'];
			const { outageAttempts } = this.limits;
			const failure = {
				status: response.status,
				retryAfter,
				attempt,
				repeatable,
				isBusy,
				outageAttempts,
			};
			const delay = retryDelay(failure, Math.random(), Date.now());
			if (delay === undefined || trouble?.isPermanent) {
				if (request.returnsRefusal && !forToken && response.status > 0) return response;
				throw this.refused(response, repeatable, trouble);
			}
			if (response.status === TOO_MANY_REQUESTS) {
				this.budgetOf(request)?.pause(Date.now(), delay);
			}
			const outcome = await wait(delay, this.cancelled(request));
			if (outcome === 'cancelled') throw this.refused(response, repeatable, trouble);
		}
	}

	/** The same credential for calls with their own scopes, name in errors and timeout (of one request, in ms). */
	for(purpose: Purpose, timeoutMs = this.limits.timeoutMs): ApsClient {
		const { ctx, access, itemIndex, givenUp } = this;
		const limits = { ...this.limits, timeoutMs };
		return new ApsClient(ctx, access, purpose, itemIndex, limits, givenUp);
	}

	/** {@link request} in the form that the list readers expect. */
	async send(request: ApsRequest, signal?: AbortSignal): Promise<ApsAnswer> {
		return await this.request({ ...request, signal });
	}

	brokenList(_request: ApsRequest, problem: string): NodeApiError {
		return brokenList(this.ctx.getNode(), problem, this.purpose, this.itemIndex);
	}

	/**
	 * {@link request} for an answer that must contain something.
	 *
	 * @throws NodeApiError also if the answer lacks it, which says whether the call was carried out
	 */
	async read<Result>(request: ApsCall, reader: AnswerReader<Result>): Promise<Result> {
		return this.readAnswer(request, await this.request(request), reader);
	}

	/** {@link read} for an answer that {@link request} returned. */
	readAnswer<Result>(
		{ method = 'GET' }: Pick<ApsCall, 'method'>,
		answer: ApsAnswer,
		reader: AnswerReader<Result>,
	): Result {
		const result = reader(answer);
		if (result !== undefined) return result;
		const { status } = answer;
		throw unreadableAnswer(this.ctx.getNode(), { status, method }, this.purpose, this.itemIndex);
	}

	/** {@link read} for a record of Data Management. */
	async document(request: ApsCall): Promise<Required<JsonApiDocument>> {
		return await this.read(request, documentIn);
	}

	/** {@link read} for any other record. @param key the member it is of no use without */
	async record(request: ApsCall, key: string): Promise<JsonObject> {
		return await this.read(request, recordWith(key));
	}

	/** An attempt that waits until the rate limit of its request allows it. */
	private async withinQuota(request: ApsCall, options: IHttpRequestOptions): Promise<Attempt> {
		const budget = this.budgetOf(request);
		if (budget === undefined || request.quota === undefined) return await this.attempt(options);
		const { perMinute } = request.quota;
		for (;;) {
			const left = budget.take(Date.now(), perMinute);
			if (left === 0) break;
			const outcome = await wait(left, this.cancelled(request));
			if (outcome === 'cancelled') {
				throw notSent(this.ctx.getNode(), this.purpose, this.itemIndex);
			}
		}
		try {
			return await this.attempt(options);
		} finally {
			budget.answered(Date.now());
		}
	}

	private budgetOf({ quota }: ApsCall): CallBudget | undefined {
		return quota && this.access.budgets?.of(quota);
	}

	private cancelled({ signal }: ApsCall): AbortSignal {
		return anySignal(cancelSignalOf(this.ctx), this.givenUp, signal);
	}

	/** One attempt. Connection failures become status 0, so that one rule decides on retries. */
	private async attempt(options: IHttpRequestOptions): Promise<Attempt> {
		try {
			const response = (await this.ctx.helpers.httpRequestWithAuthentication.call(
				this.ctx,
				this.access.credentialType,
				{ ...options },
			)) as IN8nHttpFullResponse;
			const status = response.statusCode;
			const headers = response.headers as Record<string, string | undefined>;
			const body: unknown =
				options.encoding === 'stream' && !(isSuccess(status) && !isHtml(headers))
					? await readStream(response.body)
					: response.body;
			return {
				status,
				headers,
				body: body === '' ? undefined : body,
				forToken: false,
			};
		} catch (error) {
			const failed = failedRequest(error);
			if (failed) return failed;
			throw withoutToken(this.ctx.getNode(), error, this.access, this.purpose, this.itemIndex);
		}
	}

	private toHttpOptions(request: ApsCall): IHttpRequestOptions {
		const http = toHttpRequest(request, this.access);
		if (http === undefined) {
			throw foreignLink(this.ctx.getNode(), request.path, this.purpose, this.itemIndex);
		}
		return {
			...http,
			encoding: request.asStream ? 'stream' : undefined,
			timeout: this.limits.timeoutMs,
			returnFullResponse: true,
			// The token belongs to the host of the base URL. Autodesk redirects no API call.
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
		};
	}

	/** Without this check, a proxy's page would pass as an empty list. */
	private fromAutodesk(response: ApsAnswer, request: ApsRequest): ApsAnswer {
		if (!isWebPage(response)) return response;
		const repeatable = isRepeatable(request);
		throw foreignAnswer(this.ctx.getNode(), repeatable, this.purpose, this.itemIndex);
	}

	/** The error for a redirect that is not followed. */
	redirected(response: ApsAnswer): NodeApiError {
		return redirected(this.ctx.getNode(), response, this.purpose, this.itemIndex);
	}

	private refused(
		{ status, headers, body }: ApsAnswer,
		repeatable: boolean,
		trouble: ConnectionTrouble | undefined,
	): NodeApiError {
		const refused = { status, body, retryAfter: headers['retry-after'], repeatable, trouble };
		return refusedCall(this.ctx.getNode(), refused, this.access, this.purpose, this.itemIndex);
	}
}
