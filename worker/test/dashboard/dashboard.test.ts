import { describe, expect, it } from 'vitest';
import {
	CALLBACK_SIGNATURE_HEADER,
	signCallback,
} from '../../../protocol/callbacks/callbackSignature';
import { versionAdded } from '../setup/callbackBodies';
import { useTarget } from '../setup/useTarget';
import { startWorker, useWorker } from '../setup/useWorker';
import { API_KEY, type SubscriptionView, type WorkerUnderTest } from '../setup/workerUnderTest';

const target = useTarget();
const VIEW_KEY = 'key-of-somebody-who-looks-8731';
const worker = useWorker({
	target,
	environment: { DASHBOARD_ACTIONS: 'true', VIEW_KEY },
});
const readOnly = useWorker({ target });

async function get(path: string, cookie = '', at = worker): Promise<Response> {
	return await fetch(`${at.url}${path}`, { headers: { cookie }, redirect: 'manual' });
}

async function post(
	path: string,
	fields: Record<string, string>,
	headers: Record<string, string> = {},
	at = worker,
): Promise<Response> {
	return await fetch(`${at.url}${path}`, {
		method: 'POST',
		headers,
		body: new URLSearchParams(fields),
		redirect: 'manual',
	});
}

async function logIn(at = worker, apiKey = API_KEY): Promise<string> {
	const response = await post('/dashboard/login', { apiKey }, {}, at);
	expect(response.status).toBe(303);
	const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
	return cookie;
}

async function page(path: string, cookie: string, at = worker): Promise<string> {
	const response = await get(path, cookie, at);
	expect(response.status).toBe(200);
	return await response.text();
}

function formTokenIn(text: string): string {
	return /name="formToken"\s+value="([^"]+)"/.exec(text)?.[1] ?? '';
}

async function withDeadLetter(
	label: string,
): Promise<{ subscription: SubscriptionView; id: string }> {
	const subscription = await worker.subscribe(target.url(target.newPath()), { label });
	target.answer(400);
	await worker.callback(subscription, versionAdded({ name: '<b>plan</b>.dwg' }));
	const dead = async (): Promise<{ id: string }[]> => {
		const path = `/deliveries?status=dead&subscription=${subscription.id}`;
		return ((await (await worker.api('GET', path)).json()) as { data: { id: string }[] }).data;
	};
	await expect.poll(async () => (await dead()).length).toBe(1);
	target.answerOk();
	return { subscription, id: (await dead())[0]?.id ?? '' };
}

describe('the login', () => {
	it.each([
		'/dashboard',
		'/dashboard/deliveries',
		'/dashboard/deliveries/evt_1',
		'/dashboard/traffic',
		'/dashboard/subscriptions/sub_1',
	])('is required for %s', async (path) => {
		const response = await get(path);
		expect(response.status).toBe(303);
		expect(response.headers.get('location')).toBe('/dashboard/login');
		expect((await get(path, 'aps_worker_session=1.2.3')).status).toBe(303);
	});

	it('keeps its session out of reach of scripts and other sites', async () => {
		const response = await post('/dashboard/login', { apiKey: API_KEY });
		const cookie = response.headers.get('set-cookie') ?? '';
		expect(cookie).toContain('HttpOnly');
		expect(cookie).toContain('SameSite=Strict');
		expect(cookie).toContain('Path=/dashboard');
		expect(cookie).not.toContain(API_KEY);
	});

	it('requires HTTPS for the session if the request came over HTTPS', async () => {
		const behindProxy = await startWorker(undefined, { TRUST_PROXY: '1' });
		const headers = { 'x-forwarded-proto': 'https' };
		const response = await post('/dashboard/login', { apiKey: API_KEY }, headers, behindProxy);
		expect(response.headers.get('set-cookie')).toContain('Secure');
	});

	it('ends on logout, also for whoever has kept its cookie, and after a restart', async () => {
		const [cookie, other] = [await logIn(), await logIn()];
		const formToken = formTokenIn(await page('/dashboard', cookie));
		const response = await post('/dashboard/logout', { formToken }, { cookie });
		expect(response.headers.get('set-cookie')).toMatch(/aps_worker_session=;.*1970/);
		const isLoggedOut = async (): Promise<boolean> =>
			(await get('/dashboard', cookie)).status === 303;
		expect(await isLoggedOut()).toBe(true);
		expect((await get('/dashboard/queues/api/queues', cookie)).status).toBe(303);
		expect((await post('/dashboard/logout', { formToken }, { cookie })).status).toBe(303);
		await worker.restart({});
		expect(await isLoggedOut()).toBe(true);
		expect((await get('/dashboard', other)).status).toBe(200);
	});
});

describe('the pages', () => {
	it('run no scripts, load nothing from other sites, and stay out of caches and frames', async () => {
		const { headers } = await get('/dashboard', await logIn());
		const policy = headers.get('content-security-policy');
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).not.toContain('unsafe');
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('x-powered-by')).toBeNull();
	});

	it('show subscriptions, counts and payloads, escaped', async () => {
		const { id } = await withDeadLetter('Drawings <& more>');
		const cookie = await logIn();
		const overview = await page('/dashboard', cookie);
		expect(overview).toContain('Drawings &#60;&#38; more&#62;');
		expect(overview).toContain('could not be delivered');
		expect(overview).toContain('The target answered 400');
		const event = await page(`/dashboard/deliveries/${id}`, cookie);
		expect(event).toContain('&#60;b&#62;plan&#60;/b&#62;.dwg');
		expect(event).not.toContain('<b>plan');
		expect(await page('/dashboard/deliveries?status=dead', cookie)).toContain(id);
		expect(await page('/dashboard/deliveries?status=delivered', cookie)).not.toContain(id);
	});

	it('name files before events, search them, and offer an event for download', async () => {
		const { id } = await withDeadLetter('Readable');
		const cookie = await logIn();
		const list = (query: string): Promise<string> => page(`/dashboard/deliveries?${query}`, cookie);
		const all = (await list('status=dead')).replaceAll(/\s+/g, ' ');
		expect(all).toMatch(
			/<small class="kind">file<\/small> <strong>&#60;b&#62;plan&#60;\/b&#62;.dwg<\/strong>/,
		);
		expect(await list('search=plan+readable&since=&until=')).toContain(id);
		const none = await list('search=%3Cnowhere%3E');
		expect(none).toContain('No such events.');
		expect(none).toContain('value="&#60;nowhere&#62;"');
		expect(await list('search=plan&until=2020-01-01T00:00')).not.toContain(id);
		const refused = await get(`/dashboard/deliveries?search=${'x'.repeat(201)}`, cookie);
		expect([refused.status, await refused.text()]).toEqual([
			422,
			expect.stringContaining('use at most 200 characters'),
		]);

		const detail = await page(`/dashboard/deliveries/${id}`, cookie);
		expect(detail.indexOf('<dt>File</dt>')).toBeGreaterThan(0);
		expect(detail.indexOf('<dt>File</dt>')).toBeLessThan(detail.indexOf('urn:adsk'));
		const download = await get(`/dashboard/deliveries/${id}/event.json`, cookie);
		expect(download.headers.get('content-disposition')).toBe(`attachment; filename=${id}.json`);
		expect(download.headers.get('content-type')).toContain('application/json');
		expect(await download.json()).toMatchObject({ id, payload: { name: '<b>plan</b>.dwg' } });
		expect((await get('/dashboard/deliveries/evt_0/event.json', cookie)).status).toBe(404);
	});

	it('show an open circuit breaker, its reason and its end', async () => {
		const path = target.newPath();
		target.on(path, (_received, response) => response.writeHead(503).end());
		const subscription = await worker.subscribe(target.url(path), { label: 'Cost review' });
		for (let count = 0; count < 5; count += 1) await worker.send(subscription, versionAdded());
		const cookie = await logIn();
		const overview = async (): Promise<string> =>
			(await page('/dashboard', cookie)).replaceAll(/\s+/g, ' ');
		await expect.poll(overview).toContain('1 target does not accept events');
		expect(await overview()).toMatch(
			/The target answered 503\. (Next attempt in \d+ s|Attempt in progress)\./,
		);
		target.on(path);
		await worker.api('DELETE', `/subscriptions/${subscription.id}`);
		await expect.poll(overview).not.toContain('does not accept events');
	});

	it('show the traffic, in total and of one subscription, over every span', async () => {
		const { subscription } = await withDeadLetter('Traffic <of> it');
		const cookie = await logIn();
		const path = `/dashboard/subscriptions/${subscription.id}`;
		expect(await page('/dashboard', cookie)).toContain(`href="${path}"`);
		for (const span of ['hour', 'day', 'week']) {
			const words = `The last ${span}`;
			const overview = await page(`/dashboard?span=${span}`, cookie);
			expect(overview).toContain(words);
			const total = await page(`/dashboard/traffic?span=${span}`, cookie);
			expect(total).toContain(words);
			expect(total).toContain('Traffic &#60;of&#62; it');
			expect(total).toContain(`href="${path}?span=${span}"`);
			const own = (await page(`${path}?span=${span}`, cookie)).replaceAll(/\s+/g, ' ');
			expect(own).toContain(words);
			expect(own).toContain('1 received, 0 delivered, 1 attempt failed');
			expect(own).toContain('1 event became a dead letter');
			expect(own).toContain('no events were delivered');
			expect(own).toContain(`/dashboard/subscriptions/${subscription.id}/pause`);
		}
		const asViewer = await page(path, await logIn(worker, VIEW_KEY));
		expect(asViewer).not.toContain(`${path}/pause`);
		expect((await get('/dashboard/subscriptions/sub_unknown', cookie)).status).toBe(404);
		for (const place of ['', '/traffic', `/subscriptions/${subscription.id}`]) {
			expect((await get(`/dashboard${place}?span=year`, cookie)).status).toBe(422);
			expect((await get(`/dashboard${place}?span=day&span=hour`, cookie)).status).toBe(422);
		}
	});

	it('name what was not found', async () => {
		const cookie = await logIn();
		const missing = await get('/dashboard/deliveries/evt_unknown', cookie);
		expect(missing.status).toBe(404);
		expect(await missing.text()).toContain('There is no such event');
		expect((await get('/dashboard/nowhere', cookie)).status).toBe(404);
		expect((await get('/dashboard/deliveries?status=lost', cookie)).status).toBe(422);
	});
});

describe('the buttons', () => {
	it('replay an event, and pause and resume a subscription', async () => {
		const { subscription, id } = await withDeadLetter('Buttons');
		const cookie = await logIn();
		const fields = { formToken: formTokenIn(await page('/dashboard', cookie)) };
		const press = async (path: string): Promise<number> =>
			(await post(`/dashboard${path}`, fields, { cookie })).status;
		const status = async (path: string): Promise<unknown> =>
			((await (await worker.api('GET', path)).json()) as { status: string }).status;

		expect(await press(`/deliveries/${id}/replay`)).toBe(303);
		await expect.poll(async () => await status(`/deliveries/${id}`)).toBe('delivered');
		expect(await press(`/subscriptions/${subscription.id}/pause`)).toBe(303);
		expect(await status(`/subscriptions/${subscription.id}`)).toBe('paused');
		expect(await press(`/subscriptions/${subscription.id}/resume`)).toBe(303);
		expect(await status(`/subscriptions/${subscription.id}`)).toBe('active');
		expect(await press(`/deliveries/${id}/discard`)).toBe(303);
		expect(await press(`/deliveries/${id}/discard`)).toBe(404);
	});

	it('replay all dead letters of a subscription', async () => {
		const { subscription, id } = await withDeadLetter('Replay all');
		const cookie = await logIn();
		const formToken = formTokenIn(await page('/dashboard', cookie));
		await post(`/dashboard/subscriptions/${subscription.id}/replay`, { formToken }, { cookie });
		const detail = async (): Promise<unknown> =>
			await (await worker.api('GET', `/deliveries/${id}`)).json();
		await expect.poll(detail).toMatchObject({ status: 'delivered' });
	});

	it('do nothing without the token of this login, or for another site', async () => {
		const { subscription } = await withDeadLetter('Forged');
		const cookie = await logIn();
		const formToken = formTokenIn(await page('/dashboard', cookie));
		const ofAnotherLogin = formTokenIn(await page('/dashboard', await logIn()));
		const path = `/dashboard/subscriptions/${subscription.id}/pause`;
		expect((await post(path, {}, { cookie })).status).toBe(403);
		expect((await post(path, { formToken: ofAnotherLogin }, { cookie })).status).toBe(403);
		const foreign = { cookie, 'sec-fetch-site': 'cross-site' };
		expect((await post(path, { formToken }, foreign)).status).toBe(403);
		expect((await post(path, { formToken })).headers.get('location')).toBe('/dashboard/login');
		const view = await worker.api('GET', `/subscriptions/${subscription.id}`);
		expect(await view.json()).toMatchObject({ status: 'active' });
	});

	it('are absent and have no effect unless allowed', async () => {
		const subscription = await readOnly.subscribe(target.url('/webhook/read-only'));
		const cookie = await logIn(readOnly);
		const overview = await page('/dashboard', cookie, readOnly);
		expect(overview).not.toContain(`/subscriptions/${subscription.id}/pause`);
		const formToken = formTokenIn(overview);
		const path = `/dashboard/subscriptions/${subscription.id}/pause`;
		expect((await post(path, { formToken }, { cookie }, readOnly)).status).toBe(404);
		expect(overview).toContain('Set <code>DASHBOARD_ACTIONS=true</code> on the worker to pause');
	});

	it('are absent and refused for a key that may only look, which opens nothing else', async () => {
		const subscription = await worker.subscribe(target.url('/webhook/looking'));
		const cookie = await logIn(worker, VIEW_KEY);
		const overview = await page('/dashboard', cookie);
		expect(overview).toContain('You are looking only. Log in with a key in <code>API_KEY</code>');
		const pause = `/dashboard/subscriptions/${subscription.id}/pause`;
		expect(overview).not.toContain(pause);
		const formToken = formTokenIn(overview);
		const refused = await post(pause, { formToken }, { cookie });
		expect([refused.status, await refused.text()]).toEqual([
			403,
			expect.stringContaining('a key for looking only (VIEW_KEY)'),
		]);
		const verify = `/dashboard/quarantine/subscriptions/${subscription.id}/verify`;
		expect((await post(verify, { formToken, secret: 'x' }, { cookie })).status).toBe(403);
		const retry = await fetch(
			`${worker.url}/dashboard/queues/api/queues/${subscription.id}/1/retry`,
			{
				method: 'PUT',
				headers: { cookie, 'sec-fetch-site': 'same-origin' },
			},
		);
		expect(retry.status).toBe(403);
		const api = await fetch(`${worker.url}/api/v1/subscriptions`, {
			headers: { authorization: `Bearer ${VIEW_KEY}` },
		});
		expect(api.status).toBe(401);
		expect((await post('/dashboard/logout', { formToken }, { cookie })).status).toBe(303);
	});
});

describe('the quarantine', () => {
	const SECRET_AT_AUTODESK = 'secretThatSomebodySetAtAutodesk0123456789';

	async function withHeldCallback(
		at: WorkerUnderTest,
	): Promise<{ subscription: SubscriptionView; cookie: string; formToken: string }> {
		const subscription = await at.subscribe(target.url(target.newPath()));
		const body = versionAdded();
		const signature = signCallback(body, SECRET_AT_AUTODESK);
		await at.callback(subscription, body, { [CALLBACK_SIGNATURE_HEADER]: signature });
		const cookie = await logIn(at);
		const shown = async (): Promise<string> => await page('/dashboard/quarantine', cookie, at);
		await expect.poll(shown).toContain(subscription.id);
		return { subscription, cookie, formToken: formTokenIn(await shown()) };
	}

	it('verifies a corrected secret, and releases the callbacks that match', async () => {
		const { subscription, cookie, formToken } = await withHeldCallback(worker);
		const press = async (action: string, secret: string): Promise<string> => {
			const path = `/dashboard/quarantine/subscriptions/${subscription.id}/${action}`;
			return await (await post(path, { formToken, secret }, { cookie })).text();
		};
		expect(await press('verify', '')).toContain('0 would match, 1 would not');
		expect(await press('verify', SECRET_AT_AUTODESK)).toContain('1 would match, 0 would not');
		expect(await press('release', 'x'.repeat(40))).toContain('No held callback was signed');
		expect(await press('release', 'short')).toContain('32 to 64 letters and digits');
		const done = await press('release', SECRET_AT_AUTODESK);
		expect(done).toContain('1 callback released');
		expect(done).not.toContain(SECRET_AT_AUTODESK);
		const { pathname } = new URL(subscription.target);
		await expect.poll(() => target.at(pathname).length).toBe(1);
	});

	it('can be inspected but not changed unless allowed', async () => {
		const { subscription, cookie, formToken } = await withHeldCallback(readOnly);
		const press = async (action: string): Promise<Response> => {
			const path = `/dashboard/quarantine/${action}`;
			return await post(path, { formToken, secret: SECRET_AT_AUTODESK }, { cookie }, readOnly);
		};
		const verified = await press(`subscriptions/${subscription.id}/verify`);
		expect(await verified.text()).toContain('1 would match');
		expect((await press(`subscriptions/${subscription.id}/release`)).status).toBe(404);
		const listed = await readOnly.api('GET', `/quarantine?subscription=${subscription.id}`);
		const { data } = (await listed.json()) as { data: { id: string }[] };
		expect(data).toHaveLength(1);
		expect((await press(`${data[0]?.id}/discard`)).status).toBe(404);
	});
});

describe('guessing keys', () => {
	it('is rate-limited', async () => {
		const statuses: number[] = [];
		for (let i = 0; i < 11; i += 1) {
			statuses.push(
				(await post('/dashboard/login', { apiKey: `guess ${i}` }, {}, readOnly)).status,
			);
		}
		expect(new Set(statuses.slice(0, 10))).toEqual(new Set([401]));
		expect(statuses[10]).toBe(429);
	});

	it('is rate-limited behind a proxy that appends the port', async () => {
		const behindProxy = await startWorker(undefined, { TRUST_PROXY: '1' });
		const guess = async (from: string): Promise<number> => {
			const headers = { 'x-forwarded-for': from };
			return (await post('/dashboard/login', { apiKey: 'guess' }, headers, behindProxy)).status;
		};
		for (let i = 0; i < 10; i += 1) expect(await guess(`203.0.113.7:${50_000 + i}`)).toBe(401);
		expect(await guess('203.0.113.7:60000')).toBe(429);
		expect(await guess('203.0.113.7')).toBe(429);
		expect(await guess('203.0.113.8:60000')).toBe(401);
	});
});
