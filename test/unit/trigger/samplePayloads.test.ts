import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signCallback } from '../../../protocol/callbacks/callbackSignature';
import type { TriggerUnderTest } from '../../harness/trigger/runTrigger';
import { startSimulator } from '../../simulator';
import type { Simulator } from '../../simulator';
import { onTowerModels, simulatedTrigger } from '../../harness/trigger/simulatedTrigger';

const FOLDER = 'test/fixtures/webhook-payloads';
const { samples } = JSON.parse(readFileSync(`${FOLDER}/index.json`, 'utf8')) as {
	samples: Array<{ system: string; event: string; file: string }>;
};
const { vectors } = JSON.parse(readFileSync(`${FOLDER}/signature-vectors.json`, 'utf8')) as {
	vectors: Array<{ name: string; secret: string; body: string; header: string; valid: boolean }>;
};

describe('Autodesk’s sample payloads', () => {
	let sim: Simulator;
	let trigger: TriggerUnderTest;
	let secret: string;

	beforeAll(async () => {
		sim = await startSimulator();
		trigger = await simulatedTrigger(sim, onTowerModels);
		await trigger.activate();
		secret = [...sim.state.hooks.values()][0].token!;
	});
	afterAll(async () => {
		await trigger.close();
		await sim.close();
	});

	async function call(body: Buffer | string, signature: string, deliveryId: string) {
		return await fetch(trigger.url, {
			method: 'POST',
			body,
			// Nobody says which content type Autodesk sends, so none that n8n would read by itself.
			headers: {
				'content-type': 'application/octet-stream',
				'x-adsk-signature': signature,
				'x-adsk-delivery-id': deliveryId,
			},
		});
	}

	it.each(samples.filter(({ file }) => !file.includes('payload-only')))(
		'$file becomes one item that keeps everything Autodesk sent',
		async ({ system, event, file }) => {
			const raw = readFileSync(`${FOLDER}/${file}`);
			const { hook, payload, resourceUrn } = JSON.parse(raw.toString()) as Record<string, never>;
			expect((await call(raw, signCallback(raw, secret), file)).status).toBe(200);
			const [item, ...others] = trigger.runs.at(-1)!;
			expect(others).toEqual([]);
			expect(item.json).toMatchObject({
				system,
				event,
				resourceUrn,
				payload,
				region: 'US',
				deliveryId: file,
				synthetic: false,
				hook: { id: hook['hookId'], attribute: hook['hookAttribute'], scope: hook['scope'] },
			});
			expect(Date.parse(item.json.receivedAt as string)).toBeGreaterThan(0);
		},
	);

	it('without the envelope are the event of the only webhook', async () => {
		const raw = readFileSync(`${FOLDER}/data/dm.version.added.payload-only.json`);
		expect((await call(raw, signCallback(raw, secret), 'payload-only')).status).toBe(200);
		expect(trigger.runs.at(-1)).toEqual([
			{
				json: expect.objectContaining({
					system: 'data',
					event: 'dm.version.added',
					payload: JSON.parse(raw.toString()) as unknown,
				}),
			},
		]);
	});

	it('nested too deeply are rejected', async () => {
		const deep = `${'{"payload":'.repeat(50_000)}{}${'}'.repeat(50_000)}`;
		expect((await call(deep, signCallback(deep, secret), 'deep')).status).toBe(400);
	});

	it.each(vectors)('signature: $name', async ({ name, secret: key, body, header, valid }) => {
		const { registration } = trigger.staticData;
		trigger.staticData.registration = { ...(registration as object), secret: key };
		const before = trigger.runs.length;
		const { status } = await call(body, header, `vector ${name}`);
		trigger.staticData.registration = registration;
		if (!valid) expect(status).toBe(401);
		else expect(status).not.toBe(401);
		if (!valid) expect(trigger.runs).toHaveLength(before);
	});
});
