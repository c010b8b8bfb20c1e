import { expect, it } from 'vitest';
import type { DeliveryPage } from '../../../protocol/worker/api/shapes/delivery';
import { versionAdded } from '../setup/callbackBodies';
import { useTarget } from '../setup/useTarget';
import { useWorker } from '../setup/useWorker';
import { describeEachStore, everyStore } from '../setup/stores';
import type { SubscriptionView } from '../setup/workerUnderTest';

describeEachStore('deliveries', everyStore, (store) => {
	const target = useTarget();
	const worker = useWorker({ store, target });

	async function list(query: string): Promise<DeliveryPage> {
		const response = await worker.api('GET', `/deliveries?${query}`);
		expect(response.status).toBe(200);
		return (await response.json()) as DeliveryPage;
	}

	/** A paused subscription with these files waiting. */
	async function withFiles(names: readonly string[], label = ''): Promise<SubscriptionView> {
		const subscription = await worker.subscribe(target.url(target.newPath()), { label });
		await worker.api('POST', `/subscriptions/${subscription.id}/pause`);
		for (const name of names) await worker.send(subscription, versionAdded({ name }));
		return subscription;
	}

	it('lists what events are about, without their payloads', async () => {
		const { id } = await withFiles(['A-101.dwg'], 'Issue Drawings / Trigger');
		const { data } = await list(`subscription=${id}`);
		expect(data).toMatchObject([
			{
				about: { kind: 'file', name: 'A-101.dwg', id: 'urn:adsk.wipprod:dm.lineage:test' },
				subscriptionLabel: 'Issue Drawings / Trigger',
				status: 'queued',
			},
		]);
		expect(JSON.stringify(data)).not.toContain('modifiedTime');
	});

	it('finds events by words of what they are about, their IDs and their subscription', async () => {
		const { id } = await withFiles(
			['Tower SECTION.dwg', 'Tower plan.dwg', 'Brücke.dwg'],
			'Archive',
		);
		const names = async (search: string): Promise<unknown[]> => {
			const query = new URLSearchParams({ subscription: id, search });
			return (await list(query.toString())).data.map(({ about }) => about?.name);
		};
		expect(await names('tower')).toEqual(['Tower plan.dwg', 'Tower SECTION.dwg']);
		expect(await names('section  TOWER')).toEqual(['Tower SECTION.dwg']);
		expect(await names('bru\u0308cke')).toEqual(['Brücke.dwg']);
		expect(await names('archive plan')).toEqual(['Tower plan.dwg']);
		expect(await names('tower bridge')).toEqual([]);
		const [{ id: event } = { id: '' }] = (await list(`subscription=${id}&search=plan`)).data;
		expect(await names(event)).toEqual(['Tower plan.dwg']);
	});

	it('finds all matches page by page, and those of a time', async () => {
		const names = Array.from({ length: 9 }, (_, n) => (n % 2 === 0 ? `even ${n}` : `odd ${n}`));
		const { id } = await withFiles(names);
		const found: unknown[] = [];
		let cursor: string | null = null;
		do {
			const page = await list(
				`subscription=${id}&search=even&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
			);
			found.push(...page.data.map(({ about }) => about?.name));
			cursor = page.nextCursor;
		} while (cursor);
		expect(found).toEqual(['even 8', 'even 6', 'even 4', 'even 2', 'even 0']);
		const now = new Date().toISOString();
		expect((await list(`subscription=${id}&search=even&since=${now}`)).data).toEqual([]);
		expect((await list(`subscription=${id}&search=even&until=${now}`)).data).toHaveLength(5);
	});

	it('lists and finds large events without sending their contents', async () => {
		const large = `Large ${'x'.repeat(1_900_000)}`;
		const { id } = await withFiles([large, 'small', large]);
		const response = await worker.api('GET', `/deliveries?subscription=${id}&search=large`);
		const answer = await response.text();
		expect(answer.length).toBeLessThan(3_000);
		expect((JSON.parse(answer) as DeliveryPage).data).toHaveLength(2);
	});
});
