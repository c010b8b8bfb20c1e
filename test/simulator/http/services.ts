import { randomUUID } from 'node:crypto';
import type { Service } from '../state/service';
import type { Refusal } from './refusal';

interface ServiceFacts {
	/** What its paths begin with. */
	prefixes: readonly string[];
	/** Status for a body of the wrong media type, as each API documents it. */
	wrongMediaType: 400 | 415;
	/** Of bodies and answers. */
	mediaType: string;
	/** In which a 2L call names the user it acts for; the other services know no such header. */
	userHeader?: string;
	errorBody(refusal: Refusal): unknown;
}

const plainJson = 'application/json';

export const SERVICES: Readonly<Record<Service, ServiceFacts>> = {
	authentication: {
		prefixes: ['/authentication/'],
		wrongMediaType: 400,
		mediaType: plainJson,
		errorBody: ({ code, message }) => ({ errorCode: code, developerMessage: message }),
	},
	dataManagement: {
		prefixes: ['/project/', '/data/'],
		wrongMediaType: 415,
		mediaType: 'application/vnd.api+json',
		userHeader: 'x-user-id',
		errorBody: ({ status, code, message }) => ({
			jsonapi: { version: '1.0' },
			errors: [
				{ id: randomUUID(), status: String(status), code, title: title(status), detail: message },
			],
		}),
	},
	// The shapes of its errors are not documented beyond the fields of batch errors.
	docs: {
		prefixes: ['/bim360/docs/', '/construction/files/', '/construction/rcm/'],
		wrongMediaType: 400,
		mediaType: plainJson,
		userHeader: 'x-user-id',
		errorBody: ({ status, code, message }) => ({ code, title: title(status), detail: message }),
	},
	oss: {
		prefixes: ['/oss/'],
		wrongMediaType: 400,
		mediaType: plainJson,
		errorBody: ({ message }) => ({ reason: message }),
	},
	// The shapes of the two administration APIs are not documented; both are read by field name.
	constructionAdmin: {
		prefixes: ['/construction/admin/'],
		wrongMediaType: 415,
		mediaType: plainJson,
		userHeader: 'user-id',
		errorBody: ({ status, code, message }) => ({ code, title: title(status), detail: message }),
	},
	issues: {
		prefixes: ['/construction/issues/'],
		wrongMediaType: 415,
		mediaType: plainJson,
		errorBody: ({ status, code, message }) => ({ code, title: title(status), detail: message }),
	},
	locations: {
		prefixes: ['/construction/locations/'],
		wrongMediaType: 415,
		mediaType: plainJson,
		errorBody: ({ status, code, message }) => ({ code, title: title(status), detail: message }),
	},
	hq: {
		prefixes: ['/hq/'],
		wrongMediaType: 400,
		mediaType: plainJson,
		userHeader: 'x-user-id',
		errorBody: ({ code, message }) => ({ code, message }),
	},
	modelDerivative: {
		prefixes: ['/modelderivative/'],
		wrongMediaType: 400,
		mediaType: plainJson,
		errorBody: ({ message }) => ({ diagnostic: message }),
	},
	modelProperties: {
		prefixes: ['/construction/index/'],
		wrongMediaType: 415,
		mediaType: plainJson,
		errorBody: ({ status, code, message }) => ({
			type: code,
			title: title(status),
			detail: message,
			errors: null,
		}),
	},
	webhooks: {
		prefixes: ['/webhooks/'],
		wrongMediaType: 400,
		mediaType: plainJson,
		errorBody: ({ status, code, message }) => ({
			id: randomUUID(),
			status,
			code,
			detail: message.split('\n'),
		}),
	},
	// The shapes of its errors are not documented.
	dataConnector: {
		prefixes: ['/data-connector/'],
		wrongMediaType: 415,
		mediaType: plainJson,
		errorBody: ({ status, code, message }) => ({ code, title: title(status), detail: message }),
	},
	relationships: {
		prefixes: ['/bim360/relationship/'],
		wrongMediaType: 415,
		mediaType: plainJson,
		errorBody: ({ status, code, message }) => ({
			type: status === 400 ? 'BadInput' : code,
			title: status === 400 ? 'One or more input values in the request were bad' : title(status),
			detail: message,
		}),
	},
	assets: construction('assets'),
	rfis: construction('rfis'),
	submittals: construction('submittals'),
	forms: construction('forms'),
	reviews: construction('reviews'),
	transmittals: { ...construction('transmittals'), userHeader: 'x-user-id' },
	sheets: { ...construction('sheets'), userHeader: 'x-user-id' },
};

/** Their error bodies are not documented. */
function construction(product: string): ServiceFacts {
	return {
		prefixes: [`/construction/${product}/`],
		wrongMediaType: 415,
		mediaType: plainJson,
		errorBody: ({ status, code, message }) => ({ code, title: title(status), detail: message }),
	};
}

const TITLES: Readonly<Record<number, string>> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	406: 'Not Acceptable',
	409: 'Conflict',
	413: 'Content Too Large',
	415: 'Unsupported Media Type',
	422: 'Unprocessable Entity',
	423: 'Locked',
	429: 'Too Many Requests',
};

/** The service behind a path; undefined where there is none. */
export function serviceAt(path: string): ServiceFacts | undefined {
	return Object.values(SERVICES).find(({ prefixes }) =>
		prefixes.some((prefix) => path.startsWith(prefix)),
	);
}

export function title(status: number): string {
	return TITLES[status] ?? 'Internal Server Error';
}
