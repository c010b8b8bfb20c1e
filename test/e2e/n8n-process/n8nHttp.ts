/** n8n's REST API rejected a request. */
export class N8nRequestError extends Error {
	override readonly name = 'N8nRequestError';

	constructor(
		request: string,
		readonly status: number,
		/** n8n's answer, JSON or text. */
		readonly answer: string,
	) {
		super(`n8n answered ${status} to ${request}: ${answer.slice(0, 500)}`);
	}
}

interface RequestBody {
	body?: unknown;
	headers?: Record<string, string>;
}

/** Requests to n8n with the cookies of one signed-in browser. */
export class N8nHttp {
	private readonly cookies = new Map<string, string>();

	/** @param url without trailing slash, for example `http://127.0.0.1:5678` */
	constructor(readonly url: string) {}

	/** The `data` member of an answer of the editor's API. */
	async rest<T>(method: string, path: string, body?: unknown): Promise<T> {
		const answer = await this.json<{ data: T }>(method, `/rest${path}`, { body });
		return answer.data;
	}

	async json<T>(method: string, path: string, request: RequestBody = {}): Promise<T> {
		return JSON.parse(await this.text(method, path, request)) as T;
	}

	async text(method: string, path: string, { body, headers }: RequestBody = {}): Promise<string> {
		const response = await fetch(new URL(path, this.url), {
			method,
			headers: {
				// n8n closes idle connections after 5 s; on a busy machine, a request would still go to such a one.
				connection: 'close',
				...(this.cookies.size > 0 && { cookie: this.cookieHeader() }),
				...(body !== undefined && { 'content-type': 'application/json' }),
				...headers,
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		this.keepCookies(response);
		const text = await response.text();
		if (!response.ok) throw new N8nRequestError(`${method} ${path}`, response.status, text);
		return text;
	}

	private cookieHeader(): string {
		return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	}

	private keepCookies(response: Response): void {
		for (const cookie of response.headers.getSetCookie()) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
			if (name) this.cookies.set(name, value);
		}
	}
}
