import { expect, it } from 'vitest';
import { versionAdded } from '../setup/callbackBodies';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';
import { describeEachStore, everyStore } from '../setup/stores';
import type { SubscriptionView } from '../setup/workerUnderTest';

interface View {
	id: string;
	subscription: string;
	status: string;
	attempts: number;
	reason: string | null;
}

describeEachStore('deliveries', everyStore, (store) => {
	const target = useTarget();
	const worker = useWorker({ store, target });

	async function list(query: string): Promise<{ data: View[]; nextCursor: string | null }> {
		const response = await worker.api('GET', `/deliveries?${query}`);
		expect(response.status).toBe(200);
		return (await response.json()) as { data: View[]; nextCursor: string | null };
	}

	/** A subscription with events that n8n has rejected permanently. */
	async function withDeadLetters(count: number): Promise<{ path: string } & SubscriptionView> {
		const path = target.newPath();
		const subscription = await worker.subscribe(target.url(path));
		target.answer(400);
		for (let i = 0; i < count; i += 1) await worker.send(subscription, versionAdded());
		const dead = async (): Promise<number> =>
			(await list(`status=dead&subscription=${subscription.id}`)).data.length;
		await expect.poll(dead).toBe(count);
		target.answerOk();
		return { ...subscription, path };
	}

	it('shows an event from its callback to its delivery', async () => {
		const subscription = await worker.subscribe(target.url(target.newPath()));
		const body = versionAdded({ name: 'plan.dwg' });
		await worker.send(subscription, body, {
			'x-adsk-delivery-id': 'delivery-7',
			'user-agent': 'Autodesk',
		});
		const delivered = `status=delivered&subscription=${subscription.id}`;
		await expect.poll(async () => (await list(delivered)).data.length).toBe(1);
		const [{ id } = { id: '' }] = (await list(delivered)).data;

		const detail: unknown = await (await worker.api('GET', `/deliveries/${id}`)).json();
		expect(detail).toMatchObject({
			id,
			subscription: subscription.id,
			status: 'delivered',
			deliveryId: 'delivery-7',
			system: 'data',
			event: 'dm.version.added',
			synthetic: false,
			attempts: 1,
			reason: null,
			payload: { name: 'plan.dwg' },
			headers: { 'user-agent': 'Autodesk', 'x-adsk-delivery-id': 'delivery-7' },
			history: [{ attempt: 1, delivered: true, status: 200, reason: null }],
		});
		expect(JSON.stringify(detail)).not.toContain('x-adsk-signature');
	});

	it('shows every failed attempt with its status, time and reason', async () => {
		const subscription = await worker.subscribe(target.url(target.newPath()));
		target.answer(503);
		await worker.send(subscription, versionAdded());
		const retrying = `status=retrying&subscription=${subscription.id}`;
		await expect.poll(async () => (await list(retrying)).data.length).toBe(1);
		const [{ id } = { id: '' }] = (await list(retrying)).data;
		const detail = (await (await worker.api('GET', `/deliveries/${id}`)).json()) as {
			history: { at: string; nextAt: string }[];
		};
		expect(detail).toMatchObject({
			status: 'retrying',
			attempts: 1,
			reason: 'The target answered 503',
			history: [{ attempt: 1, delivered: false, status: 503, reason: 'The target answered 503' }],
		});
		const [attempt] = detail.history;
		const pause = Date.parse(attempt?.nextAt ?? '') - Date.parse(attempt?.at ?? '');
		expect(pause).toBeGreaterThanOrEqual(5000);
		expect(pause).toBeLessThanOrEqual(6000);
	});

	it('lists the newest first, page by page, without gaps or repetition', async () => {
		const { id } = await withDeadLetters(7);
		const seen: string[] = [];
		let cursor: string | null = null;
		do {
			const page = await list(
				`status=dead&subscription=${id}&limit=3${cursor ? `&cursor=${cursor}` : ''}`,
			);
			seen.push(...page.data.map((view) => view.id));
			cursor = page.nextCursor;
		} while (cursor);
		expect(seen).toHaveLength(7);
		expect(seen).toEqual([...new Set(seen)].sort().reverse());
	});

	it('lists across all subscriptions, and by status, event and time', async () => {
		const startedAt = new Date().toISOString();
		const a = await withDeadLetters(1);
		const b = await withDeadLetters(1);
		const ofBoth = (await list(`status=dead&since=${startedAt}`)).data;
		expect(ofBoth.map(({ subscription }) => subscription)).toEqual([b.id, a.id]);
		expect((await list(`status=delivered&since=${startedAt}`)).data).toEqual([]);
		expect((await list(`since=${startedAt}&event=dm.version.added`)).data).toHaveLength(2);
		expect((await list(`since=${startedAt}&event=dm.folder.added`)).data).toEqual([]);
		expect((await list(`status=dead&subscription=${a.id}&until=${startedAt}`)).data).toEqual([]);
		expect((await list('subscription=sub_unknown')).data).toEqual([]);
	});

	it('replays a dead letter, which counts its attempts from 1 again and keeps its history', async () => {
		const { path, ...subscription } = await withDeadLetters(1);
		const [{ id } = { id: '' }] = (await list(`status=dead&subscription=${subscription.id}`)).data;
		expect((await worker.api('POST', `/deliveries/${id}/replay`)).status).toBe(202);
		const detail = async (): Promise<unknown> =>
			await (await worker.api('GET', `/deliveries/${id}`)).json();
		await expect.poll(detail).toMatchObject({
			status: 'delivered',
			attempts: 1,
			history: [
				{ attempt: 1, delivered: false, status: 400 },
				{ attempt: 1, delivered: true, status: 200 },
			],
		});
		expect(target.at(path).at(-1)?.delivery).toMatchObject({ attempt: 1, events: [{ id }] });
	});

	it('replays a delivered event, marked so that n8n accepts it again', async () => {
		const path = target.newPath();
		const subscription = await worker.subscribe(target.url(path));
		await worker.send(subscription, versionAdded());
		await expect.poll(() => target.at(path).length).toBe(1);
		const delivered = `status=delivered&subscription=${subscription.id}`;
		await expect.poll(async () => (await list(delivered)).data.length).toBe(1);
		const [{ id } = { id: '' }] = (await list(delivered)).data;
		await worker.api('POST', `/deliveries/${id}/replay`);
		await expect.poll(() => target.at(path).length).toBe(2);
		const events = target.at(path).flatMap(({ delivery }) => delivery.events);
		expect(events).toEqual([
			expect.not.objectContaining({ replays: expect.anything() }),
			expect.objectContaining({ id, replays: 1 }),
		]);
	});

	it('replays a retrying event without waiting for its next attempt', async () => {
		const path = target.newPath();
		const subscription = await worker.subscribe(target.url(path));
		target.answer(503, { 'retry-after': '3600' });
		await worker.send(subscription, versionAdded());
		const retrying = `status=retrying&subscription=${subscription.id}`;
		await expect.poll(async () => (await list(retrying)).data.length).toBe(1);
		target.answerOk();
		const [{ id } = { id: '' }] = (await list(retrying)).data;
		await worker.api('POST', `/deliveries/${id}/replay`);
		await expect.poll(() => target.at(path).length).toBe(2);
	});

	it('replays many, oldest first, no faster than requested', async () => {
		const { path, ...subscription } = await withDeadLetters(5);
		const other = await withDeadLetters(1);
		const before = target.at(path).length;
		const startedAt = Date.now();
		const response = await worker.api('POST', '/deliveries/replay', {
			subscription: subscription.id,
			rate: 2,
		});
		expect(response.status).toBe(202);
		const { id } = (await response.json()) as { id: string };
		await expect
			.poll(async () => await (await worker.api('GET', `/deliveries/replays/${id}`)).json())
			.toMatchObject({ status: 'done', replayed: 5 });
		expect(Date.now() - startedAt).toBeGreaterThan(2000);
		await expect.poll(() => target.at(path).length).toBe(before + 5);
		expect((await list(`status=dead&subscription=${other.id}`)).data).toHaveLength(1);
	});

	it('stops a replay that is cancelled', async () => {
		const { id: subscription } = await withDeadLetters(4);
		const response = await worker.api('POST', '/deliveries/replay', { subscription, rate: 1 });
		const { id } = (await response.json()) as { id: string };
		const cancelled = await worker.api('DELETE', `/deliveries/replays/${id}`);
		expect(await cancelled.json()).toMatchObject({ status: 'cancelled' });
		const runs = (await (await worker.api('GET', '/deliveries/replays')).json()) as {
			data: { id: string; status: string }[];
		};
		expect(runs.data.find((run) => run.id === id)?.status).toBe('cancelled');
	});

	it('discards an event permanently', async () => {
		const { id: subscription } = await withDeadLetters(1);
		const [{ id } = { id: '' }] = (await list(`status=dead&subscription=${subscription}`)).data;
		expect((await worker.api('DELETE', `/deliveries/${id}`)).status).toBe(204);
		expect((await worker.api('DELETE', `/deliveries/${id}`)).status).toBe(404);
		expect((await worker.api('GET', `/deliveries/${id}`)).status).toBe(404);
	});

	it('refuses to replay an event that is already queued', async () => {
		const subscription = await worker.subscribe(target.url(target.newPath()));
		await worker.api('POST', `/subscriptions/${subscription.id}/pause`);
		await worker.send(subscription, versionAdded());
		const [{ id } = { id: '' }] = (await list(`status=queued&subscription=${subscription.id}`))
			.data;
		expect((await worker.api('POST', `/deliveries/${id}/replay`)).status).toBe(409);
	});

	it.each([
		['status=lost', 'status'],
		['since=yesterday', 'since'],
		['limit=100000', 'limit'],
		['cursor=7', 'cursor'],
		[`search=${'x'.repeat(201)}`, 'search'],
		['search=%20', 'search'],
		['search=a&search=b', 'search'],
		['colour=red', '(request)'],
	])('refuses ?%s, naming %s', async (query, field) => {
		const response = await worker.api('GET', `/deliveries?${query}`);
		expect(response.status).toBe(422);
		expect(await response.json()).toMatchObject({ errors: [{ field }] });
	});

	it('answers 404 for what does not exist', async () => {
		expect((await worker.api('GET', '/deliveries/evt_unknown')).status).toBe(404);
		expect((await worker.api('POST', '/deliveries/evt_unknown/replay')).status).toBe(404);
		expect((await worker.api('GET', '/deliveries/replays/rpl_unknown')).status).toBe(404);
	});
});
