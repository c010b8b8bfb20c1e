import { SAMPLERS, type TracingConfig } from '../tracing/tracingConfig';
import { oneOf, text, urlOf } from './readers';
import type { Settings, ValuesOf } from './setting';

const readUrl = urlOf('http:', 'https:');
const readProtocol = oneOf(['http/protobuf']);
const PROTOCOL_PROBLEM = 'is not http/protobuf, the only protocol that the worker supports';

/**
 * The standard variables of OpenTelemetry that the worker reads. Headers, certificates, compression
 * and timeouts of the exporter and `OTEL_RESOURCE_ATTRIBUTES` are read by OpenTelemetry's packages.
 */
export const tracingSettings = {
	endpoint: {
		variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
		about: 'Where [traces](#traces) are sent, without `/v1/traces`. If not set, tracing is off.',
		example: 'http://localhost:4318',
		read: readUrl,
		problem: 'is not an http(s) URL',
	},
	tracesEndpoint: {
		variable: 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
		about: 'The complete URL for traces, used instead of the one above.',
		example: 'http://localhost:4318/v1/traces',
		read: readUrl,
		problem: 'is not an http(s) URL',
	},
	protocol: {
		variable: 'OTEL_EXPORTER_OTLP_PROTOCOL',
		about: 'The only protocol that the worker supports.',
		default: 'http/protobuf',
		example: 'http/protobuf',
		read: readProtocol,
		problem: PROTOCOL_PROBLEM,
	},
	tracesProtocol: {
		variable: 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL',
		about: 'The same, for traces only.',
		default: 'http/protobuf',
		example: 'http/protobuf',
		read: readProtocol,
		problem: PROTOCOL_PROBLEM,
	},
	exporter: {
		variable: 'OTEL_TRACES_EXPORTER',
		about: '`none`: tracing is off.',
		default: 'otlp',
		example: 'otlp',
		read: oneOf(['otlp', 'none']),
		problem: 'is neither otlp nor none',
	},
	isDisabled: {
		variable: 'OTEL_SDK_DISABLED',
		about: '`true`: tracing is off.',
		default: 'false',
		example: 'true',
		// The standard: any value other than "true" means false.
		read: (value: string): boolean => value.toLowerCase() === 'true',
		problem: 'is neither true nor false',
	},
	serviceName: {
		variable: 'OTEL_SERVICE_NAME',
		about: 'Name of the service in traces.',
		defaultAbout: '`aps-webhook-worker`',
		example: 'aps-webhook-worker',
		read: text,
		problem: 'is not a name',
	},
	sampler: {
		variable: 'OTEL_TRACES_SAMPLER',
		about: `Which traces are sent: ${SAMPLERS.map((name) => `\`${name}\``).join(', ')}.`,
		default: 'parentbased_always_on',
		example: 'always_on',
		read: oneOf(SAMPLERS),
		problem: `is not one of ${SAMPLERS.join(', ')}`,
	},
	ratio: {
		variable: 'OTEL_TRACES_SAMPLER_ARG',
		about: 'Share of traces that the `traceidratio` samplers send, from 0 to 1.',
		default: '1',
		example: '0.1',
		read: (value: string) => (Number(value) >= 0 && Number(value) <= 1 ? Number(value) : undefined),
		problem: 'is not a share from 0 to 1',
	},
} satisfies Settings;

/** @returns undefined if tracing is off: no endpoint is set, or traces are switched off */
export function tracingConfig(values: ValuesOf<typeof tracingSettings>): TracingConfig | undefined {
	const { endpoint, tracesEndpoint, exporter, isDisabled, serviceName, sampler, ratio } = values;
	const url = tracesEndpoint ?? (endpoint && `${endpoint.replace(/\/+$/, '')}/v1/traces`);
	if (!url || exporter === 'none' || isDisabled) return undefined;
	return { url, serviceName, sampler, ratio };
}
