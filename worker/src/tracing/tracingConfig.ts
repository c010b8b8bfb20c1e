import { z } from 'zod';

export const SAMPLERS = [
	...(['always_on', 'always_off', 'traceidratio'] as const),
	...(['parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'] as const),
] as const;

/** Where traces go, and how many. */
export interface TracingConfig {
	/** Takes OTLP over HTTP in protobuf, such as `http://collector:4318/v1/traces`. */
	url: string;
	serviceName: string | undefined;
	sampler: (typeof SAMPLERS)[number];
	/** Of `traceidratio`: the share of traces that are told, from 0 to 1. */
	ratio: number;
}

const endpoint = (variable: string) =>
	z
		.string()
		.refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), {
			error: `is not an http(s) URL. Example: ${variable}=http://localhost:4318`,
		})
		.optional();

const protocol = z
	.literal('http/protobuf', {
		error: 'is not http/protobuf, which is what the worker speaks. Example: unset it',
	})
	.optional();

/**
 * The standard variables of OpenTelemetry that the worker reads. Headers, certificates, compression
 * and time-outs of the exporter and `OTEL_RESOURCE_ATTRIBUTES` are read by OpenTelemetry's packages.
 */
export const tracingVariables = {
	OTEL_SDK_DISABLED: z.string().optional(),
	OTEL_TRACES_EXPORTER: z
		.enum(['otlp', 'none'], {
			error: 'is neither otlp nor none. Example: OTEL_TRACES_EXPORTER=otlp',
		})
		.default('otlp'),
	OTEL_EXPORTER_OTLP_ENDPOINT: endpoint('OTEL_EXPORTER_OTLP_ENDPOINT'),
	OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: endpoint('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'),
	OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
	OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: protocol,
	OTEL_SERVICE_NAME: z.string().optional(),
	OTEL_TRACES_SAMPLER: z
		.enum(SAMPLERS, {
			error: `is none of ${SAMPLERS.join(', ')}. Example: OTEL_TRACES_SAMPLER=always_on`,
		})
		.default('parentbased_always_on'),
	OTEL_TRACES_SAMPLER_ARG: z
		.string()
		.default('1')
		.refine((text) => Number(text) >= 0 && Number(text) <= 1, {
			error: 'is not a share from 0 to 1. Example: OTEL_TRACES_SAMPLER_ARG=0.1',
		})
		.transform(Number),
};

type Variables = z.output<z.ZodObject<typeof tracingVariables>>;

/** @returns undefined when nobody wants traces: no endpoint is set, or they are switched off */
export function tracingConfig(variables: Variables): TracingConfig | undefined {
	const {
		OTEL_EXPORTER_OTLP_ENDPOINT: common,
		OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own,
		OTEL_SDK_DISABLED: disabled,
		OTEL_TRACES_EXPORTER: exporter,
	} = variables;
	const url = own ?? (common && `${common.replace(/\/+$/, '')}/v1/traces`);
	if (!url || exporter === 'none' || disabled?.toLowerCase() === 'true') return undefined;
	return {
		url,
		serviceName: variables.OTEL_SERVICE_NAME,
		sampler: variables.OTEL_TRACES_SAMPLER,
		ratio: variables.OTEL_TRACES_SAMPLER_ARG,
	};
}
