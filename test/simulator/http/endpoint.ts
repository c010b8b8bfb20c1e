import type { IncomingHttpHeaders } from 'node:http';
import type { ZodType, ZodTypeDef } from 'zod';
import type { Scope } from '../../../protocol/aps/scopes';
import type { Simulation } from '../simulation/simulation';
import type { Caller } from '../state/caller';
import type { TokenKind } from '../state/identity';
import type { Service } from '../state/service';
import type { Query, QueryName } from './query';

/** One endpoint of Autodesk: what it takes, and what it does once the call is found in order. */
export interface Endpoint<Body = undefined> {
	service: Service;
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** As in the documentation, with `{placeholders}`; several where variants exist. */
	path: string | readonly string[];
	/** Each must be granted; of a list inside, any one is enough. */
	scopes: ReadonlyArray<Scope | readonly Scope[]>;
	tokens: readonly TokenKind[];
	/** Names the query may hold. Default: none. */
	query?: readonly QueryName[];
	/** Shape of the JSON body; use strict objects so that unknown fields are refused. */
	body?: ZodType<Body, ZodTypeDef, unknown>;
	/** Media types of the file in a form that is the body instead; it is then an `UploadedFile`. */
	file?: readonly string[];
	/** Documented calls per minute and app. */
	perMinute?: number;
	/** Name of a limit that endpoints share. Default: each has its own. */
	countedWith?: string;
	handle(call: Call<Body>): Reply | Promise<Reply>;
}

export interface Call<Body = undefined> {
	sim: Simulation;
	caller: Caller;
	/** Path placeholders, percent-decoded. */
	params: Readonly<Record<string, string>>;
	query: Query;
	headers: IncomingHttpHeaders;
	body: Body;
	/** Absolute URL of this call, to make links from. */
	url: URL;
}

export interface Reply {
	status: number;
	/** Sent as JSON of the service's media type; left out for an empty answer. */
	body?: unknown;
	/** Sent as they are, in place of a body. */
	bytes?: Buffer;
	headers?: Readonly<Record<string, string | string[]>>;
}

/** An endpoint whose body type no longer matters: what routers hold. */
export type AnyEndpoint = Endpoint<never>;

/** Types the handler's body by the schema. */
export function defineEndpoint<Body = undefined>(endpoint: Endpoint<Body>): AnyEndpoint {
	return endpoint as unknown as AnyEndpoint;
}
