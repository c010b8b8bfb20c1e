import type { ProblemCode } from './problems';
import type { ShapeName, Shapes } from './shapes';

export type ApiMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** HTTP statuses of answers that are not problems. */
export type ApiStatus = 200 | 201 | 202 | 204;

/** One operation of the admin API, as data. */
export interface ApiOperation {
	/** Names it for clients generated from the OpenAPI document, e.g. `listWatches`. */
	readonly id: string;
	readonly method: ApiMethod;
	/** Below `/api/v1`, e.g. `/watches/{id}`. */
	readonly path: string;
	/** What it does, without a period. */
	readonly summary: string;
	readonly query?: ShapeName;
	readonly body?: ShapeName;
	/** What it answers by status; null for an answer without a body. */
	readonly answers: { readonly [Status in ApiStatus]?: ShapeName | null };
	/** Its specific problems. Those that all operations share are added. */
	readonly problems?: readonly ProblemCode[];
	/** false if a repeated request has a second effect, so that clients do not retry it automatically. */
	readonly repeatable?: false;
}

/** The operations of one resource, by name. */
export type ApiOperations = Readonly<Record<string, ApiOperation>>;

/** Values for the placeholders of a path. */
export type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
	? { [Param in Name]: string } & PathParams<Rest>
	: unknown;

type ShapeOf<Name> = Name extends ShapeName ? Shapes[Name] : undefined;

/** The query as a client sends it; undefined for an operation without one. */
export type QueryOf<Operation extends ApiOperation> = Operation extends { query: infer Name }
	? ShapeOf<Name>
	: undefined;

/** The body as a client sends it; undefined for an operation without one. */
export type BodyOf<Operation extends ApiOperation> = Operation extends { body: infer Name }
	? ShapeOf<Name>
	: undefined;

/** The parsed answer; undefined where there is no body. */
export type AnswerOf<Operation extends ApiOperation> = ShapeOf<
	Operation['answers'][keyof Operation['answers']]
>;

type Part<Name extends string, Value> = [Value] extends [undefined]
	? unknown
	: Record<never, never> extends Value
		? { [Key in Name]?: Value }
		: { [Key in Name]: Value };

/** What a client fills in: `params`, `query` and `body`, each where the operation has them. */
export type InputOf<Operation extends ApiOperation> = (unknown extends PathParams<Operation['path']>
	? unknown
	: { params: PathParams<Operation['path']> }) &
	Part<'query', QueryOf<Operation>> &
	Part<'body', BodyOf<Operation>> &
	AnyInput;

/** The same for code that handles every operation. */
export interface AnyInput {
	params?: Readonly<Record<string, string>>;
	query?: object;
	body?: object;
}
