/**
 * A place in a trace, as the header `traceparent` of W3C Trace Context writes it. It is kept with a
 * stored event, so that what happens to it later, in whatever process, belongs to the same trace.
 */
export type TraceParent = string;

/** Facts about a step. Never what an event says, secrets or names of people. */
export type SpanFacts = Readonly<Record<string, string | number | boolean | undefined>>;

export interface SpanOptions {
	/** As OpenTelemetry distinguishes them; `internal` when left out. */
	kind?: 'server' | 'client' | 'producer' | 'consumer' | 'internal';
	/** What it is a step of; absent: it begins a trace. */
	parent?: TraceParent | undefined;
	/** When it began, Unix time in ms; now when left out. */
	startedAt?: number;
	facts?: SpanFacts;
}

/** A step that has begun. One that is never ended is not told. */
export interface OpenSpan {
	/** For steps within it; undefined when nothing is traced. */
	readonly traceParent: TraceParent | undefined;
	/**
	 * @param problem why it failed; undefined when it did not
	 * @param at Unix time in ms; now when left out
	 */
	end(facts?: SpanFacts, problem?: string, at?: number): void;
}

/** Tells an OpenTelemetry collector what happens to events, step by step. */
export interface Tracing {
	start(name: string, options?: SpanOptions): OpenSpan;
	/** Sends what is not sent yet, in bounded time. */
	stop(): Promise<void>;
}

const UNTRACED: OpenSpan = { traceParent: undefined, end: () => undefined };

/** When nobody asked for traces: nothing is loaded, kept or measured. */
export const NO_TRACING: Tracing = { start: () => UNTRACED, stop: async () => undefined };

/** Runs a step, and tells how it ended. */
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
