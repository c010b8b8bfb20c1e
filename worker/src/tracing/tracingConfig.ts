export const SAMPLERS = [
	'always_on',
	'always_off',
	'traceidratio',
	'parentbased_always_on',
	'parentbased_always_off',
	'parentbased_traceidratio',
] as const;

/** Where traces go, and how many. */
export interface TracingConfig {
	/** Accepts OTLP over HTTP in protobuf, such as `http://collector:4318/v1/traces`. */
	url: string;
	serviceName: string | undefined;
	sampler: (typeof SAMPLERS)[number];
	/** For `traceidratio`: the share of traces that are sent, from 0 to 1. */
	ratio: number;
}
