import type { RequestHandler } from 'express';
import type { z } from 'zod';
import type {
	ApiOperation,
	ApiOperations,
	PathParams,
} from '../../../../protocol/worker/api/operation';
import type { ShapeName, Shapes } from '../../../../protocol/worker/api/shapes';
import { readInput } from './readInput';
import { SCHEMAS, type Read } from './schemas';

/** A validated request for an operation, with defaults filled in. */
export interface Call<Operation extends ApiOperation> {
	params: PathParams<Operation['path']>;
	query: Operation extends { query: infer Name } ? Read<Name> : undefined;
	body: Operation extends { body: infer Name } ? Read<Name> : undefined;
}

type Answers<Operation extends ApiOperation> = Operation['answers'];

/** One of the answers that the contract allows for an operation. */
export type Reply<Operation extends ApiOperation> = {
	[Status in keyof Answers<Operation>]: Answers<Operation>[Status] extends ShapeName
		? {
				status: Status;
				body: Shapes[Answers<Operation>[Status]];
				/** Path below `/api/v1` of what was created. */
				location?: string;
			}
		: { status: Status; body?: undefined; location?: undefined };
}[keyof Answers<Operation>] &
	AnyReply;

interface AnyReply {
	status: number;
	body?: object;
	location?: string;
}

/** An operation of the contract with its handler. */
export interface Route<Operation extends ApiOperation = ApiOperation> {
	readonly operation: Operation;
	readonly handler: RequestHandler;
}

/** A route for each operation of a resource. A missing route is a type error. */
export type RoutesOf<Operations extends ApiOperations> = {
	readonly [Name in keyof Operations]: Route<Operations[Name]>;
};

const INPUTS: Readonly<Record<ShapeName, z.ZodType>> = SCHEMAS;

/**
 * @param carryOut throws a Problem if it fails
 */
export function route<const Operation extends ApiOperation>(
	operation: Operation,
	carryOut: (call: Call<Operation>) => Reply<Operation> | Promise<Reply<Operation>>,
): Route<Operation> {
	const { query, body }: ApiOperation = operation;
	return {
		operation,
		handler: async (request, response) => {
			const call = {
				params: request.params,
				query: query && readInput(INPUTS[query], request.query),
				// A request without a body counts as an empty object.
				body: body && readInput(INPUTS[body], request.body ?? {}),
			} as Call<Operation>;
			const reply: AnyReply = await carryOut(call);
			response.status(reply.status);
			if (reply.location) response.location(`${request.baseUrl}${reply.location}`);
			if (reply.body) response.json(reply.body);
			else response.end();
		},
	};
}
