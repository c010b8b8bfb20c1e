import { NodeApiError } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	JsonObject,
} from 'n8n-workflow';
import { cancelSignalOf, wait } from '../apsClient/cancellation';
import { API_PREFIX } from '../../protocol/worker/api/api';
import type { AnswerOf, ApiOperation, InputOf } from '../../protocol/worker/api/operation';
import { apiRequest } from '../../protocol/worker/api/request';
import type { ApiRequest } from '../../protocol/worker/api/request';
import { advice, headline } from './explanation';
import { connectionTrouble } from '../network/connectionTrouble';
import type { ConnectionTrouble } from '../network/connectionTrouble';
import { retryDelay } from '../../protocol/aps/retryPolicy';
import type { CallLimits } from '../../protocol/aps/retryPolicy';
import { withoutSecrets } from '../../protocol/withoutSecrets';

export const WORKER_CREDENTIAL = 'apsWebhookWorkerApi';

const DEFAULT_LIMITS: CallLimits = { timeoutMs: 15_000, outageAttempts: 5 };

export type WorkerContext = IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions;

interface WorkerAnswer {
	/** HTTP status, or 0 if there was no response. */
	status: number;
	body: unknown;
	retryAfter?: string;
	/** Why there was no response, if that is known. */
	trouble?: ConnectionTrouble;
}

/** Calls the worker's API with the credential of a node. */
export class WorkerApi {
	private constructor(
		private readonly ctx: WorkerContext,
		private readonly url: string,
		private readonly limits: CallLimits,
	) {}

	static async of(ctx: WorkerContext, limits = DEFAULT_LIMITS): Promise<WorkerApi> {
		const { url } = await ctx.getCredentials<{ url: string }>(WORKER_CREDENTIAL);
		return new WorkerApi(ctx, url.trim().replace(/\/+$/, ''), limits);
	}

	/** @throws NodeApiError that says what is wrong and what to do */
	async call<const Operation extends ApiOperation>(
		operation: Operation,
		input: InputOf<Operation>,
	): Promise<AnswerOf<Operation>> {
		const answer = await this.answerTo(apiRequest(operation, input));
		if (isSuccess(answer)) return answer.body as AnswerOf<Operation>;
		throw this.refused(answer);
	}

	/** As `call`. @returns undefined when the worker does not know the ID */
	async callIfFound<const Operation extends ApiOperation>(
		operation: Operation,
		input: InputOf<Operation>,
	): Promise<AnswerOf<Operation> | undefined> {
		const answer = await this.answerTo(apiRequest(operation, input));
		if (answer.status === 404) return undefined;
		if (isSuccess(answer)) return answer.body as AnswerOf<Operation>;
		throw this.refused(answer);
	}

	/** The last answer: of several tries where the worker is busy or out of reach. */
	private async answerTo(request: ApiRequest): Promise<WorkerAnswer> {
		const { outageAttempts } = this.limits;
		const { repeatable } = request;
		for (let attempt = 1; ; attempt++) {
			const answer = await this.send(request);
			if (isSuccess(answer) || answer.trouble?.isPermanent) return answer;
			const failure = { ...answer, attempt, repeatable, outageAttempts };
			const delay = retryDelay(failure, Math.random(), Date.now());
			const outcome = delay === undefined ? 'final' : await wait(delay, cancelSignalOf(this.ctx));
			if (outcome !== 'elapsed') return answer;
		}
	}

	private async send({ method, path, query, body }: ApiRequest): Promise<WorkerAnswer> {
		try {
			const response = (await this.ctx.helpers.httpRequestWithAuthentication.call(
				this.ctx,
				WORKER_CREDENTIAL,
				{
					method,
					url: `${this.url}${API_PREFIX}${path}`,
					headers: { Accept: 'application/json' },
					qs: query as IDataObject | undefined,
					body: body as IDataObject | undefined,
					timeout: this.limits.timeoutMs,
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
					// The API key, with it the power over everything, belongs to this host only.
					disableFollowRedirect: true,
				},
			)) as IN8nHttpFullResponse;
			const retryAfter = response.headers['retry-after'] as string | undefined;
			return { status: response.statusCode, body: response.body, retryAfter };
		} catch (error) {
			return noAnswer(error);
		}
	}

	private refused({ status, body, trouble }: WorkerAnswer): NodeApiError {
		const { title, detail } = problemOf(body);
		return new NodeApiError(
			this.ctx.getNode(),
			{ statusCode: status, body: body ?? null } as JsonObject,
			{
				httpCode: String(status),
				message: headline(status, withoutSecrets(this.url)),
				description: [detail ?? title, advice(status, detail, trouble)].filter(Boolean).join('. '),
			},
		);
	}
}

function isSuccess({ status }: WorkerAnswer): boolean {
	return status >= 200 && status < 300;
}

/** Statuses do not throw here, so an error from n8n means a failed connection. */
function noAnswer(error: unknown): WorkerAnswer {
	if (!(error instanceof NodeApiError)) throw error;
	return { status: 0, body: undefined, trouble: connectionTrouble(error) };
}

/** The contents of an RFC 9457 document; empty if something else answered. */
function problemOf(body: unknown): { title?: string; detail?: string } {
	return typeof body === 'object' && body !== null ? body : {};
}
