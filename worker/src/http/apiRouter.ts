import { Router, type RequestHandler, type Response } from 'express';
import type { RouteParameters } from 'express-serve-static-core';
import type { z } from 'zod';
import { readInput } from './input';

export type ApiMethod = 'get' | 'post' | 'patch' | 'delete';

/** What a route takes and answers: it is read by these schemas, and described by them. */
export interface RouteDescription<Query = unknown, Body = unknown> {
	/** Names it for clients that are made from the description, such as `listWatches`. */
	id: string;
	/** What it does, in half a sentence. */
	summary: string;
	query?: z.ZodType<Query>;
	body?: z.ZodType<Body>;
	/** What it answers by HTTP status; null for an answer without a body. */
	answers: Readonly<Record<number, z.ZodType | null>>;
	/** Statuses of the problems that are its own, beside those that every route can have. */
	problems?: readonly (404 | 409 | 422 | 502)[];
}

export interface DescribedRoute extends RouteDescription {
	method: ApiMethod;
	/** As Express writes it, such as `/:id/pause`. */
	path: string;
}

/** A call of a route, its input read. */
export interface ApiCall<Path extends string, Query, Body> {
	params: RouteParameters<Path>;
	query: Query;
	body: Body;
	response: Response;
}

type Handler<Path extends string, Query, Body> = (
	call: ApiCall<Path, Query, Body>,
) => void | Promise<void>;

/** Routes of the admin API: none can be without its description. */
export class ApiRouter {
	readonly #router = Router();
	readonly #routes: DescribedRoute[] = [];

	/** @param about what the routes are about, in half a sentence */
	constructor(readonly about: string) {}

	/** To be mounted. Routes are added here only. */
	get router(): RequestHandler {
		return this.#router;
	}

	get routes(): readonly DescribedRoute[] {
		return this.#routes;
	}

	get<Path extends string, Query = undefined>(
		path: Path,
		description: RouteDescription<Query, never>,
		handler: Handler<Path, Query, undefined>,
	): void {
		this.#add('get', path, description, handler);
	}

	post<Path extends string, Body = undefined>(
		path: Path,
		description: RouteDescription<never, Body>,
		handler: Handler<Path, undefined, Body>,
	): void {
		this.#add('post', path, description, handler);
	}

	patch<Path extends string, Body>(
		path: Path,
		description: RouteDescription<never, Body>,
		handler: Handler<Path, undefined, Body>,
	): void {
		this.#add('patch', path, description, handler);
	}

	delete<Path extends string, Query = undefined>(
		path: Path,
		description: RouteDescription<Query, never>,
		handler: Handler<Path, Query, undefined>,
	): void {
		this.#add('delete', path, description, handler);
	}

	#add<Path extends string, Query, Body>(
		method: ApiMethod,
		path: Path,
		description: RouteDescription<Query, Body>,
		handler: Handler<Path, Query, Body>,
	): void {
		this.#routes.push({ ...description, method, path });
		const { query, body } = description;
		this.#router[method](path as string, async (request, response) => {
			await handler({
				params: request.params as RouteParameters<Path>,
				query: (query && readInput(query, request.query)) as Query,
				// A POST without a body is one without fields.
				body: (body && readInput(body, request.body ?? {})) as Body,
				response,
			});
		});
	}
}
