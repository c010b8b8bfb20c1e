import type { ApiOperation } from './operation';
import { COMMON_PROBLEMS, PROBLEMS } from './problems';
import type { ProblemCode } from './problems';

/** HTTP statuses of all problems that an operation can answer with, the lowest first. */
export function problemStatuses(operation: ApiOperation): number[] {
	const { path, query, body, problems = [] } = operation;
	const codes: ProblemCode[] = [...COMMON_PROBLEMS, ...problems];
	if (path.includes('{')) codes.push('notFound');
	if (query ?? body) codes.push('invalidRequest');
	if (body) codes.push('malformedRequest', 'tooLarge');
	const statuses = new Set(codes.map((code): number => PROBLEMS[code].status));
	return [...statuses].sort((a, b) => a - b);
}
