import {
	diag,
	DiagLogLevel,
	ROOT_CONTEXT,
	SpanKind,
	SpanStatusCode,
	trace,
	TraceFlags,
	type Context,
	type Span,
	type Tracer,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
	defaultResource,
	detectResources,
	envDetector,
	resourceFromAttributes,
	type Resource,
} from '@opentelemetry/resources';
import {
	AlwaysOffSampler,
	AlwaysOnSampler,
	BatchSpanProcessor,
	ParentBasedSampler,
	TraceIdRatioBasedSampler,
	TracerProvider,
	type Sampler,
} from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import type { OpenSpan, SpanOptions, TraceParent, Tracing } from './tracing';
import type { TracingConfig } from './tracingConfig';

const NAME = 'aps-webhook-worker';
/** Minimum time between log lines about collector problems, in ms. */
const PROBLEM_LOG_INTERVAL = 60_000;

const KINDS: Record<NonNullable<SpanOptions['kind']>, SpanKind> = {
	server: SpanKind.SERVER,
	client: SpanKind.CLIENT,
	producer: SpanKind.PRODUCER,
	consumer: SpanKind.CONSUMER,
	internal: SpanKind.INTERNAL,
};

/** Sends spans to a collector in the background. Spans it does not accept are dropped. */
export class OpenTelemetry implements Tracing {
	readonly #provider: TracerProvider;
	readonly #tracer: Tracer;

	/** @param stopTimeout how long sending the remaining spans may take when stopping, in ms */
	constructor(
		config: TracingConfig,
		log: Logger,
		private readonly stopTimeout: number,
	) {
		logExportProblems(log);
		this.#provider = new TracerProvider({
			resource: resourceOf(config),
			sampler: samplerOf(config),
			spanProcessors: [
				new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: config.url }) }),
			],
		});
		this.#tracer = this.#provider.getTracer(NAME);
	}

	start(name: string, { kind = 'internal', parent, startedAt, facts = {} }: SpanOptions = {}) {
		const options = {
			kind: KINDS[kind],
			attributes: facts,
			startTime: startedAt,
		};
		return openSpan(this.#tracer.startSpan(name, options, contextOf(parent)));
	}

	async stop(): Promise<void> {
		const timedOut = Promise.withResolvers<void>();
		const timer = setTimeout(timedOut.resolve, this.stopTimeout);
		await Promise.race([this.#provider.shutdown().catch(() => undefined), timedOut.promise]);
		clearTimeout(timer);
	}
}

function openSpan(span: Span): OpenSpan {
	const { traceId, spanId, traceFlags } = span.spanContext();
	return {
		traceParent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
		end(facts = {}, problem, at) {
			span.setAttributes(facts);
			if (problem !== undefined) {
				span.setStatus({ code: SpanStatusCode.ERROR, message: problem });
			}
			span.end(at);
		},
	};
}

const TRACE_PARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

function contextOf(parent: TraceParent | undefined): Context {
	const [, traceId, spanId, flags] = TRACE_PARENT.exec(parent ?? '') ?? [];
	if (traceId === undefined || spanId === undefined || flags === undefined) return ROOT_CONTEXT;
	const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
	return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

/** `OTEL_SERVICE_NAME` takes precedence over `OTEL_RESOURCE_ATTRIBUTES`, as the standard defines. */
function resourceOf({ serviceName }: TracingConfig): Resource {
	return defaultResource()
		.merge(resourceFromAttributes({ 'service.name': NAME }))
		.merge(detectResources({ detectors: [envDetector] }))
		.merge(resourceFromAttributes(serviceName ? { 'service.name': serviceName } : {}));
}

function samplerOf({ sampler, ratio }: TracingConfig): Sampler {
	const [, parentBased, own] = /^(parentbased_)?(.+)$/.exec(sampler) ?? [];
	const root =
		own === 'always_on'
			? new AlwaysOnSampler()
			: own === 'always_off'
				? new AlwaysOffSampler()
				: new TraceIdRatioBasedSampler(ratio);
	return parentBased ? new ParentBasedSampler({ root }) : root;
}

function logExportProblems(log: Logger): void {
	let loggedAt = -Infinity;
	const report = (message: string): void => {
		if (performance.now() - loggedAt < PROBLEM_LOG_INTERVAL) return;
		loggedAt = performance.now();
		log.warn({ err: message }, 'traces could not be sent; some are lost');
	};
	const ignore = (): void => undefined;
	diag.setLogger(
		{ error: report, warn: report, info: ignore, debug: ignore, verbose: ignore },
		{ logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
	);
}
