import { z } from 'zod';
import {
	lengthRule,
	LIMITS,
	numberRule,
	wholeNumberRule,
	type NumberLimit,
} from '../../../../protocol/worker/api/limits';
import { CALLBACK_SECRET_PATTERN } from '../../../../protocol/callbacks/callbackSecret';

/** A whole number within a limit of the contract, refused in the contract's words. */
export function wholeNumber(limit: NumberLimit): z.ZodInt {
	const error = wholeNumberRule(limit);
	return z.int(error).min(limit.min, error).max(limit.max, error);
}

/** The same, from the text of a query. */
export function wholeNumberText(limit: NumberLimit): z.ZodCoercedNumber<number> {
	const error = wholeNumberRule(limit);
	return z.coerce.number<number>(error).int(error).min(limit.min, error).max(limit.max, error);
}

/** The same with a fraction, if need be. */
export function number(limit: NumberLimit): z.ZodNumber {
	const error = numberRule(limit);
	return z.number(error).min(limit.min, error).max(limit.max, error);
}

export function text(limit: { maxLength: number }): z.ZodString {
	return z.string().max(limit.maxLength, lengthRule(limit));
}

/** Any id. Whether there is such a record is for the operation to find out. */
export const id = text(LIMITS.id);

/** What Autodesk may sign callbacks with. */
export const secret = z
	.string()
	.regex(
		CALLBACK_SECRET_PATTERN,
		`use ${LIMITS.secret.minLength} to ${LIMITS.secret.maxLength} letters and digits`,
	);
