import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ScriptedAnswer {
	/** Default: 200 */
	status?: number;
	/** Default: application/json */
	contentType?: string;
	/** Text is sent unchanged, undefined means no body, and everything else is sent as JSON. */
	body?: unknown;
}

/** Returns the answer to each request; `call` counts from 0. */
export type Script = (url: URL, call: number) => ScriptedAnswer;

export interface ScriptedServer {
	url: string;
	/** Path and query of the requests since the last script started. */
	readonly asked: string[];
	begin(script: Script): void;
	close(): Promise<void>;
}

/** A server over real HTTP that answers as Autodesk would, as scripted by the test. It issues tokens to everyone. */
export async function startScriptedServer(): Promise<ScriptedServer> {
	const asked: string[] = [];
	let script: Script = () => ({ status: 500 });
	const server = createServer((request, response) => {
		const url = new URL(request.url ?? '/', 'http://scripted.test');
		const isToken = url.pathname === '/authentication/v2/token';
		if (!isToken) asked.push(`${url.pathname}${url.search}`);
		const answer = isToken
			? { body: { access_token: 'token', token_type: 'Bearer', expires_in: 3600 } }
			: script(url, asked.length - 1);
		const { status = 200, contentType = 'application/json', body } = answer;
		response.writeHead(status, { 'content-type': contentType });
		response.end(typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body));
		request.resume();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		asked,
		begin(next) {
			asked.length = 0;
			script = next;
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
