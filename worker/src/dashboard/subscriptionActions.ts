import { Router, type Response } from 'express';
import { createHook, deleteHook } from '../http/api/subscriptions/hookChanges';
import { noSecret } from '../http/api/subscriptions/signingProblems';
import { targetNotAllowed } from '../http/api/subscriptions/targetNotAllowed';
import { notFound, Problem } from '../http/problem';
import type { ProblemCode } from '../../../protocol/worker/api/problems';
import type { Subscription } from '../subscriptions/subscription';
import { hookIn } from './hookForm';
import { newReceiverPage, type NewReceiverPageParts } from './pages/newReceiverPage';
import type { Notice } from './pages/notice';
import {
	complaintsOf,
	headersIn,
	newReceiverIn,
	rotationIn,
	seenIn,
	valuesIn,
} from './receiverForm';
import type { PermissionsOf, ShowSubscription, SubscriptionPagesParts } from './subscriptionRoutes';

const MS_PER_HOUR = 3_600_000;

/** The actions of `/dashboard/subscriptions`. Mount it only if actions are allowed. */
export function subscriptionActions(
	{ subscriptions, testDelivery, hookRegistration }: SubscriptionPagesParts,
	permissionsOf: PermissionsOf,
	show: ShowSubscription,
): Router {
	const router = Router();

	const find = async (id: string): Promise<Subscription> => {
		const subscription = await subscriptions.get(id);
		if (!subscription) throw notFound('subscription');
		return subscription;
	};

	router.post('/', async (request, response) => {
		const formAgain = (
			status: number,
			why: Pick<NewReceiverPageParts, 'complaints' | 'existing'>,
		): void => {
			const values = valuesIn(request.body);
			const permissions = permissionsOf(response);
			response.status(status).send(newReceiverPage({ values, permissions, ...why }));
		};
		try {
			const { target, settings, signing } = newReceiverIn(request.body);
			const outcome = await subscriptions.create(target, settings, signing);
			if (outcome.kind === 'target not allowed') throw targetNotAllowed(target);
			if (outcome.kind === 'exists') return formAgain(409, { existing: outcome.id });
			const { callbackSecret, signingSecrets } = outcome.subscription;
			const generated = signing.secret === undefined ? signingSecrets[0]?.secret : undefined;
			await show(response, outcome.subscription, {
				notice: { mood: 'good', text: 'The receiver was added.' },
				secrets: { callbackSecret, signingSecret: generated },
			});
		} catch (error) {
			if (!(error instanceof Problem)) throw error;
			formAgain(error.status, { complaints: complaintsOf(error) });
		}
	});

	router.post('/:id/test', async (request, response) => {
		const subscription = await find(request.params.id);
		const { delivered, status, reason, duration } = await testDelivery.send(subscription);
		const ms = Math.round(duration);
		const notice: Notice = delivered
			? { mood: 'good', text: `Delivered: the target answered ${status} after ${ms} ms.` }
			: { mood: 'warn', text: `The test event was not delivered. ${reason} (after ${ms} ms).` };
		await show(response, subscription, { notice });
	});

	/** Carries out a form of the page. If something in it is wrong, the page says what. */
	const carryOut = async (
		{ params, body }: FormRequest,
		response: Response,
		change: (id: string, body: unknown) => Promise<void>,
	): Promise<void> => {
		try {
			await change(params.id, body);
		} catch (error) {
			if (!(error instanceof Problem) || !SHOWN_IN_PLACE.has(error.code)) throw error;
			const before = error.code === 'invalidRequest' ? 'Nothing was changed. ' : '';
			const text = `${before}${complaintsOf(error).join('. ')}.`;
			const subscription = await find(params.id);
			await show(response.status(error.status), subscription, { notice: { mood: 'warn', text } });
		}
	};

	router.post('/:id/headers', async (request, response) => {
		await carryOut(request, response, async (id, body) => {
			const headers = headersIn(body);
			const subscription = await subscriptions.update(id, { headers });
			if (!subscription) throw notFound('subscription');
			const names = Object.keys(headers);
			const text =
				names.length > 0
					? `From now on, deliveries carry ${names.join(', ')}.`
					: 'From now on, deliveries carry no headers of their own.';
			await show(response, subscription, { notice: { mood: 'good', text } });
		});
	});

	router.post('/:id/rotate', async (request, response) => {
		await carryOut(request, response, async (id, body) => {
			const { keepPreviousHours, secret } = rotationIn(body);
			const before = await find(id);
			if (before.updatedAt !== seenIn(body)) {
				return await show(response, before, { notice: NOT_ROTATED });
			}
			const outcome = await subscriptions.rotateSecret(id, keepPreviousHours * MS_PER_HOUR, secret);
			if (outcome.kind === 'missing') throw notFound('subscription');
			if (outcome.kind === 'derived key') throw noSecret(id);
			const [current] = outcome.subscription.signingSecrets;
			await show(response, outcome.subscription, {
				notice: { mood: 'good', text: 'The secret was rotated.' },
				secrets: { signingSecret: secret === undefined ? current?.secret : undefined },
			});
		});
	});

	router.post('/:id/hooks', async (request, response) => {
		await carryOut(request, response, async (id, body) => {
			const wanted = hookIn(body);
			await createHook(hookRegistration, await find(id), wanted);
			const text =
				'The webhook was created. Autodesk may take ten minutes to sign with its secret; until then, the ' +
				'worker refuses its callbacks, and Autodesk sends them again.';
			await show(response, await find(id), { notice: { mood: 'good', text } });
		});
	});

	router.post('/:id/hooks/:hookId/delete', async (request, response) => {
		await carryOut(request, response, async (id) => {
			await deleteHook(hookRegistration, await find(id), request.params.hookId);
			response.redirect(303, `/dashboard/subscriptions/${id}`);
		});
	});

	router.post('/:id/delete', async (request, response) => {
		if (!(await subscriptions.delete(request.params.id))) throw notFound('subscription');
		response.redirect(303, '/dashboard');
	});

	return router;
}

/** Problems that somebody can solve on the page. */
const SHOWN_IN_PLACE: ReadonlySet<ProblemCode> = new Set(['invalidRequest', 'autodeskFailed']);

interface FormRequest {
	params: { id: string };
	body?: unknown;
}

/** Also the answer to a form that a browser sends twice. */
const NOT_ROTATED: Notice = {
	mood: 'warn',
	text:
		'The secret was not rotated, because the subscription has changed since the page was loaded. ' +
		'Check it, and try again.',
};
