import { isJsonObject } from '../json';
import { withoutSecrets } from '../withoutSecrets';

/**
 * The contents of Autodesk's error bodies. Each service has its own shape; this reads all of them.
 *
 * - Data Management (JSON:API): `{ errors: [{ code, title, detail }] }`
 * - OSS: `{ reason }`
 * - Webhooks: `{ code, detail: [text] }`
 * - account administration: some of `code`, `message`, `title`, `detail`, `errors`
 * - Model Derivative: `{ diagnostic }`, in its formal description `{ diagnostics }`
 * - gateway: `{ developerMessage, errorCode }`
 * - token endpoint: `{ error, error_description }`
 * - S3: XML `<Error><Code>…</Code><Message>…</Message></Error>`
 */
export interface ServiceError {
	/** Short machine-readable code, if there is one, e.g. `AUTH-010`. */
	code?: string;
	/** The readable message, if there is one. */
	text?: string;
}

/** Maximum length of text taken from a body; some gateways answer with entire HTML pages. */
const MAX_TEXT = 500;

export function readServiceError(body: unknown): ServiceError {
	if (typeof body === 'string') return readText(body);
	if (!isJsonObject(body)) return {};
	const first = Array.isArray(body.errors) ? body.errors[0] : undefined;
	const inner = isJsonObject(first) ? first : {};
	const innerText = typeof first === 'string' ? first : undefined;
	return {
		code: pick(body.errorCode, inner.code, body.code, inner.errorCode, body.error),
		text: pick(
			inner.detail,
			inner.message,
			innerText,
			body.detail,
			body.developerMessage,
			body.error_description,
			body.reason,
			body.message,
			body.diagnostic,
			body.diagnostics,
			inner.title,
			body.title,
		),
	};
}

function readText(body: string): ServiceError {
	const trimmed = body.trim();
	if (trimmed.startsWith('{')) {
		try {
			return readServiceError(JSON.parse(trimmed));
		} catch {
			return { text: clip(trimmed) };
		}
	}
	if (/^<\?xml|^<Error/.test(trimmed)) {
		return {
			code: pick(/<Code>([^<]+)<\/Code>/.exec(trimmed)?.[1]),
			text: pick(/<Message>([^<]+)<\/Message>/.exec(trimmed)?.[1]),
		};
	}
	// Gateways and proxies answer with HTML pages that contain nothing useful.
	return trimmed === '' || trimmed.startsWith('<') ? {} : { text: clip(trimmed) };
}

function pick(...candidates: unknown[]): string | undefined {
	for (const candidate of candidates) {
		const value: unknown = Array.isArray(candidate)
			? candidate.filter((entry) => typeof entry === 'string').join('; ')
			: candidate;
		if (typeof value === 'string' && value.trim() !== '') return clip(value.trim());
		if (typeof value === 'number') return String(value);
	}
	return undefined;
}

/** Some services repeat the token that they refuse. */
function clip(text: string): string {
	const safe = withoutSecrets(text);
	return safe.length > MAX_TEXT ? `${safe.slice(0, MAX_TEXT)}…` : safe;
}
