import {
	DELIVERY_STATUSES,
	type DeliveryDetail,
	type DeliveryStatus,
} from '../../../protocol/worker/api/shapes/delivery';
import { eventQueue, type EventQueue } from '../events/storedEvent';
import { firstIdAt } from '../ids/newId';
import { withDeadline } from '../store/deadline';
import type { Store } from '../store/store';
import type { Vault } from '../encryption/vault';
import { queueStateOf, statusOf } from './deliveryStatus';
import { deliveryDetail, type EventJob } from './deliveryView';
import { IdPage, type IdBounds, type IdOrder } from './idPage';

/** Ids per read: enough to be fast, few enough not to block the database. */
const CHUNK = 5000;
/** How long the store may take for one request, in ms. */
const DEADLINE = 10_000;

export interface DeliveryFilter {
	status?: DeliveryStatus;
	/** Id of a subscription. */
	subscription?: string;
	/** e.g. `dm.version.added` */
	event?: string;
	/** Received at this time or later. */
	since?: Date;
	/** Received before this time. */
	until?: Date;
}

export interface FoundDelivery {
	subscription: string;
	status: DeliveryStatus;
	job: EventJob;
}

export interface DeliveryPage {
	deliveries: FoundDelivery[];
	/** Pass it to get the next page; undefined on the last page. */
	nextCursor?: string;
}

/** Reads the queues: which events exist, and how their deliveries went. */
export class Deliveries {
	constructor(
		private readonly store: Store,
		private readonly vault: Vault,
		private readonly subscriptionIds: () => string[],
	) {}

	/**
	 * Events by the time they were received, across all subscriptions. Ids sort by that time, so the cursor is
	 * the last id of a page, and pages do not shift while events come and go.
	 *
	 * @param limit maximum number of events
	 * @throws StoreUnavailableError
	 */
	async page(
		filter: DeliveryFilter,
		order: IdOrder,
		limit: number,
		cursor?: string,
	): Promise<DeliveryPage> {
		const deliveries: FoundDelivery[] = [];
		let last = cursor;
		// The event in a job is known only after reading the job, so a page may take several reads.
		for (;;) {
			const ids = await this.#nextIds(filter, order, limit, last);
			for (const { id, origin } of ids) {
				last = id;
				const delivery = await this.#read(id, origin);
				if (!delivery || !matches(delivery, filter)) continue;
				deliveries.push(delivery);
				if (deliveries.length === limit) return { deliveries, nextCursor: id };
			}
			if (ids.length < limit) return { deliveries };
		}
	}

	/**
	 * An event, whichever queue it is in.
	 *
	 * @throws StoreUnavailableError
	 */
	async find(id: string): Promise<FoundDelivery | undefined> {
		const found = await Promise.all(
			this.subscriptionIds().map((subscription) => this.#read(id, subscription)),
		);
		return found.find((delivery) => delivery !== undefined);
	}

	/**
	 * An event with its content and all delivery attempts.
	 *
	 * @throws StoreUnavailableError, UnreadableError
	 */
	async detail(id: string): Promise<DeliveryDetail | undefined> {
		const found = await this.find(id);
		if (!found) return undefined;
		const { subscription, status, job } = found;
		const { logs } = await withDeadline(this.#queue(subscription).getJobLogs(id), DEADLINE);
		return deliveryDetail(subscription, status, job, logs, this.vault);
	}

	async #nextIds(
		{ status, subscription, since, until }: DeliveryFilter,
		order: IdOrder,
		limit: number,
		cursor: string | undefined,
	): Promise<readonly { id: string; origin: string }[]> {
		const page = new IdPage<string>(limit, idBounds(since, until, order, cursor), order);
		const states = (status ? [status] : DELIVERY_STATUSES).map(queueStateOf);
		const queues = this.subscriptionIds().filter((id) => id === (subscription ?? id));
		for (const queue of queues) {
			const backend = this.#queue(queue).getBackend();
			for (const state of states) {
				for (let start = 0; ; start += CHUNK) {
					const ranges: Promise<string[][]> = backend.getRanges([state], start, start + CHUNK - 1);
					const [ids = []] = await withDeadline(ranges, DEADLINE);
					page.add(ids, queue);
					if (ids.length < CHUNK) break;
				}
			}
		}
		return page.get();
	}

	async #read(id: string, subscription: string): Promise<FoundDelivery | undefined> {
		const queue = this.#queue(subscription);
		const [job, state] = await withDeadline(
			Promise.all([queue.getJob(id), queue.getJobState(id)]),
			DEADLINE,
		);
		const status = statusOf(state);
		return job && status && { subscription, status, job };
	}

	#queue(subscription: string): EventQueue {
		return eventQueue(this.store, subscription);
	}
}

/** An event may have moved on between being found and being read. */
function matches({ status, job }: FoundDelivery, filter: DeliveryFilter): boolean {
	if (filter.status !== undefined && filter.status !== status) return false;
	return filter.event === undefined || filter.event === job.data.event;
}

function idBounds(
	since: Date | undefined,
	until: Date | undefined,
	order: IdOrder,
	cursor: string | undefined,
): IdBounds {
	const after = [since && firstIdAt('evt', since.getTime())];
	const before = [until && firstIdAt('evt', until.getTime())];
	(order === 'newest first' ? before : after).push(cursor);
	const newestAfter = after.filter(isText).sort().at(-1);
	const oldestBefore = before.filter(isText).sort().at(0);
	return { after: newestAfter, before: oldestBefore };
}

function isText(value: string | undefined): value is string {
	return value !== undefined;
}
