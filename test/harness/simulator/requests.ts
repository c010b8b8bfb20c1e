import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach } from 'vitest';
import type { Simulator, SimulatorOptions } from '../../simulator';
import { APPS, startSimulator, USERS } from '../../simulator';

/** A fresh simulator for each test. */
export function freshSimulator(options: SimulatorOptions = {}): () => Simulator {
	let simulator: Simulator;
	beforeEach(async () => {
		simulator = await startSimulator(options);
	});
	afterEach(async () => {
		await simulator.close();
	});
	return () => simulator;
}

export interface Answer<Body> {
	status: number;
	headers: Headers;
	/** Parsed JSON, the text if it is not JSON, undefined if empty. */
	body: Body;
}

export interface CallOptions {
	token?: string;
	headers?: Record<string, string>;
	/** Sent as JSON of the type `mediaType`. */
	json?: unknown;
	mediaType?: string;
	/** Sent as a form. */
	form?: Record<string, string>;
}

/**
 * Sends one request without following redirects.
 *
 * @typeParam Body the members of answers that a test reads; a missing member fails its expectation
 */
export async function call<Body = unknown>(
	simulator: Simulator,
	method: string,
	path: string,
	{ token, headers = {}, json, form, mediaType = 'application/json' }: CallOptions = {},
): Promise<Answer<Body>> {
	const response = await fetch(new URL(path, simulator.url), {
		method,
		redirect: 'manual',
		headers: {
			...(token ? { authorization: `Bearer ${token}` } : {}),
			...(json === undefined ? {} : { 'content-type': mediaType }),
			...headers,
		},
		body: form ? new URLSearchParams(form) : json === undefined ? undefined : JSON.stringify(json),
	});
	const text = await response.text();
	return { status: response.status, headers: response.headers, body: parse(text) as Body };
}

function parse(text: string): unknown {
	try {
		return text === '' ? undefined : JSON.parse(text);
	} catch {
		return text;
	}
}

/** The error of the gateway, or of one of the services behind it. */
export interface Refusal {
	errorCode: string;
	developerMessage: string;
	errors: object[];
	reason: string;
	detail: string[];
}

/** A record of Data Management. */
export interface Resource {
	id: string;
	attributes: {
		name: string;
		displayName: string;
		hidden: boolean;
		versionNumber: number;
		pathInProject: string;
		formats: object[];
	};
	relationships: Record<string, { data: { id: string } }>;
}

/** An answer of Data Management. The path determines whether `data` is a record or a list of records. */
export interface JsonApi extends Refusal {
	data: Resource & Resource[];
	included: Resource[];
	links: { next: { href: string } };
	meta: { approximateNumberOfPages: number };
}

export const JSON_API = 'application/vnd.api+json';

/** A token of the two-legged app. */
export function appToken(simulator: Simulator, ...scopes: string[]): string {
	return simulator.issueToken({ kind: '2L', clientId: APPS.twoLegged.clientId, scopes });
}

/** A token of a signed-in user, by default Kim. */
export function userToken(
	simulator: Simulator,
	scopes: string[],
	user: { autodeskId: string } = USERS.kim,
): string {
	const userId = user.autodeskId;
	return simulator.issueToken({ kind: '3L', clientId: APPS.threeLegged.clientId, userId, scopes });
}

export interface Received {
	headers: IncomingMessage['headers'];
	body: Buffer;
}

/** A receiver of callbacks that returns the given answers in order, and then repeats the last one. */
export async function receiver(...statuses: number[]) {
	const received: Received[] = [];
	const server: Server = createServer((req, res) => {
		const chunks: Buffer[] = [];
		req.on('data', (chunk: Buffer) => chunks.push(chunk));
		req.on('end', () => {
			received.push({ headers: req.headers, body: Buffer.concat(chunks) });
			const status = statuses[Math.min(received.length, statuses.length) - 1] ?? 204;
			// 0: no answer at all
			if (status > 0) res.writeHead(status).end();
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
	return {
		url,
		received,
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}
