import SwaggerParser from '@apidevtools/swagger-parser';
import type { OpenAPIV3_1 } from 'openapi-types';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { signCallback } from '../../../../../protocol/callbacks/callbackSignature';
import { API_PREFIX, everyApiOperation } from '../../../../../protocol/worker/api/api';
import { LIMITS } from '../../../../../protocol/worker/api/limits';
import { TRAFFIC_SPANS } from '../../../../../protocol/worker/api/shapes/traffic';
import { SCHEMAS } from '../../../../src/http/api/schemas';
import { versionAdded } from '../../../setup/callbackBodies';
import { useTarget } from '../../../setup/useTarget';
import { useWorker } from '../../../setup/useWorker';
import type { SubscriptionView } from '../../../setup/workerUnderTest';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const target = useTarget();
const worker = useWorker({
	target,
	environment: {
		RETRY_SCHEDULE: '3600',
		APS_CLIENT_ID: 'client',
		APS_CLIENT_SECRET: 'secret',
		// Nothing listens there, so calls to Autodesk fail immediately.
		APS_BASE_URL: 'http://127.0.0.1:1',
	},
});
let document: OpenAPIV3_1.Document;
let subscription: SubscriptionView;

beforeAll(async () => {
	subscription = await worker.subscribe(target.url('/webhook/1'), { label: 'Drawings' });
	const response = await fetch(`${worker.url}/api/openapi.json`);
	document = (await response.json()) as OpenAPIV3_1.Document;
});

const operations = (): [string, string, OpenAPIV3_1.OperationObject][] =>
	Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
		METHODS.flatMap((method): [string, string, OpenAPIV3_1.OperationObject][] => {
			const operation = item?.[method];
			return operation ? [[method, path, operation]] : [];
		}),
	);

/** Whether the worker serves this route, whatever it answers. */
async function isServed(method: string, path: string): Promise<boolean> {
	const place = path.replace('/api/v1', '').replace(/\{\w+\}/g, 'unknown');
	const response = await worker.api(method.toUpperCase(), place);
	if (response.status !== 404) return true;
	const { detail } = (await response.json()) as { detail: string };
	return detail !== 'There is no such address';
}

/** Parses an answer, and finds fields that its schema does not contain. */
async function answer<Schema extends z.ZodType>(
	schema: Schema,
	method: string,
	path: string,
	body?: object,
): Promise<z.output<Schema>> {
	const json: unknown = await (await worker.api(method, path, body)).json();
	const parsed = schema.parse(json);
	expect(parsed).toEqual(json);
	return parsed;
}

describe('the OpenAPI document', () => {
	it('is valid', async () => {
		const copy = structuredClone(document);
		await expect(SwaggerParser.validate(copy)).resolves.toMatchObject({ openapi: '3.1.0' });
	});

	it('is public, because it contains no secrets, and says that the rest is not', async () => {
		expect(document.security).toEqual([{ apiKey: [] }]);
		expect(document.components?.securitySchemes).toMatchObject({
			apiKey: { type: 'http', scheme: 'bearer' },
		});
	});

	it('describes every route that is served, and no others', async () => {
		const described = operations().map(([method, path]) => `${method} ${path}`);
		// `/deliveries/{id}` also matches `/deliveries/replay`, for methods that this one does not have.
		const patterns = described.map((name) => new RegExp(`^${name.replace(/\{\w+\}/g, '[^/]+')}$`));
		for (const path of Object.keys(document.paths ?? {})) {
			for (const method of METHODS) {
				const name = `${method} ${path}`;
				const isDescribed = patterns.some((pattern) => pattern.test(name));
				expect(`${name}: ${await isServed(method, path)}`).toBe(`${name}: ${isDescribed}`);
			}
		}
		expect(described.filter((name) => name.includes('quarantine'))).toHaveLength(6);
		expect(described.filter((name) => name.includes('watches'))).toHaveLength(7);
	});

	it('describes every operation of the contract under its name', () => {
		const contract = everyApiOperation().map(
			({ operation: { id, method, path } }) => `${id}: ${method} ${API_PREFIX}${path}`,
		);
		const described = operations().map(
			([method, path, { operationId }]) => `${operationId}: ${method.toUpperCase()} ${path}`,
		);
		expect(described.sort()).toEqual(contract.sort());
	});

	it('names each operation once, and its possible errors', () => {
		const ids = operations().map(([, , { operationId }]) => operationId);
		expect(ids.length).toBeGreaterThan(30);
		expect(new Set(ids).size).toBe(ids.length);
		for (const [, , { summary, responses }] of operations()) {
			expect(summary).toBeTruthy();
			expect(Object.keys(responses ?? {})).toEqual(expect.arrayContaining(['401', '503']));
			expect(JSON.stringify(responses?.['401'])).toContain('#/components/schemas/Problem');
		}
	});

	it('describes input by the rules that validate it', () => {
		const body = JSON.stringify(document.paths?.['/api/v1/subscriptions']?.post?.requestBody);
		expect(body).toContain('"$ref":"#/components/schemas/SubscriptionRequest"');
		const schema = JSON.stringify(document.components?.schemas?.SubscriptionRequest);
		const { min, max } = LIMITS.batch.maxEvents;
		const range = `"minimum":${min},"maximum":${max}`;
		expect(schema).toContain(`"maxEvents":{"type":"integer",${range}}`);
		const parameters = document.paths?.['/api/v1/deliveries']?.get?.parameters;
		const names = parameters?.map((each) => ('name' in each ? each.name : ''));
		expect(names).toEqual([
			'status',
			'subscription',
			'event',
			'search',
			'since',
			'until',
			'cursor',
			'limit',
		]);
	});
});

describe('the delivery in the document', () => {
	it('is what a receiver gets', async () => {
		const path = target.newPath();
		const receiver = await worker.subscribe(target.url(path));
		await worker.send(receiver, versionAdded());
		await worker.api('POST', `/subscriptions/${receiver.id}/test`);
		await expect.poll(() => target.at(path).length).toBe(2);
		const { post } = document.webhooks?.delivery as OpenAPIV3_1.PathItemObject;
		expect(post?.requestBody).toEqual({
			required: true,
			content: {
				'application/json': { schema: { $ref: '#/components/schemas/DeliveryRequest' } },
			},
		});
		const needed = post?.parameters?.map((each) => ('name' in each ? each.name : '')) ?? [];
		expect(needed).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature']);
		for (const { delivery, headers } of target.at(path)) {
			expect(SCHEMAS.DeliveryRequest.parse(delivery)).toEqual(delivery);
			expect(Object.keys(headers)).toEqual(expect.arrayContaining(needed));
		}
	});
});

describe('every operation of the contract', () => {
	it.each(everyApiOperation().map(({ operation }) => [operation.id, operation] as const))(
		'%s is served',
		async (_id, { method, path }) => {
			expect(await isServed(method, `${API_PREFIX}${path}`)).toBe(true);
		},
	);
});

describe('a limit of the contract', () => {
	it.each([
		['concurrency', LIMITS.subscription.concurrency],
		['batch.maxEvents', LIMITS.batch.maxEvents],
	])('of %s is the last value that is accepted', async (field, { min, max }) => {
		const register = async (value: number): Promise<Response> => {
			const [name = '', inner] = field.split('.');
			const setting = inner ? { [inner]: value, maxWaitSeconds: 0 } : value;
			const body = { target: target.url('/webhook/limits'), [name]: setting };
			return await worker.api('POST', '/subscriptions', body);
		};
		expect((await register(max)).ok).toBe(true);
		expect((await register(min)).ok).toBe(true);
		for (const value of [min - 1, max + 1, min + 0.5]) {
			expect(await (await register(value)).json()).toMatchObject({
				type: 'urn:aps-webhook-worker:problem:invalid-request',
				status: 422,
				errors: [{ field, message: `use a whole number from ${min} to ${max}` }],
			});
		}
	});
});

describe('an answer of a running worker', () => {
	it('matches the description, for subscriptions', async () => {
		const body = { target: target.url('/webhook/1'), label: 'Drawings' };
		await answer(SCHEMAS.RegisteredSubscription, 'POST', '/subscriptions', body);
		await answer(SCHEMAS.SubscriptionList, 'GET', '/subscriptions');
		await answer(SCHEMAS.Subscription, 'GET', `/subscriptions/${subscription.id}`);
		await answer(SCHEMAS.Subscription, 'PATCH', `/subscriptions/${subscription.id}`, {
			hooks: [{ hookId: '1', system: 'data', event: 'dm.version.added', region: 'US' }],
		});
		await answer(SCHEMAS.Subscription, 'POST', `/subscriptions/${subscription.id}/pause`);
		await answer(SCHEMAS.Subscription, 'POST', `/subscriptions/${subscription.id}/resume`);
		await answer(SCHEMAS.TestDelivery, 'POST', `/subscriptions/${subscription.id}/test`);
	});

	it('matches the description, for deliveries and replays', async () => {
		for (const status of [200, 400, 503]) {
			target.answer(status);
			await worker.send(subscription, versionAdded());
			const wanted = status === 200 ? 'delivered' : status === 400 ? 'dead' : 'retrying';
			const page = async (): Promise<number> =>
				(await answer(SCHEMAS.DeliveryPage, 'GET', `/deliveries?status=${wanted}`)).data.length;
			await expect.poll(page).toBe(1);
		}
		target.answerOk();
		const { data } = await answer(SCHEMAS.DeliveryPage, 'GET', '/deliveries');
		for (const { id } of data) await answer(SCHEMAS.DeliveryDetail, 'GET', `/deliveries/${id}`);
		const dead = data.find(({ status }) => status === 'dead');
		await answer(SCHEMAS.Delivery, 'POST', `/deliveries/${dead?.id}/replay`);
		const { id } = await answer(SCHEMAS.Replay, 'POST', '/deliveries/replay');
		await answer(SCHEMAS.ReplayList, 'GET', '/deliveries/replays');
		await answer(SCHEMAS.Replay, 'GET', `/deliveries/replays/${id}`);
	});

	it('matches the description, for watches and hooks', async () => {
		const { id } = await answer(SCHEMAS.Watch, 'POST', '/watches', {
			kind: 'accountUsers',
			accountId: 'b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
			subscription: subscription.id,
			schedule: { cron: '0 6 * * 1-5', timezone: 'Europe/Berlin' },
		});
		const lastRun = async (): Promise<unknown> =>
			(await answer(SCHEMAS.Watch, 'GET', `/watches/${id}`)).lastRun;
		await expect.poll(lastRun).toMatchObject({ outcome: 'failed' });
		await answer(SCHEMAS.WatchList, 'GET', '/watches');
		const states = async (): Promise<number> =>
			(await answer(SCHEMAS.HookOverview, 'GET', '/hooks')).regions.length;
		await expect.poll(states).toBeGreaterThan(0);
	});

	it('matches the description, for the quarantine', async () => {
		const body = versionAdded();
		const headers = { 'x-adsk-signature': signCallback(body, 'x'.repeat(40)) };
		await worker.send(subscription, body, headers);
		const held = async (): Promise<string | undefined> =>
			(await answer(SCHEMAS.HeldCallbackList, 'GET', '/quarantine')).data[0]?.id;
		await expect.poll(held).toBeDefined();
		await answer(SCHEMAS.HeldCallbackDetail, 'GET', `/quarantine/${await held()}`);
		const { id } = subscription;
		await answer(SCHEMAS.QuarantineVerdict, 'POST', '/quarantine/verify', { subscription: id });
	});

	it('matches the description, for what syncs remember', async () => {
		const path = `/sync-states/${'a1'.repeat(32)}`;
		const state = {
			label: 'HR sync',
			sourceCount: 10,
			liveCount: null,
			absences: { ' kim@example.com': { since: '2026-11-29T20:00:00.000Z', runs: 1 } },
			countedExecution: '7',
		};
		await answer(SCHEMAS.Problem, 'GET', path);
		for (const sourceCount of [10, 12]) {
			expect((await worker.api('POST', path, { ...state, sourceCount })).status).toBe(204);
		}
		expect(await answer(SCHEMAS.SyncState, 'GET', path)).toEqual({ ...state, sourceCount: 12 });
		expect((await answer(SCHEMAS.SyncStateList, 'GET', '/sync-states')).data).toHaveLength(1);
		expect(await answer(SCHEMAS.Reencryption, 'POST', '/encryption/reencrypt')).toMatchObject({
			syncStates: { rewritten: 0, current: 1, unreadable: 0 },
		});
		expect((await worker.api('POST', path, { sourceCount: -1 })).status).toBe(422);
		expect((await worker.api('POST', '/sync-states/mine', state)).status).toBe(404);
		expect((await worker.api('DELETE', path)).status).toBe(204);
		expect((await worker.api('DELETE', path)).status).toBe(404);
	});

	it('matches the description, for traffic', async () => {
		for (const span of TRAFFIC_SPANS) await answer(SCHEMAS.Traffic, 'GET', `/traffic?span=${span}`);
		await answer(SCHEMAS.Traffic, 'GET', `/traffic?subscription=${subscription.id}`);
	});

	it('matches the description, for the encryption', async () => {
		await answer(SCHEMAS.Reencryption, 'POST', '/encryption/reencrypt');
	});

	it('matches the description, for problems', async () => {
		await answer(SCHEMAS.Problem, 'GET', '/subscriptions/unknown');
		await answer(SCHEMAS.Problem, 'POST', '/subscriptions', { target: 'nonsense' });
		await answer(SCHEMAS.Problem, 'GET', '/deliveries?limit=none');
	});
});
