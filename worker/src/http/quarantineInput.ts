import { z } from 'zod';
import { CALLBACK_SECRET_PATTERN } from '../../../protocol/callbacks/callbackSecret';

const subscription = z.string();
const secret = z
	.string()
	.regex(CALLBACK_SECRET_PATTERN, '32 to 64 letters and digits are needed')
	.optional();

export const quarantineQuery = z.strictObject({ subscription: subscription.optional() });

/** With a secret, that one is tried instead of those of the subscription. */
export const verifyRequest = z.strictObject({ subscription, secret });

/** With a secret, that one is added to those of the subscription, if it fits. */
export const releaseRequest = z.strictObject({ subscription, secret });

export const discardQuery = z.strictObject({ subscription });
