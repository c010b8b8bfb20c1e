import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { FOLDERS, HUBS, ITEMS, PROJECTS } from '../../simulator';
import { prettyPrint } from '../../simulator/callbacks/prettyPrint';
import { appToken, call, freshSimulator, receiver } from '../../harness/simulator/requests';

/** 48 hours in about 50 ms. */
const simulator = freshSimulator({ retryTimeScale: 3e-7, callbackTimeoutMs: 200 });
type Receiver = Awaited<ReturnType<typeof receiver>>;
let target: Receiver;

afterEach(() => target?.close());

async function hookOn(
	body: { scope?: Record<string, string>; [field: string]: unknown },
	{ event = 'dm.version.added', region = 'US' } = {},
) {
	const scope = body.scope ?? { folder: FOLDERS.towerProjectFiles };
	const { status, headers } = await call(
		simulator(),
		'POST',
		`/webhooks/v1/systems/data/events/${event}/hooks`,
		{
			token: appToken(simulator(), 'data:read', 'data:write'),
			json: { callbackUrl: target.url, scope, ...body },
			headers: { 'x-ads-region': region },
		},
	);
	expect(status).toBe(201);
	return simulator().state.hooks.get(headers.get('location')!.split('/').pop()!)!;
}

const upload = (folderId: string, fileName = 'plan.dwg') =>
	simulator().uploadFile({ fileName, folderId });

/** Whether a callback has the signature that Autodesk documents, computed over the received bytes. */
function signedBy(index: number, key: string): boolean {
	const { body, headers } = target.received[index];
	const hash = createHmac('sha1', key).update(body).digest('hex');
	return headers['x-adsk-signature'] === `sha1hash=${hash}`;
}

const giveSecret = ({ hookId, event }: { hookId: string; event: string }, token: string) =>
	call(simulator(), 'PATCH', `/webhooks/v1/systems/data/events/${event}/hooks/${hookId}`, {
		token: appToken(simulator(), 'data:read', 'data:write'),
		json: { token },
	});

describe('the body of a callback', () => {
	it('has the format that Autodesk uses', () => {
		const { vectors } = JSON.parse(
			readFileSync('test/fixtures/webhook-payloads/signature-vectors.json', 'utf8'),
		) as { vectors: Array<{ body: string }> };
		expect(prettyPrint(JSON.parse(vectors[0].body))).toBe(vectors[0].body);
	});

	it('describes the uploaded file and its location', async () => {
		target = await receiver();
		const hook = await hookOn({ hookAttribute: { projectId: PROJECTS.tower.id } });
		const { version, item } = upload(FOLDERS.towerDrawings, 'Tür.dwg');
		await simulator().callbacks.settled();
		const { body, headers } = target.received[0];
		expect(headers['x-adsk-delivery-id']).toBeTruthy();
		expect(body.toString()).toContain('"name" : "Tür.dwg"');
		expect(JSON.parse(body.toString())).toMatchObject({
			version: '1.0',
			resourceUrn: version.id,
			hook: {
				hookId: hook.hookId,
				hookAttribute: { projectId: PROJECTS.tower.id },
				event: 'dm.version.added',
			},
			payload: {
				name: 'Tür.dwg',
				ext: 'dwg',
				version: '1',
				source: version.id,
				lineageUrn: item.id,
				project: PROJECTS.tower.guid,
				tenant: HUBS.us.accountId,
				parentFolderUrn: FOLDERS.towerDrawings,
			},
		});
	});

	it('is the bare payload if the hook asks for it', async () => {
		target = await receiver();
		await hookOn({ callbackWithEventPayloadOnly: true });
		upload(FOLDERS.towerDrawings);
		await simulator().callbacks.settled();
		expect(JSON.parse(target.received[0].body.toString())).toMatchObject({
			name: 'plan.dwg',
			ext: 'dwg',
		});
	});
});

describe('callbacks go to', () => {
	it('a hook on the folder itself or on any ancestor, but not on a sibling', async () => {
		target = await receiver();
		const above = await hookOn({ scope: { folder: FOLDERS.towerProjectFiles } });
		const itself = await hookOn({ scope: { folder: FOLDERS.towerArchitecture } });
		await hookOn({ scope: { folder: FOLDERS.towerDrawings } });
		const { hooks } = upload(FOLDERS.towerArchitecture);
		expect(hooks).toEqual([above, itself]);
	});

	it('a hook with a matching pattern', async () => {
		target = await receiver();
		await hookOn({}, { event: 'dm.folder.*' });
		await hookOn({}, { event: '*.added' });
		expect(upload(FOLDERS.towerDrawings).hooks.map(({ event }) => event)).toEqual(['*.added']);
	});

	it('no hook of another region, tenant or filter, and no inactive or expired hook', async () => {
		target = await receiver();
		await hookOn({}, { region: 'EMEA' });
		(await hookOn({})).status = 'inactive';
		(await hookOn({ callbackUrl: `${target.url}/2` })).hookExpiry = '2020-01-01T00:00:00Z';
		await hookOn({ callbackUrl: `${target.url}/3`, filter: "$[?(@.ext=='rvt')]" });
		await hookOn({ callbackUrl: `${target.url}/5`, tenant: HUBS.emea.accountId });
		const all = '["$[?(@.ext==\'dwg\')]","$[?(@.sizeInBytes>=1)]"]';
		const tenant = HUBS.us.accountId;
		const fits = await hookOn({ callbackUrl: `${target.url}/4`, filter: all, tenant });
		expect(upload(FOLDERS.towerDrawings).hooks).toEqual([fits]);
	});

	it('any hook if the event is fired manually', async () => {
		target = await receiver();
		await hookOn({}, { event: 'dm.lineage.reserved' });
		const hooks = simulator().fireEvent({
			system: 'data',
			event: 'dm.lineage.reserved',
			payload: { name: 'X' },
		});
		expect(hooks).toHaveLength(1);
		await simulator().callbacks.settled();
		expect(JSON.parse(target.received[0].body.toString()).payload.name).toBe('X');
	});
});

describe('signatures', () => {
	const secret = 'c3'.repeat(20);
	const own = 'd4'.repeat(20);

	it('are missing if no secret is set', async () => {
		target = await receiver();
		await hookOn({});
		upload(FOLDERS.towerDrawings);
		await simulator().callbacks.settled();
		expect(target.received[0].headers).not.toHaveProperty('x-adsk-signature');
	});

	it("use the hook's secret if it has one, otherwise the owner's", async () => {
		target = await receiver();
		const token = appToken(simulator(), 'data:read', 'data:write');
		await call(simulator(), 'POST', '/webhooks/v1/tokens', { token, json: { token: secret } });
		const hook = await hookOn({});
		upload(FOLDERS.towerDrawings);
		await simulator().callbacks.settled();
		await giveSecret(hook, own);
		upload(FOLDERS.towerDrawings);
		await simulator().callbacks.settled();
		expect(signedBy(0, secret)).toBe(true);
		expect(signedBy(1, secret)).toBe(false);
		expect(signedBy(1, own)).toBe(true);
	});
});

describe('a changed secret', () => {
	it('takes effect after the configured delay; retries get a new signature', async () => {
		target = await receiver(401, 204);
		const hook = await hookOn({});
		const [first, second] = ['e5'.repeat(20), 'f6'.repeat(20)];
		hook.token = first;
		upload(FOLDERS.towerDrawings);
		await simulator().callbacks.log.waitFor(({ attempt }) => attempt === 1);
		hook.token = second;
		await simulator().callbacks.settled();
		expect(signedBy(0, first)).toBe(true);
		expect(signedBy(1, second)).toBe(true);
		simulator().settings.secretDelayMs = 60_000;
		await giveSecret(hook, 'a7'.repeat(20));
		upload(FOLDERS.towerDrawings);
		await simulator().callbacks.settled();
		expect(signedBy(2, second)).toBe(true);
	});
});

describe('a receiver that fails', () => {
	it('gets retries with the same body and delivery ID until it accepts', async () => {
		target = await receiver(500, 401, 302, 204);
		const hook = await hookOn({});
		upload(FOLDERS.towerDrawings);
		await simulator().callbacks.settled();
		expect(simulator().callbacks.log.entries.map(({ status }) => status)).toEqual([
			500, 401, 302, 204,
		]);
		const [first, ...others] = target.received;
		for (const other of others) {
			expect(other.body).toEqual(first.body);
			expect(other.headers['x-adsk-delivery-id']).toBe(first.headers['x-adsk-delivery-id']);
		}
		expect(hook.failures).toBe(0);
	});

	it('gets eight retries; five lost events deactivate the hook', async () => {
		target = await receiver(503);
		const hook = await hookOn({});
		for (let event = 1; event <= 5; event++) {
			expect(hook.status).toBe('active');
			upload(FOLDERS.towerDrawings);
			await simulator().callbacks.settled();
			expect(target.received).toHaveLength(event * 9);
		}
		expect(hook.status).toBe('inactive');
		expect(upload(FOLDERS.towerDrawings).hooks).toEqual([]);
	});

	it('counts as failed if it takes too long', async () => {
		target = await receiver(0, 204);
		await hookOn({});
		upload(FOLDERS.towerDrawings);
		await simulator().callbacks.settled();
		const [slow, good] = simulator().callbacks.log.entries;
		expect(slow).toMatchObject({ attempt: 1, error: 'No answer in time' });
		expect(good).toMatchObject({ attempt: 2, status: 204 });
	});

	it('gets one attempt after the hook was reactivated', async () => {
		target = await receiver(500, 204);
		const hook = await hookOn({ autoReactivateHook: true });
		hook.status = 'reactivated';
		upload(FOLDERS.towerDrawings);
		await simulator().callbacks.settled();
		expect(target.received).toHaveLength(1);
		await expect.poll(() => hook.status).toBe('reactivated');
		upload(FOLDERS.towerDrawings);
		await simulator().callbacks.settled();
		expect(hook.status).toBe('active');
	});

	it('gets another attempt every seven days, five times, if the hook asks for it', async () => {
		target = await receiver(503);
		const hook = await hookOn({ autoReactivateHook: true });
		const other = await hookOn({ callbackUrl: `${target.url}/2` });
		for (let event = 1; event <= 5; event++) upload(FOLDERS.towerDrawings);
		await simulator().callbacks.settled();
		expect([hook.status, other.status]).toEqual(['inactive', 'inactive']);
		for (let round = 1; round <= 5; round++) {
			expect(hook.autoReactivateHook).toBe(true);
			await expect.poll(() => hook.status).toBe('reactivated');
			expect(upload(FOLDERS.towerDrawings).hooks).toEqual([hook]);
			await simulator().callbacks.settled();
			expect(hook.status).toBe('inactive');
		}
		expect(hook.autoReactivateHook).toBe(false);
		expect(target.received).toHaveLength(2 * 5 * 9 + 5);
	});

	it('receives callbacks again when the hook is activated manually', async () => {
		target = await receiver();
		const hook = await hookOn({});
		Object.assign(hook, { status: 'inactive', failures: 5 });
		const path = `/webhooks/v1/systems/data/events/${hook.event}/hooks/${hook.hookId}`;
		const token = appToken(simulator(), 'data:read', 'data:write');
		const json = { status: 'active' };
		expect((await call(simulator(), 'PATCH', path, { token, json })).status).toBe(200);
		expect(upload(FOLDERS.towerDrawings).hooks).toEqual([hook]);
		expect(hook.failures).toBe(0);
	});

	it('receives nothing more when the hook is deleted', async () => {
		simulator().settings.retryTimeScale = 1;
		target = await receiver(500);
		const hook = await hookOn({});
		upload(FOLDERS.towerDrawings);
		await simulator().callbacks.log.waitFor(({ hookId }) => hookId === hook.hookId);
		simulator().state.hooks.delete(hook.hookId);
		await simulator().reset();
		expect(target.received).toHaveLength(1);
	});
});

it('never calls other machines', async () => {
	target = await receiver();
	await hookOn({ callbackUrl: 'https://n8n.example.com/webhook' });
	upload(FOLDERS.towerDrawings);
	await simulator().callbacks.settled();
	expect(simulator().callbacks.log.entries[0].error).toContain('not on this machine');
});

it('adds a version if the folder already contains the name', () => {
	const { item, version } = upload(FOLDERS.towerDrawings, ITEMS.plan.name);
	expect(item.id).toBe(ITEMS.plan.id);
	expect(version.versionNumber).toBe(ITEMS.plan.versions + 1);
});

it('sends each callback in a burst of thousands once', async () => {
	// On a busy machine, a callback that takes too long would be repeated.
	simulator().settings.callbackTimeoutMs = 600_000;
	target = await receiver();
	await hookOn({});
	expect(await simulator().burst({ count: 2000 })).toBe(2000);
	await simulator().callbacks.settled();
	const sources = target.received.map(({ body }) => JSON.parse(body.toString()).payload.source);
	expect(new Set(sources).size).toBe(2000);
	expect(sources).toHaveLength(2000);
});
