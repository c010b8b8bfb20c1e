import { randomUUID } from 'node:crypto';
import type { Refusal } from './refusal';

/** Autodesk's APIs. Each words its errors differently and can be switched off for an app. */
export type Service =
	'authentication' | 'dataManagement' | 'oss' | 'constructionAdmin' | 'hq' | 'webhooks';

interface ServiceFacts {
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
		wrongMediaType: 400,
		mediaType: plainJson,
		errorBody: ({ code, message }) => ({ errorCode: code, developerMessage: message }),
	},
	dataManagement: {
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
	oss: {
		wrongMediaType: 400,
		mediaType: plainJson,
		errorBody: ({ message }) => ({ reason: message }),
	},
	// The shapes of the two administration APIs are not documented; both are read by field name.
	constructionAdmin: {
		wrongMediaType: 415,
		mediaType: plainJson,
		userHeader: 'user-id',
		errorBody: ({ status, code, message }) => ({ code, title: title(status), detail: message }),
	},
	hq: {
		wrongMediaType: 400,
		mediaType: plainJson,
		userHeader: 'x-user-id',
		errorBody: ({ code, message }) => ({ code, message }),
	},
	webhooks: {
		wrongMediaType: 400,
		mediaType: plainJson,
		errorBody: ({ status, code, message }) => ({
			id: randomUUID(),
			status,
			code,
			detail: message.split('\n'),
		}),
	},
};

const TITLES: Readonly<Record<number, string>> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	406: 'Not Acceptable',
	409: 'Conflict',
	415: 'Unsupported Media Type',
	422: 'Unprocessable Entity',
	423: 'Locked',
	429: 'Too Many Requests',
};

function title(status: number): string {
	return TITLES[status] ?? 'Internal Server Error';
}
