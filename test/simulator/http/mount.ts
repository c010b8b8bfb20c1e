import type { Express, Request, Response } from 'express';
import type { Simulation } from '../simulation/simulation';
import { admit, checkAccept, checkTokenKind, readBody } from './checks';
import { sendCompressed } from './compress';
import type { AnyEndpoint, Call, Reply } from './endpoint';
import { Query } from './query';
import { GatewayRefusal, Refusal } from './refusal';
import { SERVICES } from './services';
import { readUploadedFile } from './uploadedFile';

/** Serves the endpoints. The order of the checks is the order in which Autodesk answers. */
export function mountEndpoints(
	app: Express,
	sim: Simulation,
	endpoints: readonly AnyEndpoint[],
): void {
	for (const endpoint of endpoints) {
		for (const path of [endpoint.path].flat()) {
			// A colon of the path itself, as in `users:import`, begins no placeholder.
			const route = path.replace(/:/g, '\\:').replace(/\{(\w+)\}/g, ':$1');
			const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
			app[method](route, async (req, res) => {
				send(res, endpoint, await answer(sim, endpoint, req, res));
			});
		}
	}
}

async function answer(
	sim: Simulation,
	endpoint: AnyEndpoint,
	req: Request,
	res: Response,
): Promise<Reply> {
	try {
		const caller = admit(sim, endpoint, req);
		res.locals.caller = caller;
		checkTokenKind(endpoint, caller);
		checkAccept(endpoint, req);
		const url = new URL(req.originalUrl, sim.url);
		const query = Query.parse(url.search, endpoint.query ?? []);
		const body = endpoint.file
			? await readUploadedFile(req, endpoint.file)
			: readBody(endpoint, req);
		const params = req.params as Record<string, string>;
		const call: Call<unknown> = { sim, caller, params, query, headers: req.headers, body, url };
		return await endpoint.handle(call as Call<never>);
	} catch (error) {
		if (error instanceof GatewayRefusal) {
			return { status: error.status, body: error.body, headers: error.headers };
		}
		if (error instanceof Refusal) {
			return { status: error.status, body: SERVICES[endpoint.service].errorBody(error) };
		}
		throw error;
	}
}

function send(res: Response, endpoint: AnyEndpoint, reply: Reply): void {
	const { status, body, bytes, headers = {} } = reply;
	res.status(status).set(headers);
	if (bytes !== undefined) {
		res.end(bytes);
		return;
	}
	if (body === undefined) {
		res.end();
		return;
	}
	const type = SERVICES[endpoint.service].mediaType;
	res.type(res.getHeader('Content-Type')?.toString() ?? type);
	sendCompressed(res, JSON.stringify(body));
}
