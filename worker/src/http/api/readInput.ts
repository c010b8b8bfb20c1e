import type { z } from 'zod';
import { Problem } from '../problem';

/**
 * Reads a request body or query.
 *
 * @throws Problem 422 listing every invalid field
 */
export function readInput<Output>(schema: z.ZodType<Output>, input: unknown): Output {
	const parsed = schema.safeParse(input);
	if (parsed.success) return parsed.data;
	const errors = parsed.error.issues.flatMap(issuesMeant).map(({ path, message }) => ({
		field: path.join('.') || '(request)',
		message,
	}));
	const detail = errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
	throw new Problem('invalidRequest', detail, errors);
}

type Issue = z.core.$ZodIssue;

/** For a union, the issues of the alternative whose fields were given. */
function issuesMeant(issue: Issue): Issue[] {
	if (issue.code !== 'invalid_union') return [issue];
	const meant = issue.errors.find((issues) =>
		issues.every(({ code }) => code !== 'unrecognized_keys'),
	);
	return meant?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) ?? [issue];
}
