import type { ProjectNames } from '../aps/projectNames';
import {
	DELIVERY_STATUSES,
	type DeliveryDetail,
	type DeliveryStatus,
	type DeliverySummary,
} from '../../../protocol/worker/api/shapes/delivery';
import { LIMITS } from '../../../protocol/worker/api/limits';
import {
	CONTENT_FIELD,
	eventQueue,
	type EventOutline,
	type EventQueue,
} from '../events/storedEvent';
import { firstIdAt } from '../ids/newId';
import { withDeadline } from '../store/deadline';
import { IdPage, type IdBounds, type IdEntry, type IdOrder } from '../store/idPage';
import type { QueueState } from '../store/jobListing';
import type { Store } from '../store/store';
import type { Vault } from '../encryption/vault';
import { DeliverySearch } from './deliverySearch';
import { queueStateOf, statusOf, statusWhenRead } from './deliveryStatus';
import { deliveryDetail, deliverySummary, foundSummary, type FoundDelivery } from './deliveryView';

/** Events read at once: enough to be fast, few enough not to block the database. */
const CHUNK = 200;
/** How long the store may take for one request, in ms. */
const DEADLINE = 10_000;

export interface DeliveryFilter {
	status?: DeliveryStatus;
	/** Id of a subscription. */
	subscription?: string;
	/** e.g. `dm.version.added` */
	event?: string;
	/** Words that the event contains, see {@link DeliverySearch}. */
	search?: string;
	/** Received at this time or later. */
	since?: Date;
	/** Received before this time. */
	until?: Date;
}

export interface DeliveryPage {
	deliveries: DeliverySummary[];
	/** Pass it to get the next page; undefined on the last page. */
	nextCursor?: string;
	/** Number of events that were read to find these. */
	read: number;
}

/** A subscription whose events are listed. */
export interface ListedSubscription {
	id: string;
	/** Its display name. */
	name: string;
}

/** Where an event was found. */
interface Origin {
	subscription: ListedSubscription;
	state: QueueState;
}

/** Reads the queues: which events exist, and how their deliveries went. */
export class Deliveries {
	constructor(
		private readonly store: Pick<Store, 'queue' | 'listing'>,
		private readonly vault: Vault,
		private readonly subscriptions: () => ListedSubscription[],
		/** Absent if the worker has no app to read them with. */
		private readonly projectNames?: Pick<ProjectNames, 'known'>,
	) {}

	/**
	 * Events by the time they were received, across all subscriptions. Ids sort by that time, so the cursor is
	 * the last id of a page, and pages do not shift while events come and go.
	 *
	 * The event and the words of a search are known only after reading, and what an event is about only after
	 * decrypting it. So with these filters a page can be short, or even empty, and still have a next one.
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
		const isSelective = filter.event !== undefined || filter.search !== undefined;
		const search = filter.search === undefined ? undefined : new DeliverySearch(filter.search);
		const most = isSelective ? LIMITS.deliveries.read.max : limit;
		const found = await this.#find(filter, order, most, cursor);
		const deliveries: DeliverySummary[] = [];
		let read = 0;
		for (let start = 0; start < found.length; start += CHUNK) {
			for (const { id, delivery } of await this.#summaries(found.slice(start, start + CHUNK))) {
				read += 1;
				if (!delivery || !matches(delivery, filter, search)) continue;
				deliveries.push(delivery);
				if (deliveries.length === limit) return { deliveries, nextCursor: id, read };
			}
		}
		return { deliveries, nextCursor: found.length < most ? undefined : found.at(-1)?.id, read };
	}

	/**
	 * An event, whichever queue it is in.
	 *
	 * @throws StoreUnavailableError
	 */
	async find(id: string): Promise<FoundDelivery | undefined> {
		const found = await Promise.all(
			this.subscriptions().map((subscription) => this.#read(id, subscription)),
		);
		return found.find((delivery) => delivery !== undefined);
	}

	/**
	 * The same where the subscription is known.
	 *
	 * @throws StoreUnavailableError
	 */
	async findIn(subscription: string, id: string): Promise<FoundDelivery | undefined> {
		const listed = this.subscriptions().find((known) => known.id === subscription);
		return listed && (await this.#read(id, listed));
	}

	/** An event as lists show it. */
	async summaryOf(found: FoundDelivery): Promise<DeliverySummary> {
		return await this.#named(foundSummary(found, this.vault));
	}

	/**
	 * An event with its content and all delivery attempts.
	 *
	 * @throws StoreUnavailableError, UnreadableError
	 */
	async detail(id: string): Promise<DeliveryDetail | undefined> {
		const found = await this.find(id);
		if (!found) return undefined;
		const { logs } = await withDeadline(this.#queue(found.subscription).getJobLogs(id), DEADLINE);
		return await this.#named(deliveryDetail(found, logs, this.vault));
	}

	async #find(
		{ status, subscription, since, until }: DeliveryFilter,
		order: IdOrder,
		limit: number,
		cursor: string | undefined,
	): Promise<readonly IdEntry<Origin>[]> {
		const bounds = idBounds(since, until, order, cursor);
		const page = new IdPage<Origin>(limit, bounds, order);
		const states = (status ? [status] : DELIVERY_STATUSES).map(queueStateOf);
		for (const listed of this.subscriptions()) {
			if (listed.id !== (subscription ?? listed.id)) continue;
			const jobs = this.store.listing.jobs(listed.id, { states, bounds, order, limit });
			for (const { id, state } of await withDeadline(jobs, DEADLINE)) {
				page.add([id], { subscription: listed, state });
			}
		}
		return page.get();
	}

	/** In the given order; without a delivery if the event is gone meanwhile. */
	async #summaries(
		found: readonly IdEntry<Origin>[],
	): Promise<{ id: string; delivery: DeliverySummary | undefined }[]> {
		const byQueue = Map.groupBy(found, ({ origin }) => origin.subscription.id);
		const read = [...byQueue].map(([queue, entries]) =>
			this.store.listing.outlines<EventOutline>(
				queue,
				entries.map(({ id }) => id),
				CONTENT_FIELD,
			),
		);
		const outlines = (await withDeadline(Promise.all(read), DEADLINE)).flat();
		const byId = new Map(outlines.map((outline) => [outline.id, outline]));
		const entries = found.map(async ({ id, origin: { subscription, state } }) => {
			const outline = byId.get(id);
			if (!outline) return { id, delivery: undefined };
			const status = statusWhenRead(state, outline);
			const place = { subscription: subscription.id, label: subscription.name, status };
			return { id, delivery: await this.#named(deliverySummary(place, outline, this.vault)) };
		});
		return await Promise.all(entries);
	}

	/** With the name of its project, if Autodesk sent only the ID and the worker knows the name. */
	async #named<Shown extends DeliverySummary>(delivery: Shown): Promise<Shown> {
		const { about } = delivery;
		if (!this.projectNames || about?.projectId === undefined || about.projectName !== undefined) {
			return delivery;
		}
		const projectName = (await this.projectNames.known()).get(about.projectId);
		return projectName === undefined ? delivery : { ...delivery, about: { ...about, projectName } };
	}

	async #read(
		id: string,
		{ id: subscription, name: label }: ListedSubscription,
	): Promise<FoundDelivery | undefined> {
		const queue = this.#queue(subscription);
		const [job, state] = await withDeadline(
			Promise.all([queue.getJob(id), queue.getJobState(id)]),
			DEADLINE,
		);
		const status = statusOf(state);
		return job && status && { subscription, label, status, job };
	}

	#queue(subscription: string): EventQueue {
		return eventQueue(this.store, subscription);
	}
}

/** An event may have moved on between being found and being read. */
function matches(
	delivery: DeliverySummary,
	filter: DeliveryFilter,
	search: DeliverySearch | undefined,
): boolean {
	if (filter.status !== undefined && filter.status !== delivery.status) return false;
	if (filter.event !== undefined && filter.event !== delivery.event) return false;
	return search === undefined || search.finds(delivery);
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
