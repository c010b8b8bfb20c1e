/**
 * Replaces secrets in a text from outside, such as an error that repeats the request: tokens, assertions,
 * client secrets, private keys, signing secrets, signatures of signed URLs, and the user and password of a URL.
 */
export function withoutSecrets(text: string): string {
	return text
		.replace(PRIVATE_KEY, HIDDEN)
		.replace(JSON_WEB_TOKEN, HIDDEN)
		.replace(AUTHORIZATION, `$1 ${HIDDEN}`)
		.replace(SIGNING_SECRET, HIDDEN)
		.replace(PARAMETER, `$1${HIDDEN}`)
		.replace(URL_LOGIN, `$1${HIDDEN}@`);
}

const HIDDEN = '[hidden]';

/** PEM, also with line breaks written as `\n`, and if its end is cut off. */
const PRIVATE_KEY =
	/-----BEGIN ([A-Z ]*)PRIVATE KEY-----[\w+/=\s\\]*(?:-----END \1PRIVATE KEY-----)?/g;

/** Autodesk's access tokens, and assertions: base64url parts, the first of which starts with `{"`. */
const JSON_WEB_TOKEN = /\beyJ[\w-]{8,}(?:\.[\w-]*){1,2}/g;

/** Tokens that are no JSON Web Tokens. Shorter words belong to a sentence: "Bearer authentication". */
const AUTHORIZATION = /\b(Bearer|Basic)\s+[\w.~+/=-]{16,}/gi;

/** Of Standard Webhooks: 24 random bytes in base64, or more. */
const SIGNING_SECRET = /\bwhsec_[\w+/-]{16,}={0,2}/g;

/** In a query, a form or JSON, also if it is quoted in JSON: `client_secret=…`, `\"access_token\": \"…\"`. */
const PARAMETER =
	/\b((?:access_token|refresh_token|client_secret|assertion|code_verifier|X-Amz-Signature|X-Amz-Credential|X-Amz-Security-Token|Signature|sig)\\*"?\s*(?:=|:\s*\\*")\s*)[^\s"'&,;}\\]+/gi;

const URL_LOGIN = /\b([a-z][a-z\d+.-]*:\/\/)[^\s/?#"'<>@]*@/gi;
