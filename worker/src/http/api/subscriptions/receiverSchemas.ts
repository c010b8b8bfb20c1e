import { z } from 'zod';
import { LIMITS } from '../../../../../protocol/worker/api/limits';
import { headerProblems } from '../../../../../protocol/worker/deliveryHeaders';
import {
	isSigningSecret,
	SIGNING_SECRET_PATTERN,
	SIGNING_SECRET_RULE,
} from '../../../../../protocol/worker/signingSecret';

/** A secret that signs deliveries. */
export const signingSecret = z
	.string()
	.regex(SIGNING_SECRET_PATTERN, { error: SIGNING_SECRET_RULE, abort: true })
	.refine(isSigningSecret, SIGNING_SECRET_RULE);

/** Headers of a subscription's own. Problems name a header, but never repeat its value. */
export const deliveryHeaders = z
	.record(z.string(), z.string())
	.superRefine((headers, { addIssue }) => {
		for (const { name, message } of headerProblems(headers)) {
			addIssue({ code: 'custom', path: name === undefined ? [] : [name], message });
		}
	})
	.meta({
		description:
			'Headers that deliveries carry besides those of the worker: all of them, in place of those the ' +
			'subscription has. Stored encrypted; only their names are returned',
		maxProperties: LIMITS.subscription.headers.maxItems,
	});
