import type { Logger } from 'pino';
import { NO_TRACING, type Tracing } from './tracing';
import type { TracingConfig } from './tracingConfig';

/** @param stopTimeout how long sending the remaining spans may take when stopping, in ms */
export async function openTracing(
	config: TracingConfig | undefined,
	log: Logger,
	stopTimeout: number,
): Promise<Tracing> {
	if (!config) return NO_TRACING;
	const { OpenTelemetry } = await import('./openTelemetry');
	return new OpenTelemetry(config, log, stopTimeout);
}
