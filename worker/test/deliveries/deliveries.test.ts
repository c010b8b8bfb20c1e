import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../protocol/worker/api/limits';
import { Deliveries } from '../../src/deliveries/deliveries';
import { Vault } from '../../src/encryption/vault';
import { sealEvent } from '../../src/events/storedEvent';
import { newId } from '../../src/ids/newId';
import type { JobListing, JobOutline } from '../../src/store/jobListing';

const vault = new Vault([Buffer.alloc(32, 7)]);

/** A queue in memory that counts what is read of it. */
class CountedListing implements JobListing {
	read = 0;
	readonly #indexes: ReadonlyMap<string, number>;

	/** @param ids oldest first */
	constructor(
		readonly ids: readonly string[],
		private readonly nameOf: (index: number) => string,
	) {
		this.#indexes = new Map(ids.map((id, index) => [id, index]));
	}

	async jobs(_queue: string, { bounds, limit }: Parameters<JobListing['jobs']>[1]) {
		return this.ids
			.filter((id) => bounds.before === undefined || id < bounds.before)
			.toReversed()
			.slice(0, limit)
			.map((id) => ({ id, state: 'waiting' as const }));
	}

	async outlines<Data>(_queue: string, ids: readonly string[]): Promise<JobOutline<Data>[]> {
		this.read += ids.length;
		return ids.map((id) => {
			const name = this.nameOf(this.#indexes.get(id) ?? -1);
			const { sealed: _sealed, ...data } = sealEvent(vault, eventNamed(id, name));
			return { id, data: data as Data, attemptsMade: 0 };
		});
	}
}

function eventNamed(id: string, name: string) {
	return {
		id,
		deliveryId: null,
		receivedAt: '2025-06-01T12:00:00.000Z',
		system: 'data',
		event: 'dm.version.added',
		region: 'US',
		resourceUrn: null,
		hook: {},
		payload: { name, project: PROJECT },
		synthetic: false,
		headers: {},
	};
}

function deliveriesIn(listing: JobListing, projectNames?: ProjectNames): Deliveries {
	const queue = (): never => {
		throw new Error('A list loads no job whole');
	};
	const subscriptions = [{ id: 'sub_1', name: 'Drawings' }];
	return new Deliveries({ queue, listing }, vault, () => subscriptions, projectNames);
}

type ProjectNames = ConstructorParameters<typeof Deliveries>[3];

const PROJECT = '22220000-0000-4000-8000-000000000001';
const READ = LIMITS.deliveries.read.max;
const ids = (count: number): string[] => Array.from({ length: count }, () => newId('evt'));

describe('a search of deliveries', () => {
	it('reads a limited number of events per page, and goes on where it stopped', async () => {
		const listing = new CountedListing(ids(READ + 100), (index) => (index === 3 ? 'old' : 'new'));
		const deliveries = deliveriesIn(listing);
		const first = await deliveries.page({ search: 'old' }, 'newest first', 50);
		expect(first).toEqual({ deliveries: [], nextCursor: listing.ids[100], read: READ });
		expect(listing.read).toBe(READ);
		const second = await deliveries.page({ search: 'old' }, 'newest first', 50, first.nextCursor);
		expect(second.deliveries.map(({ id }) => id)).toEqual([listing.ids[3]]);
		expect(second.nextCursor).toBeUndefined();
	});

	it('stops reading when the page is full', async () => {
		const listing = new CountedListing(ids(2_000), () => 'plan');
		const page = await deliveriesIn(listing).page({ search: 'plan' }, 'newest first', 50);
		expect(page.deliveries).toHaveLength(50);
		expect(page.nextCursor).toBe(page.deliveries.at(-1)?.id);
		expect(listing.read).toBeLessThanOrEqual(200);
	});

	it('is not needed for a list, which reads one page only', async () => {
		const listing = new CountedListing(ids(2_000), () => 'plan');
		await deliveriesIn(listing).page({}, 'newest first', 50);
		expect(listing.read).toBe(50);
	});

	it('finds events by the name of their event and project, which the event does not contain', async () => {
		const known = async () => new Map([[`b.${PROJECT}`, 'Tower A']]);
		const deliveries = deliveriesIn(new CountedListing(ids(2), () => 'plan'), { known });
		const { deliveries: found } = await deliveries.page(
			{ search: 'tower version added' },
			'newest first',
			50,
		);
		expect(found.map(({ about }) => about?.projectName)).toEqual(['Tower A', 'Tower A']);
		const other = await deliveries.page({ search: 'bridge' }, 'newest first', 50);
		expect(other.deliveries).toEqual([]);
	});
});
