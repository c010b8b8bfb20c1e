import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config';
import { ConfigError } from '../../src/config/configError';
import { versionAdded } from '../setup/callbackBodies';
import { useTarget } from '../setup/useTarget';
import { startWorker, useWorker } from '../setup/useWorker';
import { describeEachStore, everyStore } from '../setup/stores';
import type { ReceivedSpan } from '../setup/traceCollector';
import { useCollector } from '../setup/useCollector';

describeEachStore('traces', everyStore, (store) => {
	const collector = useCollector();
	const target = useTarget();
	const worker = useWorker({
		store,
		target,
		environment: () => ({
			RETRY_SCHEDULE: '0.05,0.05,60',
			OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
			OTEL_SERVICE_NAME: 'the-worker',
		}),
	});

	const restart = async (): Promise<void> => {
		await worker.stop();
		await worker.run();
	};
	const spansNamed = (name: string): ReceivedSpan[] =>
		collector.spans.filter((span) => span.name === name);

	it('connect the steps of an event from the callback to n8n, across retries and a restart', async () => {
		let refusals = 2;
		target.on('/traced', (_received, response) => {
			response.writeHead((refusals -= 1) >= 0 ? 503 : 200).end();
		});
		// The first event after a start takes the embedded store longest, on a busy machine too long to accept it at once.
		const another = await worker.subscribe(target.url('/another'));
		await worker.send(another, versionAdded());
		const subscription = await worker.subscribe(target.url('/traced'));
		await worker.api('POST', `/subscriptions/${subscription.id}/pause`);
		await worker.send(subscription, versionAdded({ name: 'A-101 Floor plan.dwg' }));
		// Stopping the worker sends all spans, so there is nothing to wait for.
		await restart();
		const received = spansNamed('receive callback').find(
			({ attributes }) => attributes['aps.subscription.id'] === subscription.id,
		);
		expect(received).toMatchObject({
			parentId: '',
			service: 'the-worker',
			problem: '',
			attributes: { 'aps.outcome': 'accepted', 'aps.subscription.id': subscription.id },
		});

		await worker.api('POST', `/subscriptions/${subscription.id}/resume`);
		await expect.poll(() => target.at('/traced').length).toBe(3);
		await restart();
		const ofTrace = collector.spans.filter(({ traceId }) => traceId === received?.traceId);
		const names = ofTrace.map(({ name }) => name);
		expect(names.sort()).toEqual([
			...['POST', 'POST', 'POST', 'deliver event', 'deliver event', 'deliver event'],
			...['receive callback', 'store event', 'verify signature', 'wait'],
		]);
		const parentOf = ({ parentId }: ReceivedSpan): string =>
			ofTrace.find(({ spanId }) => spanId === parentId)?.name ?? '';
		for (const span of ofTrace) {
			expect(parentOf(span), span.name).toBe(
				{
					'receive callback': '',
					'verify signature': 'receive callback',
					'store event': 'receive callback',
					wait: 'store event',
					'deliver event': 'store event',
					POST: 'deliver event',
				}[span.name],
			);
		}
		const posts = ofTrace.filter(({ name }) => name === 'POST');
		expect(posts.map(({ problem }) => problem).sort()).toEqual([
			...['', 'The target answered 503', 'The target answered 503'],
		]);
		// n8n can continue the same trace.
		expect(target.at('/traced').map(({ headers }) => headers.traceparent)).toEqual(
			posts.map(({ traceId, spanId }) => `00-${traceId}-${spanId}-01`),
		);
		expect(JSON.stringify(target.at('/traced')[0]?.delivery)).not.toContain('trace');
	});

	it('record a batch in the trace of each of its events', async () => {
		const batch = { maxEvents: 2, maxWaitSeconds: 10 };
		const subscription = await worker.subscribe(target.url('/batch'), { batch });
		for (let count = 0; count < 2; count += 1) await worker.send(subscription, versionAdded());
		await expect.poll(() => target.at('/batch').length).toBe(1);
		await restart();
		const ids = target.at('/batch')[0]?.delivery.events.map(({ id }) => id) ?? [];
		const posts = spansNamed('POST').filter(({ attributes }) =>
			ids.includes(String(attributes['aps.event.id'])),
		);
		expect(new Set(posts.map(({ traceId }) => traceId)).size).toBe(2);
		expect(posts.map(({ attributes }) => attributes['aps.batch.size'])).toEqual([2, 2]);
	});

	it('record a refused callback', async () => {
		const subscription = await worker.subscribe(target.url('/refused'));
		const headers = { 'x-adsk-signature': `sha1hash=${'0'.repeat(40)}` };
		await worker.callback(subscription, versionAdded(), headers);
		await restart();
		expect(spansNamed('receive callback').at(-1)?.attributes).toMatchObject({
			'aps.outcome': 'rejected',
			'http.response.status_code': 401,
		});
		expect(spansNamed('verify signature').at(-1)?.attributes).toEqual({ 'aps.genuine': false });
	});

	it('contain neither payloads nor secrets', async () => {
		const subscription = await worker.subscribe(target.url('/secret'));
		await worker.send(subscription, versionAdded({ name: 'Plans of Ada Lovelace.dwg' }));
		await expect.poll(() => target.at('/secret').length).toBe(1);
		await restart();
		const sent = Buffer.concat(collector.bodies).toString('latin1');
		expect(sent).toContain(subscription.id);
		const routeKey = subscription.callbackUrl.split('/').at(-1) ?? '';
		for (const secret of ['Lovelace', subscription.callbackSecret, routeKey, '/secret']) {
			expect(sent).not.toContain(secret);
		}
	});
});

describe('a collector that does not answer', () => {
	const target = useTarget();
	const worker = useWorker({
		target,
		environment: { STOP_TIMEOUT: '5', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' },
	});

	it('loses no event and does not delay stopping', async () => {
		const subscription = await worker.subscribe(target.url('/n8n'));
		expect((await worker.send(subscription, versionAdded())).status).toBe(204);
		await expect.poll(() => target.at('/n8n').length).toBe(1);
		await expect(worker.stop()).resolves.toBeUndefined();
	});
});

describe('tracing configuration', () => {
	const tracing = (environment: Record<string, string>): unknown => loadConfig(environment).tracing;
	const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://collector:4318';

	it('is off unless there is an endpoint', () => {
		expect(tracing({})).toBeUndefined();
		expect(tracing({ OTEL_SERVICE_NAME: 'worker' })).toBeUndefined();
		expect(tracing({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SDK_DISABLED: 'true' })).toBeUndefined();
		expect(tracing({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_EXPORTER: 'none' })).toBeUndefined();
	});

	it('follows the standard variables', () => {
		expect(tracing({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' })).toEqual({
			url: 'http://collector:4318/v1/traces',
			serviceName: undefined,
			sampler: 'parentbased_always_on',
			ratio: 1,
		});
		expect(
			tracing({
				OTEL_EXPORTER_OTLP_ENDPOINT,
				OTEL_SERVICE_NAME: 'hooks',
				OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example.com/in',
				OTEL_TRACES_SAMPLER: 'traceidratio',
				OTEL_TRACES_SAMPLER_ARG: '0.25',
			}),
		).toEqual({
			url: 'https://traces.example.com/in',
			serviceName: 'hooks',
			sampler: 'traceidratio',
			ratio: 0.25,
		});
	});

	it.each([
		['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
		['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
		['OTEL_TRACES_SAMPLER', 'sometimes'],
		['OTEL_TRACES_SAMPLER_ARG', '7'],
	])('names %s if its value is invalid', (variable, value) => {
		expect(() => loadConfig({ [variable]: value })).toThrow(ConfigError);
		expect(() => loadConfig({ [variable]: value })).toThrow(variable);
	});

	const collector = useCollector();
	const target = useTarget();
	it('has samplers that drop traces', async () => {
		const worker = await startWorker(target, {
			OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
			OTEL_TRACES_SAMPLER: 'always_off',
		});
		const subscription = await worker.subscribe(target.url('/n8n'));
		await worker.send(subscription, versionAdded());
		await expect.poll(() => target.at('/n8n').length).toBe(1);
		await worker.stop();
		expect(collector.spans).toEqual([]);
	});
});
