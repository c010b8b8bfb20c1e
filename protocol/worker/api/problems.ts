/**
 * What can go wrong, as RFC 9457 describes it: the HTTP status, and a title that stays the same
 * whatever the details are.
 */
export const PROBLEMS = {
	malformedRequest: { status: 400, title: 'Malformed request' },
	notAuthorized: { status: 401, title: 'Not authorized' },
	notAllowed: { status: 403, title: 'Not allowed' },
	notFound: { status: 404, title: 'Not found' },
	inProgress: { status: 409, title: 'In progress' },
	notConfigured: { status: 409, title: 'Not configured' },
	notSuspicious: { status: 409, title: 'Not suspicious' },
	wrongSigningKey: { status: 409, title: 'Wrong signing key' },
	tooLarge: { status: 413, title: 'Too large' },
	unsupportedMediaType: { status: 415, title: 'Unsupported media type' },
	invalidRequest: { status: 422, title: 'Invalid request' },
	invalidSecret: { status: 422, title: 'Invalid secret' },
	targetNotAllowed: { status: 422, title: 'Target not allowed' },
	tooManyRequests: { status: 429, title: 'Too many requests' },
	internalError: { status: 500, title: 'Internal error' },
	unreadable: { status: 500, title: 'Unreadable' },
	autodeskFailed: { status: 502, title: 'Autodesk did not answer as expected' },
	storeUnavailable: { status: 503, title: 'Store not available' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** Problems that every operation can have: the key is wrong, too many wrong ones, no store. */
export const COMMON_PROBLEMS = ['notAuthorized', 'tooManyRequests', 'storeUnavailable'] as const;

/** The `type` of a problem document: an identifier for programs, not a link. */
export function problemType(code: ProblemCode): string {
	const name = code.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
	return `urn:aps-webhook-worker:problem:${name}`;
}
