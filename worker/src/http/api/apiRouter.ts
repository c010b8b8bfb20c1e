import { Router } from 'express';
import type { api } from '../../../../protocol/worker/api/api';
import type { ApiMethod } from '../../../../protocol/worker/api/operation';
import type { Route, RoutesOf } from './route';

/** A route for every operation of the contract. A missing route is a type error. */
export type ApiRoutes = {
	readonly [Resource in keyof typeof api]: RoutesOf<(typeof api)[Resource]>;
};

/** The admin API. Mount it at its prefix. */
export function apiRouter(routes: ApiRoutes): Router {
	const router = Router();
	for (const { operation, handler } of inOrder(routes)) {
		router[METHODS[operation.method]](expressPath(operation.path), handler);
	}
	return router;
}

const METHODS = {
	GET: 'get',
	POST: 'post',
	PATCH: 'patch',
	DELETE: 'delete',
} as const satisfies Record<ApiMethod, keyof Router>;

/** `/deliveries/replays` must come before `/deliveries/{id}`, which also matches it. */
function inOrder(routes: ApiRoutes): Route[] {
	const all = Object.values(routes).flatMap((ofResource): Route[] => Object.values(ofResource));
	return all.sort((a, b) => placeholders(a) - placeholders(b));
}

function placeholders({ operation }: Route): number {
	return operation.path.split('{').length;
}

function expressPath(path: string): string {
	return path.replace(/\{(\w+)\}/g, ':$1');
}
