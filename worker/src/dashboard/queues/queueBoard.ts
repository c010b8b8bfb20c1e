import { createBullBoard } from '@bull-board/api';
import type { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import type { AppViewRoute, BoardHooks } from '@bull-board/api/typings/app';
import { ExpressAdapter } from '@bull-board/express';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { eventQueue, type StoredEvent } from '../../events/storedEvent';
import { Problem } from '../../http/problem';
import { StoreUnavailableError } from '../../store/deadline';
import type { Store } from '../../store/store';
import type { SubscriptionDirectory } from '../../subscriptions/subscriptionDirectory';
import { nameOf } from '../../subscriptions/subscriptionName';
import { EventsAdapter, type RetryParts } from './eventsAdapter';

export interface QueuesParts extends RetryParts {
	store: Store;
	directory: SubscriptionDirectory;
	/** Whether it may change anything, or is read-only. */
	allowActions: boolean;
	log: Logger;
}

/**
 * Allowed actions on a single event, if actions are allowed at all. Bull Board's other actions would
 * break the worker's own rules: a paused queue that nothing else shows, events that never arrived,
 * everything at once.
 */
const ALLOWED_WRITES: ReadonlySet<string> = new Set(
	['retry', 'promote', 'clean'].map((action) => `put /api/queues/:queueName/:jobId/${action}`),
);

/** Bull Board over the queues of all subscriptions. @param path where it is mounted */
export function queueBoard(parts: QueuesParts, path: string): RequestHandler {
	const adapter = new LocalAdapter(parts.log);
	adapter.setBasePath(path);
	const board = createBullBoard({
		queues: [],
		serverAdapter: adapter,
		options: {
			handlerHooks: { before: writesAllowed(parts.allowActions) },
			uiConfig: {
				boardTitle: parts.allowActions ? 'Queues' : 'Queues (read-only)',
				boardLogo: { path: '/dashboard/icon.svg', width: 28, height: 28 },
				favIcon: { default: '/dashboard/icon.svg', alternative: '/dashboard/icon.svg' },
				miscLinks: [{ text: 'Back to the dashboard', url: '/dashboard' }],
				hideDocsLink: true,
				// Nothing about the server: not every store is Redis, and this page is not about the store.
				hideRedisDetails: true,
				showWorkers: false,
				showMetrics: false,
			},
		},
	});
	const router = adapter.getRouter() as RequestHandler;
	return (request, response, next) => {
		checkQuery(request.query);
		board.replaceQueues(adaptersOf(parts));
		router(request, response, next);
	};
}

/** What its own page asks for at most. */
const MAX_PER_PAGE = 100;
/** More events than any store keeps. */
const MAX_PAGE = 1_000_000;

/**
 * Refuses what Bull Board would pass on unchecked: encoded names that are not, and numbers that the store
 * cannot count to or that would load the whole queue.
 *
 * @throws Problem 400
 */
function checkQuery({ activeQueue, page, jobsPerPage }: Request['query']): void {
	const isWrong =
		(typeof activeQueue === 'string' && !isDecodable(activeQueue)) ||
		Number(page ?? 1) > MAX_PAGE ||
		Number(jobsPerPage ?? 1) > MAX_PER_PAGE;
	if (isWrong) throw new Problem('malformedRequest', 'The query of the address is not valid');
}

function isDecodable(text: string): boolean {
	try {
		decodeURIComponent(text);
		return true;
	} catch {
		return false;
	}
}

/** Bull Board's types cover queues on Redis only, but it reads everything it shows from the queue. */
type BoardQueue = ConstructorParameters<typeof BullMQAdapter>[0];

/** One per current subscription. They are cheap, because the queues themselves are cached. */
function adaptersOf(parts: QueuesParts): BullMQAdapter[] {
	const { store, directory, allowActions } = parts;
	return directory.all().map((subscription) => {
		const { id, target } = subscription;
		const options: ConstructorParameters<typeof BullMQAdapter>[1] = {
			readOnlyMode: !allowActions,
			displayName: nameOf(subscription),
			description: target,
			externalJobUrl: ({ id: event }) => ({
				displayText: 'Payload and attempts',
				href: `/dashboard/deliveries/${event}`,
			}),
		};
		const queue = eventQueue(store, id) as unknown as BoardQueue;
		const adapter = new EventsAdapter(queue, options, parts);
		adapter.setFormatter('data', withoutSealed);
		return adapter;
	});
}

/** What is encrypted stays so, and showing the ciphertext would be useless. */
function withoutSealed({
	sealed: _sealed,
	about: _about,
	...open
}: StoredEvent): Omit<StoredEvent, 'sealed' | 'about'> {
	return open;
}

function writesAllowed(allowActions: boolean): NonNullable<BoardHooks['before']> {
	return ({ method, route }) => {
		if (method === 'get') return { allow: true };
		if (!allowActions) {
			const message = 'Read-only. Set DASHBOARD_ACTIONS=true to retry and remove events';
			return { allow: false, status: 405, message };
		}
		if (ALLOWED_WRITES.has(`${method} ${route}`)) return { allow: true };
		const message = "Not available here. Use the worker's dashboard to pause, replay and discard";
		return { allow: false, status: 403, message };
	};
}

type ErrorHandler = Parameters<ExpressAdapter['setErrorHandler']>[0];

/**
 * Removes the fonts that the page would load from another site. System fonts are used instead. Answers a
 * failing store as the worker's other pages do.
 */
class LocalAdapter extends ExpressAdapter {
	constructor(private readonly log: Logger) {
		super();
		this.app.disable('x-powered-by');
	}

	override setErrorHandler(handler: ErrorHandler): this {
		return super.setErrorHandler((error) => {
			const answer = handler(error);
			if (answer.status !== undefined && answer.status < 500) return answer;
			// All it does is read the store.
			this.log.warn({ err: error.message }, 'queues could not be shown');
			throw new StoreUnavailableError(error);
		});
	}

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
