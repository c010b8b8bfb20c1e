import { NodeApiError, sleep } from 'n8n-workflow';
import type {
	IDataObject,
	IHookFunctions,
	IHttpRequestMethods,
	IN8nHttpFullResponse,
	JsonObject,
} from 'n8n-workflow';
import { retryDelay } from '../aps/retry';
import { fillPath } from '../protocol/ids';
import type { SubscribedHook, Subscription, SubscriptionRequest } from './subscription';

export const WORKER_CREDENTIAL = 'apsWebhookWorkerApi';

const REQUEST_TIMEOUT_MS = 15_000;

interface WorkerAnswer {
	/** HTTP status, or 0 when no answer came. */
	status: number;
	body: unknown;
	retryAfter?: string;
}

/** Talks to the worker's API with the credential of a node. */
export class WorkerClient {
	private constructor(
		private readonly ctx: IHookFunctions,
		private readonly url: string,
	) {}

	static async of(ctx: IHookFunctions): Promise<WorkerClient> {
		const { url } = await ctx.getCredentials<{ url: string }>(WORKER_CREDENTIAL);
		return new WorkerClient(ctx, url.trim().replace(/\/+$/, ''));
	}

	/** Creates the subscription of a target, or updates and returns the one that exists. */
	async register(request: SubscriptionRequest): Promise<Subscription & { callbackSecret: string }> {
		return (await this.request('POST', '/subscriptions', { ...request })) as Subscription & {
			callbackSecret: string;
		};
	}

	/** Tells the worker which webhooks at Autodesk feed the subscription, so that it can watch them. */
	async setHooks(id: string, hooks: SubscribedHook[]): Promise<void> {
		await this.request('PATCH', subscriptionPath(id), { hooks });
	}

	/** @returns undefined when the worker does not know the id */
	async find(id: string): Promise<Subscription | undefined> {
		const found = await this.request('GET', subscriptionPath(id), undefined, [404]);
		return found === undefined ? undefined : (found as Subscription);
	}

	/** A subscription that is gone already counts as deleted. */
	async delete(id: string): Promise<void> {
		await this.request('DELETE', subscriptionPath(id), undefined, [404]);
	}

	/** @returns the parsed body; undefined for a status in `missing` */
	private async request(
		method: IHttpRequestMethods,
		path: string,
		body?: object,
		missing: readonly number[] = [],
	): Promise<unknown> {
		for (let attempt = 1; ; attempt++) {
			const answer = await this.send(method, path, body);
			if (answer.status >= 200 && answer.status < 300) return answer.body;
			if (missing.includes(answer.status)) return undefined;
			// Every call of this client may be repeated: registering goes by target.
			const failure = { ...answer, attempt, repeatable: true };
			const wait = retryDelay(failure, Math.random(), Date.now());
			if (wait === undefined) throw this.refused(answer);
			await sleep(wait);
		}
	}

	private async send(
		method: IHttpRequestMethods,
		path: string,
		body: object | undefined,
	): Promise<WorkerAnswer> {
		try {
			const response = (await this.ctx.helpers.httpRequestWithAuthentication.call(
				this.ctx,
				WORKER_CREDENTIAL,
				{
					method,
					url: `${this.url}/api/v1${path}`,
					headers: { Accept: 'application/json' },
					body: body as IDataObject | undefined,
					timeout: REQUEST_TIMEOUT_MS,
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
				},
			)) as IN8nHttpFullResponse;
			const retryAfter = response.headers['retry-after'] as string | undefined;
			return { status: response.statusCode, body: response.body, retryAfter };
		} catch (error) {
			return noAnswer(error);
		}
	}

	private refused({ status, body }: WorkerAnswer): NodeApiError {
		const problem = (typeof body === 'object' && body !== null ? body : {}) as {
			title?: string;
			detail?: string;
		};
		return new NodeApiError(
			this.ctx.getNode(),
			{ statusCode: status, body: body ?? null } as JsonObject,
			{
				httpCode: String(status),
				message: headline(status, this.url),
				description: [problem.detail ?? problem.title, advice(status)].filter(Boolean).join('. '),
			},
		);
	}
}

/** Statuses are no errors here, so what n8n throws is a failed connection. */
function noAnswer(error: unknown): WorkerAnswer {
	if (!(error instanceof NodeApiError)) throw error;
	return { status: 0, body: undefined };
}

function subscriptionPath(id: string): string {
	return fillPath('/subscriptions/{id}', { id });
}

function headline(status: number, url: string): string {
	if (status === 0) return `The webhook worker at ${url} could not be reached`;
	if (status === 401 || status === 403) return 'The webhook worker does not accept the API key';
	if (status >= 500) return `The webhook worker is not ready (status ${status})`;
	return `The webhook worker refused the subscription (status ${status})`;
}

function advice(status: number): string | undefined {
	switch (status) {
		case 0:
			return 'Check that the worker runs and that the URL in its credential is reachable from n8n';
		case 401:
		case 403:
			return 'Put one of the worker’s API_KEY values into the credential';
		case 404:
			return 'The URL in the credential does not lead to a webhook worker';
		default:
			return undefined;
	}
}
