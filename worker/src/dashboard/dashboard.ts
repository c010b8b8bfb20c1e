import express, { Router, type ErrorRequestHandler, type Response } from 'express';
import { notFound, Problem, toProblem } from '../http/problem';
import type { DocumentStore } from '../store/documentStore';
import type { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';
import {
	forgetSession,
	formTokenOf,
	loginOf,
	refuseViewers,
	requireFormToken,
	requireLogin,
	sameSiteOnly,
} from './access';
import { actions, type ActionParts } from './actions';
import { EndedSessions } from './endedSessions';
import { readEventsQuery } from './eventsQuery';
import { ICON } from './icon';
import { login } from './login';
import { overview, type OverviewParts } from './overview';
import { deliveriesPage } from './pages/deliveriesPage';
import { deliveryPage } from './pages/deliveryPage';
import { errorPage } from './pages/errorPage';
import { hooksPage } from './pages/hooksPage';
import { overviewPage } from './pages/overviewPage';
import type { Permissions } from './pages/permissions';
import { nameOf } from '../subscriptions/subscriptionName';
import { watchesPage } from './pages/watchesPage';
import { quarantineActions } from './quarantineActions';
import { quarantineRoutes, quarantineView, type QuarantineParts } from './quarantineRoutes';
import { queues } from './queues/queues';
import { securityHeaders } from './security';
import { Sessions, type DashboardKeys } from './session';
import { STYLE } from './style';
import { subscriptionActions } from './subscriptionActions';
import {
	subscriptionRoutes,
	subscriptionView,
	type SubscriptionPagesParts,
} from './subscriptionRoutes';
import { spanOf, trafficRoutes } from './trafficRoutes';

export interface DashboardParts
	extends OverviewParts, ActionParts, QuarantineParts, SubscriptionPagesParts {
	directory: SubscriptionDirectory;
	documents: DocumentStore;
	keys: DashboardKeys;
	/** Whether the worker has an app of its own to call Autodesk. */
	callsAutodesk: boolean;
	/** Whether it may change anything, or is read-only. */
	allowActions: boolean;
}

/** Size of the login form, in bytes: anybody can send it. */
const MAX_LOGIN_FORM = 4 * 1024;
/** Size of any other form, in bytes. Encoded, the headers of a subscription take three times their length. */
const MAX_FORM = 32 * 1024;
const ASSET_SECONDS = 3600;
const PAGE_SIZE = 50;

/** `/dashboard`: the pages that show whether everything works. */
export function dashboard(parts: DashboardParts): Router {
	const { deliveries, directory, hooks, watches, callsAutodesk, allowActions } = parts;
	const sessions = new Sessions(parts.keys);
	const endedSessions = new EndedSessions(parts.documents);
	const router = Router();

	router.use(securityHeaders);
	sendAsset(router, '/style.css', 'css', STYLE);
	sendAsset(router, '/icon.svg', 'svg', ICON);

	router.use((_request, response, next) => {
		response.set('cache-control', 'no-store');
		next();
	});
	router.use('/login', express.urlencoded({ extended: false, limit: MAX_LOGIN_FORM }));
	router.use(login(sessions));
	router.use(requireLogin(sessions, endedSessions));
	router.use('/queues', queues(parts));
	router.use(express.urlencoded({ extended: false, limit: MAX_FORM }));
	router.post('/*path', sameSiteOnly, requireFormToken);
	router.post('/logout', async (request, response) => {
		const session = loginOf(response);
		if (session) await endedSessions.add(session);
		forgetSession(request, response);
		response.redirect(303, '/dashboard/login');
	});
	router.use(refuseViewers);

	router.get('/', async (request, response) => {
		const refreshes = request.query.refresh !== 'off';
		const shown = await overview(parts, spanOf(request.query));
		response.send(overviewPage(shown, permissionsOf(response), refreshes));
	});

	const labelOf = (id: string): string => {
		const subscription = directory.get(id);
		return subscription ? nameOf(subscription) : id;
	};

	router.get('/deliveries', async (request, response) => {
		const { cursor, ...filter } = readEventsQuery(request.query);
		const found = await deliveries.page(filter, 'newest first', PAGE_SIZE, cursor);
		const { formToken } = permissionsOf(response);
		response.send(deliveriesPage({ filter, found, labelOf, formToken, now: Date.now() }));
	});

	router.get('/deliveries/:id', async (request, response) => {
		const detail = await deliveries.detail(request.params.id);
		if (!detail) throw notFound('event');
		response.send(deliveryPage(detail, permissionsOf(response)));
	});

	router.get('/deliveries/:id/event.json', async (request, response) => {
		const detail = await deliveries.detail(request.params.id);
		if (!detail) throw notFound('event');
		response.attachment(`${detail.id}.json`).json(detail);
	});

	router.get('/hooks', async (_request, response) => {
		const [known, regions, gaps, orphans] = await Promise.all([
			hooks.states.all(),
			hooks.regions.all(),
			hooks.gaps.all(),
			hooks.orphans.all(),
		]);
		const { formToken } = permissionsOf(response);
		response.send(
			hooksPage({
				hooks: known,
				regions,
				gaps,
				orphans,
				isConfigured: callsAutodesk,
				labelOf,
				formToken,
				now: Date.now(),
			}),
		);
	});

	router.get('/watches', async (_request, response) => {
		const permissions = permissionsOf(response);
		const all = await watches.all();
		response.send(watchesPage({ watches: all, labelOf, permissions, now: Date.now() }));
	});

	router.use(trafficRoutes(parts, permissionsOf));

	const showQuarantine = quarantineView(parts, labelOf, permissionsOf);
	router.use('/quarantine', quarantineRoutes(parts, showQuarantine));
	const showSubscription = subscriptionView(parts, permissionsOf);
	router.use('/subscriptions', subscriptionRoutes(parts, permissionsOf, showSubscription));
	if (allowActions) {
		router.use('/subscriptions', subscriptionActions(parts, permissionsOf, showSubscription));
		router.use('/quarantine', quarantineActions(parts, showQuarantine));
		router.use(actions(parts));
	}

	router.use(() => {
		throw notFound('page');
	});
	router.use(showProblem);
	return router;

	function permissionsOf(response: Response): Permissions {
		const viewOnly = loginOf(response)?.viewOnly !== false;
		return {
			formToken: formTokenOf(response) ?? '',
			actions: viewOnly ? 'view only' : allowActions ? 'allowed' : 'off',
		};
	}
}

function sendAsset(router: Router, path: string, type: string, text: string): void {
	router.get(path, (_request, response) => {
		response.set('cache-control', `public, max-age=${ASSET_SECONDS}`).type(type).send(text);
	});
}

/** Shows a page for expected problems; unexpected errors are passed on and logged. */
const showProblem: ErrorRequestHandler = (error: unknown, _request, response, next) => {
	const { status, title, detail } = toProblem(error);
	if (response.headersSent || (status === 500 && !(error instanceof Problem))) return next(error);
	response.status(status).send(errorPage(title, detail, formTokenOf(response)));
};
