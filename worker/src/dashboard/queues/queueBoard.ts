import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import type { AppViewRoute, BoardHooks } from '@bull-board/api/typings/app';
import { ExpressAdapter } from '@bull-board/express';
import type { RequestHandler, Response } from 'express';
import { eventQueue, type StoredEvent } from '../../events/storedEvent';
import type { Store } from '../../store/store';
import type { SubscriptionDirectory } from '../../subscriptions/subscriptionDirectory';
import { nameOf } from '../pages/subscriptionName';

export interface QueuesParts {
	store: Store;
	directory: SubscriptionDirectory;
	/** Whether it may change something, or only show it. */
	allowActions: boolean;
}

/**
 * What may be done to one event, where actions are allowed at all. The rest would break the worker's
 * own rules: a paused queue that shows nowhere else, events that never came, everything at once.
 */
const ALLOWED_WRITES: ReadonlySet<string> = new Set(
	['retry', 'promote', 'clean'].map((action) => `put /api/queues/:queueName/:jobId/${action}`),
);

/** Bull Board over the queues of all subscriptions. @param path where it is mounted */
export function queueBoard(parts: QueuesParts, path: string): RequestHandler {
	const adapter = new LocalAdapter();
	adapter.setBasePath(path);
	const board = createBullBoard({
		queues: [],
		serverAdapter: adapter,
		options: {
			handlerHooks: { before: writesAllowed(parts.allowActions) },
			uiConfig: {
				boardTitle: 'Queues',
				boardLogo: { path: '/dashboard/icon.svg', width: 28, height: 28 },
				favIcon: { default: '/dashboard/icon.svg', alternative: '/dashboard/icon.svg' },
				miscLinks: [{ text: 'Back to the dashboard', url: '/dashboard' }],
				hideDocsLink: true,
				// Nothing about the server: not every store is Redis, and it is no business of this page.
				hideRedisDetails: true,
				showWorkers: false,
				showMetrics: false,
			},
		},
	});
	const router = adapter.getRouter() as RequestHandler;
	return (request, response, next) => {
		board.replaceQueues(adaptersOf(parts));
		router(request, response, next);
	};
}

/** Bull Board's types know queues on Redis only, while it asks the queue for everything it shows. */
type BoardQueue = ConstructorParameters<typeof BullMQAdapter>[0];

/** One for each subscription there is now. They are light: the queues themselves are kept. */
function adaptersOf({ store, directory, allowActions }: QueuesParts): BullMQAdapter[] {
	return directory.all().map((subscription) => {
		const { id, target } = subscription;
		const adapter = new BullMQAdapter(eventQueue(store, id) as unknown as BoardQueue, {
			readOnlyMode: !allowActions,
			displayName: nameOf(subscription),
			description: target,
			externalJobUrl: ({ id: event }) => ({
				displayText: 'What it says, and every attempt',
				href: `/dashboard/deliveries/${event}`,
			}),
		});
		adapter.setFormatter('data', withoutSealed);
		return adapter;
	});
}

/** What an event says stays sealed; the ciphertext is of no use to anybody. */
function withoutSealed({ sealed: _sealed, ...open }: StoredEvent): Omit<StoredEvent, 'sealed'> {
	return open;
}

function writesAllowed(allowActions: boolean): NonNullable<BoardHooks['before']> {
	return ({ method, route }) => {
		if (method === 'get') return { allow: true };
		if (!allowActions) {
			const message = 'Read-only. DASHBOARD_ACTIONS=true allows to retry and remove events';
			return { allow: false, status: 405, message };
		}
		if (ALLOWED_WRITES.has(`${method} ${route}`)) return { allow: true };
		const message = 'Not here: pause, replay and discard on the dashboard of the worker';
		return { allow: false, status: 403, message };
	};
}

/** Leaves out the fonts that the page would fetch from elsewhere; the system has some. */
class LocalAdapter extends ExpressAdapter {
	override setEntryRoute({ method, route, handler }: AppViewRoute): this {
		this.app[method](route, (_request: unknown, response: Response) => {
			const { name, params } = handler({ basePath: this.basePath, uiConfig: this.uiConfig });
			response.render(name, params, (error: Error | null, page: string) => {
				if (error) throw error;
				response.send(page.replaceAll(/<link href="https?:[^>]*>/g, ''));
			});
		});
		return this;
	}
}
