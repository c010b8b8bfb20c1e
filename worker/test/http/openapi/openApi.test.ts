import SwaggerParser from '@apidevtools/swagger-parser';
import type { OpenAPIV3_1 } from 'openapi-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { signCallback } from '../../../../protocol/callbacks/callbackSignature';
import {
	deliveryAnswer,
	deliveryDetailAnswer,
	deliveryPageAnswer,
	replayAnswer,
} from '../../../src/http/answers/deliveryAnswers';
import { reencryptionAnswer } from '../../../src/http/answers/encryptionAnswers';
import { hooksAnswer } from '../../../src/http/answers/hookAnswers';
import { listOf } from '../../../src/http/answers/list';
import { problemAnswer } from '../../../src/http/answers/problemAnswer';
import {
	heldAnswer,
	heldDetailAnswer,
	verdictAnswer,
} from '../../../src/http/answers/quarantineAnswers';
import {
	registrationAnswer,
	subscriptionAnswer,
	testAnswer,
} from '../../../src/http/answers/subscriptionAnswers';
import { watchAnswer } from '../../../src/http/answers/watchAnswers';
import { versionAdded } from '../../setup/callbackBodies';
import { Target } from '../../setup/target';
import { WorkerUnderTest, type SubscriptionView } from '../../setup/workerUnderTest';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

let target: Target;
let worker: WorkerUnderTest;
let document: OpenAPIV3_1.Document;
let subscription: SubscriptionView;

beforeAll(async () => {
	target = await Target.start();
	worker = await WorkerUnderTest.start({
		ALLOWED_TARGETS: target.origin,
		RETRY_SCHEDULE: '3600',
		APS_CLIENT_ID: 'client',
		APS_CLIENT_SECRET: 'secret',
		// Nobody listens there: what the worker would ask Autodesk fails at once.
		APS_BASE_URL: 'http://127.0.0.1:1',
	});
	subscription = await worker.subscribe(target.url('/webhook/1'), { label: 'Drawings' });
	const response = await fetch(`${worker.url}/api/openapi.json`);
	document = (await response.json()) as OpenAPIV3_1.Document;
});
afterAll(async () => {
	await worker.remove();
	await target.close();
});

const operations = (): [string, string, OpenAPIV3_1.OperationObject][] =>
	Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
		METHODS.flatMap((method): [string, string, OpenAPIV3_1.OperationObject][] => {
			const operation = item?.[method];
			return operation ? [[method, path, operation]] : [];
		}),
	);

/** Whether the worker has a route there, whatever it answers. */
async function isServed(method: string, path: string): Promise<boolean> {
	const place = path.replace('/api/v1', '').replace(/\{\w+\}/g, 'unknown');
	const response = await worker.api(method.toUpperCase(), place);
	if (response.status !== 404) return true;
	const { detail } = (await response.json()) as { detail: string };
	return detail !== 'There is no such address';
}

/** Parses an answer, and finds fields that its schema does not name. */
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

	it('is open to everybody, as it holds no secret, and says that the rest is not', async () => {
		expect(document.security).toEqual([{ apiKey: [] }]);
		expect(document.components?.securitySchemes).toMatchObject({
			apiKey: { type: 'http', scheme: 'bearer' },
		});
	});

	it('describes every route that is served, and no other', async () => {
		const described = operations().map(([method, path]) => `${method} ${path}`);
		// `/deliveries/{id}` describes `/deliveries/replay` too, for methods that this one has not.
		const patterns = described.map((name) => new RegExp(`^${name.replace(/\{\w+\}/g, '[^/]+')}$`));
		for (const path of Object.keys(document.paths ?? {})) {
			for (const method of METHODS) {
				const name = `${method} ${path}`;
				const isDescribed = patterns.some((pattern) => pattern.test(name));
				expect(`${name}: ${await isServed(method, path)}`).toBe(`${name}: ${isDescribed}`);
			}
		}
		expect(described.filter((name) => name.includes('quarantine'))).toHaveLength(6);
		expect(described.filter((name) => name.includes('watches'))).toHaveLength(6);
	});

	it('names each operation once, and what can go wrong', () => {
		const ids = operations().map(([, , { operationId }]) => operationId);
		expect(new Set(ids).size).toBe(ids.length);
		for (const [, , { summary, responses }] of operations()) {
			expect(summary).toBeTruthy();
			expect(Object.keys(responses ?? {})).toEqual(expect.arrayContaining(['401', '503']));
			expect(JSON.stringify(responses?.['401'])).toContain('#/components/schemas/Problem');
		}
	});

	it('describes input by the rules that it is read with', () => {
		const schema = JSON.stringify(document.paths?.['/api/v1/subscriptions']?.post?.requestBody);
		expect(schema).toContain('"maxEvents":{"type":"integer","minimum":1,"maximum":1000}');
		const parameters = document.paths?.['/api/v1/deliveries']?.get?.parameters;
		const names = parameters?.map((each) => ('name' in each ? each.name : ''));
		expect(names).toEqual(['status', 'subscription', 'event', 'since', 'until', 'cursor', 'limit']);
	});
});

describe('the answers of a running worker', () => {
	it('are as described, for subscriptions', async () => {
		const body = { target: target.url('/webhook/1'), label: 'Drawings' };
		await answer(registrationAnswer, 'POST', '/subscriptions', body);
		await answer(listOf(subscriptionAnswer), 'GET', '/subscriptions');
		await answer(subscriptionAnswer, 'GET', `/subscriptions/${subscription.id}`);
		await answer(subscriptionAnswer, 'PATCH', `/subscriptions/${subscription.id}`, {
			hooks: [{ hookId: '1', system: 'data', event: 'dm.version.added', region: 'US' }],
		});
		await answer(subscriptionAnswer, 'POST', `/subscriptions/${subscription.id}/pause`);
		await answer(subscriptionAnswer, 'POST', `/subscriptions/${subscription.id}/resume`);
		await answer(testAnswer, 'POST', `/subscriptions/${subscription.id}/test`);
	});

	it('are as described, for deliveries and replays', async () => {
		for (const status of [200, 400, 503]) {
			target.answer(status);
			await worker.send(subscription, versionAdded());
			const wanted = status === 200 ? 'delivered' : status === 400 ? 'dead' : 'retrying';
			const page = async (): Promise<number> =>
				(await answer(deliveryPageAnswer, 'GET', `/deliveries?status=${wanted}`)).data.length;
			await expect.poll(page).toBe(1);
		}
		target.answerOk();
		const { data } = await answer(deliveryPageAnswer, 'GET', '/deliveries');
		for (const { id } of data) await answer(deliveryDetailAnswer, 'GET', `/deliveries/${id}`);
		const dead = data.find(({ status }) => status === 'dead');
		await answer(deliveryAnswer, 'POST', `/deliveries/${dead?.id}/replay`);
		const { id } = await answer(replayAnswer, 'POST', '/deliveries/replay');
		await answer(listOf(replayAnswer), 'GET', '/deliveries/replays');
		await answer(replayAnswer, 'GET', `/deliveries/replays/${id}`);
	});

	it('are as described, for watches and hooks', async () => {
		const { id } = await answer(watchAnswer, 'POST', '/watches', {
			kind: 'accountUsers',
			accountId: 'b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
			subscription: subscription.id,
			schedule: { cron: '0 6 * * 1-5', timezone: 'Europe/Berlin' },
		});
		const lastRun = async (): Promise<unknown> =>
			(await answer(watchAnswer, 'GET', `/watches/${id}`)).lastRun;
		await expect.poll(lastRun).toMatchObject({ outcome: 'failed' });
		await answer(listOf(watchAnswer), 'GET', '/watches');
		const states = async (): Promise<number> =>
			(await answer(hooksAnswer, 'GET', '/hooks')).regions.length;
		await expect.poll(states).toBeGreaterThan(0);
	});

	it('are as described, for the quarantine', async () => {
		const body = versionAdded();
		const headers = { 'x-adsk-signature': signCallback(body, 'x'.repeat(40)) };
		await worker.send(subscription, body, headers);
		const held = async (): Promise<string | undefined> =>
			(await answer(listOf(heldAnswer), 'GET', '/quarantine')).data[0]?.id;
		await expect.poll(held).toBeDefined();
		await answer(heldDetailAnswer, 'GET', `/quarantine/${await held()}`);
		const { id } = subscription;
		await answer(verdictAnswer, 'POST', '/quarantine/verify', { subscription: id });
	});

	it('are as described, for the encryption', async () => {
		await answer(reencryptionAnswer, 'POST', '/encryption/reencrypt');
	});

	it('are as described, for problems', async () => {
		await answer(problemAnswer, 'GET', '/subscriptions/unknown');
		await answer(problemAnswer, 'POST', '/subscriptions', { target: 'nonsense' });
		await answer(problemAnswer, 'GET', '/deliveries?limit=none');
	});
});
