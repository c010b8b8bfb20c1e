/**
 * A trace context, in the format of the W3C Trace Context header `traceparent`. It is stored with the
 * event, so that everything that happens to the event later, in any process, belongs to the same trace.
 */
export type TraceParent = string;

/** Attributes of a step. Never payloads, secrets or names of people. */
export type SpanFacts = Readonly<Record<string, string | number | boolean | undefined>>;

export interface SpanOptions {
	/** Span kind as in OpenTelemetry; `internal` by default. */
	kind?: 'server' | 'client' | 'producer' | 'consumer' | 'internal';
	/** The parent step; if absent, the step starts a trace. */
	parent?: TraceParent | undefined;
	/** Start, Unix time in ms; now by default. */
	startedAt?: number;
	facts?: SpanFacts;
}

/** A step that has started. A step that is never ended is not exported. */
export interface OpenSpan {
	/** For child steps; undefined if nothing is traced. */
	readonly traceParent: TraceParent | undefined;
	/**
	 * @param problem why it failed; undefined if it succeeded
	 * @param at Unix time in ms; now by default
	 */
	end(facts?: SpanFacts, problem?: string, at?: number): void;
}

/** Sends the steps of an event to an OpenTelemetry collector. */
export interface Tracing {
	start(name: string, options?: SpanOptions): OpenSpan;
	/** Sends the remaining steps, within a bounded time. */
	stop(): Promise<void>;
}

const UNTRACED: OpenSpan = { traceParent: undefined, end: () => undefined };

/** Used if traces are not configured: nothing is loaded, stored or measured. */
export const NO_TRACING: Tracing = { start: () => UNTRACED, stop: async () => undefined };

/** Runs a step and records its outcome. */
export async function traced<Result>(
	span: OpenSpan,
	work: () => Promise<Result>,
	factsOf?: (result: Result) => SpanFacts,
): Promise<Result> {
	try {
		const result = await work();
		span.end(factsOf?.(result));
		return result;
	} catch (error) {
		span.end({}, error instanceof Error ? error.message : String(error));
		throw error;
	}
}
