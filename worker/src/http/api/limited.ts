import { z } from 'zod';
import {
	lengthRule,
	LIMITS,
	numberRule,
	wholeNumberRule,
	type NumberLimit,
} from '../../../../protocol/worker/api/limits';
import { CALLBACK_SECRET_PATTERN } from '../../../../protocol/callbacks/callbackSecret';

/** A whole number within a limit of the contract, with the contract's error text. */
export function wholeNumber(limit: NumberLimit): z.ZodInt {
	const error = wholeNumberRule(limit);
	return z.int(error).min(limit.min, error).max(limit.max, error);
}

/** The same, from query text. */
export function wholeNumberText(limit: NumberLimit): z.ZodCoercedNumber<number> {
	const error = wholeNumberRule(limit);
	return z.coerce.number<number>(error).int(error).min(limit.min, error).max(limit.max, error);
}

/** The same, but fractions are allowed. */
export function number(limit: NumberLimit): z.ZodNumber {
	const error = numberRule(limit);
	return z.number(error).min(limit.min, error).max(limit.max, error);
}

export function text(limit: { maxLength: number }): z.ZodString {
	return z.string().max(limit.maxLength, lengthRule(limit));
}

/** Any id. The operation checks whether the record exists. */
export const id = text(LIMITS.id);

/** A secret that Autodesk may sign callbacks with. */
export const secret = z
	.string()
	.regex(
		CALLBACK_SECRET_PATTERN,
		`use ${LIMITS.secret.minLength} to ${LIMITS.secret.maxLength} letters and digits`,
	);
