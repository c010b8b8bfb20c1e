import { beforeAll, expect, it } from 'vitest';
import { versionAdded } from '../../setup/callbackBodies';
import { useTarget } from '../../setup/useTarget';
import { useWorker } from '../../setup/useWorker';
import { describeEachStore, everyStore } from '../../setup/stores';
import { API_KEY, type SubscriptionView } from '../../setup/workerUnderTest';

interface BoardJob {
	id: string;
	data: Record<string, unknown>;
	failedReason?: string;
}

interface BoardQueue {
	name: string;
	displayName: string;
	readOnlyMode: boolean;
	counts: Record<string, number>;
	jobs: BoardJob[];
}

const KEY = Buffer.alloc(32, 7).toString('base64');

describeEachStore('the queues', everyStore, (store) => {
	const target = useTarget();
	const worker = useWorker({ store, target, environment: { ENCRYPTION_KEY: KEY } });
	let subscription: SubscriptionView;
	let cookie: string;

	const logIn = async (): Promise<void> => {
		subscription = await worker.subscribe(target.url('/n8n'), { label: 'Drawings' });
		const login = await fetch(`${worker.url}/dashboard/login`, {
			method: 'POST',
			redirect: 'manual',
			body: new URLSearchParams({ apiKey: API_KEY }),
		});
		[cookie = ''] = (login.headers.get('set-cookie') ?? '').split(';');
	};

	beforeAll(async () => {
		target.on('/n8n', (_received, response) => response.writeHead(400).end());
		await logIn();
	});

	const get = (path: string): Promise<Response> =>
		fetch(`${worker.url}/dashboard/queues${path}`, { headers: { cookie }, redirect: 'manual' });
	const put = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
		fetch(`${worker.url}/dashboard/queues/api/queues${path}`, {
			method: 'PUT',
			redirect: 'manual',
			headers: { cookie, origin: worker.url, ...headers },
		});
	const board = async (query = ''): Promise<BoardQueue[]> =>
		((await (await get(`/api/queues${query}`)).json()) as { queues: BoardQueue[] }).queues;
	const dead = async (): Promise<BoardJob[]> => {
		const [queue] = await board(`?activeQueue=${subscription.id}&status=failed`);
		return queue?.jobs ?? [];
	};
	const deadLetter = async (): Promise<string> => {
		await worker.send(subscription, versionAdded({ name: 'A-101 Floor plan.dwg' }));
		await expect.poll(async () => (await dead()).length).toBeGreaterThan(0);
		return (await dead())[0]?.id ?? '';
	};

	it('require a login, whatever is requested', async () => {
		for (const path of ['', '/api/queues', '/static/images/logo.svg']) {
			const response = await fetch(`${worker.url}/dashboard/queues${path}`, { redirect: 'manual' });
			expect(response.headers.get('location')).toBe('/dashboard/login');
		}
	});

	it('are a page that runs and loads nothing from other sites', async () => {
		const response = await get('');
		const page = await response.text();
		expect(page).toContain('<base href="/dashboard/queues/"');
		expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
		const policy = response.headers.get('content-security-policy') ?? '';
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("script-src 'self';");
		const script = /src="(static\/js\/main[^"]+)"/.exec(page)?.[1] ?? '';
		expect((await get(`/${script}`)).headers.get('content-type')).toContain('javascript');
		const { headers } = await fetch(`${worker.url}/dashboard/hooks`, { headers: { cookie } });
		expect(headers.get('content-security-policy')).not.toContain('script-src');
	});

	it('are listed by the names of their workflows while these are subscribed', async () => {
		const other = await worker.subscribe(target.url('/other'), { label: 'Clash report' });
		expect((await board()).map(({ displayName }) => displayName).sort()).toEqual([
			...['Clash report', 'Drawings'],
		]);
		await worker.api('DELETE', `/subscriptions/${other.id}`);
		expect((await board()).map(({ displayName }) => displayName)).toEqual(['Drawings']);
	});

	it('show events without their content, page by page and one by one', async () => {
		const id = await deadLetter();
		const [queue] = await board(`?activeQueue=${subscription.id}&status=failed`);
		expect(queue).toMatchObject({ readOnlyMode: true, counts: { failed: 1 } });
		expect(queue?.jobs[0]).toMatchObject({
			id,
			failedReason: 'The target answered 400',
			data: { event: 'dm.version.added', system: 'data' },
		});
		const queuePath = `/api/queues/${subscription.id}`;
		for (const path of [
			`${queuePath}/${id}`,
			`${queuePath}/${id}/logs`,
			`${queuePath}/${id}/flow`,
		]) {
			const response = await get(path);
			expect(response.status).toBe(200);
			const text = await response.text();
			expect(text).not.toContain('sealed');
			expect(text).not.toContain('A-101');
		}
		for (const path of ['/api/job-schedulers', `${queuePath}/rate-limit`, '/api/queues']) {
			expect((await get(path)).status, path).toBe(200);
		}
	});

	it('answer whatever is requested without an error of the server', async () => {
		const known = `/api/queues/${subscription.id}`;
		const id = (await dead())[0]?.id ?? (await deadLetter());
		const statuses = new Map<string, number>();
		for (const path of [
			'/queue/unknown',
			'/api/redis/stats',
			'/api/queues?activeQueue=%25',
			'/api/queues?activeQueue=a&activeQueue=b',
			`/api/queues?activeQueue=${subscription.id}&page=x&jobsPerPage=-1`,
			`/api/queues?activeQueue=${subscription.id}&page=99999999999999&jobsPerPage=99999999999999`,
			`/api/queues?activeQueue=${subscription.id}&jobsPerPage=1e999`,
			`/api/queues?activeQueue=${subscription.id}&status=unknown`,
			'/api/job-schedulers?queueName=unknown',
			'/api/queues/unknown/metrics',
			...['metrics', 'default-job-options', 'workers', 'rate-limit', 'job-data-schema'].map(
				(name) => `${known}/${name}`,
			),
			`${known}/unknown`,
			`${known}/unknown/logs`,
			`${known}/unknown/flow`,
			`${known}/${id}/flow?depth=x&maxChildren=-1`,
			`${known}/%25`,
			`${known}/%E0%A4%A`,
			'/%E0%A4%A',
		]) {
			const response = await get(path);
			if (response.status >= 500) statuses.set(path, response.status);
			expect(response.headers.get('x-powered-by'), path).toBeNull();
		}
		const malformed = await fetch(`${worker.url}/dashboard/queues${known}/add`, {
			method: 'POST',
			headers: { cookie, origin: worker.url, 'content-type': 'application/json' },
			body: '{',
		});
		statuses.set('malformed', malformed.status);
		expect(Object.fromEntries(statuses)).toEqual({ malformed: 400 });
	});

	it('cannot be changed unless that is allowed', async () => {
		const [{ id } = { id: '' }] = await dead();
		const path = `/${subscription.id}/${id}`;
		for (const write of [
			`${path}/retry`,
			`${path}/clean`,
			`/${subscription.id}/obliterate`,
			'/pause',
		]) {
			expect((await put(write)).status, write).toBe(405);
		}
		expect(await dead()).toHaveLength(1);
	});

	it("allow retrying and removing single events if enabled, from the worker's own page only", async () => {
		await worker.restart({ DASHBOARD_ACTIONS: 'true' });
		await logIn();
		const id = (await dead())[0]?.id ?? (await deadLetter());
		const path = `/${subscription.id}/${id}`;
		const strangers: Record<string, string>[] = [
			{ origin: 'https://elsewhere.example' },
			{ 'sec-fetch-site': 'same-site' },
			{ cookie: '' },
		];
		for (const foreign of strangers) {
			expect((await put(`${path}/clean`, foreign)).status).not.toBe(204);
		}
		const before = target.at('/n8n').length;
		expect((await put(`${path}/retry`)).status).toBe(204);
		await expect.poll(() => target.at('/n8n').length).toBe(before + 1);
		await expect.poll(async () => (await dead()).length).toBe(1);
		for (const write of ['obliterate', 'pause', 'empty', 'clean/failed']) {
			expect((await put(`/${subscription.id}/${write}`)).status, write).toBe(403);
		}
		expect((await put(`${path}/clean`)).status).toBe(204);
		expect(await dead()).toEqual([]);
	});

	it('retry a delivered event as a replay, which n8n does not take for a duplicate', async () => {
		const healthy = await worker.subscribe(target.url('/healthy'));
		const queue = healthy.id;
		await worker.send(healthy, versionAdded());
		const delivered = async (): Promise<BoardJob[]> =>
			(await board(`?activeQueue=${queue}&status=completed`)).find(({ name }) => name === queue)
				?.jobs ?? [];
		await expect.poll(async () => (await delivered()).length).toBe(1);
		const [{ id } = { id: '' }] = await delivered();

		expect((await put(`/${queue}/${id}/retry`)).status).toBe(204);

		await expect.poll(() => target.at('/healthy').length).toBe(2);
		expect(target.at('/healthy').flatMap(({ delivery }) => delivery.events)).toEqual([
			expect.not.objectContaining({ replays: expect.anything() }),
			expect.objectContaining({ id, replays: 1 }),
		]);
	});
});
