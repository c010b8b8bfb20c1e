/**
 * Thrown by an endpoint to refuse a call. The service the endpoint belongs to decides about the
 * shape of the body, so handlers only say what is wrong.
 */
export class Refusal extends Error {
	readonly code: string;

	constructor(
		readonly status: number,
		message: string,
		code?: string,
	) {
		super(message);
		this.code = code ?? DEFAULT_CODES[status] ?? 'ERROR';
	}
}

const DEFAULT_CODES: Readonly<Record<number, string>> = {
	400: 'BAD_INPUT',
	403: 'FORBIDDEN',
	404: 'NOT_FOUND',
	406: 'NOT_ACCEPTABLE',
	409: 'CONFLICT',
	415: 'UNSUPPORTED_MEDIA_TYPE',
	422: 'UNPROCESSABLE_ENTITY',
	423: 'LOCKED',
};

/** Refused by the gateway in front of every API, always with the same body. */
export class GatewayRefusal extends Error {
	constructor(
		readonly status: number,
		readonly errorCode: string,
		message: string,
		readonly headers: Readonly<Record<string, string>> = {},
	) {
		super(message);
	}

	get body() {
		return {
			developerMessage: this.message,
			userMessage: '',
			errorCode: this.errorCode,
			'more info': `https://aps.autodesk.com/en/docs/oauth/v2/developers_guide/error_handling/${this.errorCode}`,
		};
	}
}

export const tokenRefused = () =>
	new GatewayRefusal(401, 'AUTH-006', 'Access token provided is invalid or expired.');

export const apiNotEnabled = () =>
	new GatewayRefusal(
		403,
		'AUTH-001',
		'The client_id specified does not have access to the API product.',
	);

export const scopeMissing = () =>
	new GatewayRefusal(403, 'AUTH-010', 'Token does not have the privilege for this request.');

/** @param retryAfter seconds */
export const quotaExceeded = (retryAfter: number) =>
	new GatewayRefusal(429, 'ERR-001', 'Quota limit exceeded.', {
		'Retry-After': String(retryAfter),
	});
