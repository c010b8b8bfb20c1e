import { Router } from 'express';
import { notFound } from '../http/problem';
import { releaseHeld } from '../quarantine/releaseHeld';
import { counted } from './format';
import { unread, type QuarantineParts, type ShowQuarantine } from './quarantineRoutes';
import { secretIn, wrongSecret } from './secretField';

/** The actions of `/dashboard/quarantine`. Mount it only if actions are allowed. */
export function quarantineActions(parts: QuarantineParts, show: ShowQuarantine): Router {
	const router = Router();

	router.post('/subscriptions/:id/release', async (request, response) => {
		const outcome = await releaseHeld(parts, request.params.id, secretIn(request.body));
		if (outcome.kind === 'no subscription') throw notFound('subscription');
		if (outcome.kind === 'secret refused') throw wrongSecret(outcome.reason);
		const { released, duplicates, refused, unreadable } = outcome.release;
		const text =
			`${counted(released, 'callback')} released, ${counted(duplicates, 'duplicate')}, ` +
			`${refused} still held${unread(unreadable)}.`;
		await show(response, { mood: released + duplicates > 0 ? 'good' : 'warn', text });
	});

	router.post('/:id/discard', async (request, response) => {
		if (!(await parts.quarantine.discard(request.params.id))) throw notFound('callback');
		response.redirect(303, '/dashboard/quarantine');
	});

	return router;
}
