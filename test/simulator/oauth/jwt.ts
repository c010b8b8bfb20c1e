import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** Just enough of JSON Web Tokens (RS256) for access tokens, id tokens and assertions. */

export interface SigningKey {
	kid: string;
	privateKey: KeyObject;
}

let processKey: SigningKey | undefined;

/** The key that signs tokens, made once per process: making one takes a fraction of a second. */
export function signingKey(): SigningKey {
	processKey ??= {
		kid: 'simulator',
		privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
	};
	return processKey;
}

/** The public half as JWKS. */
export function publicKeys() {
	const { kid, privateKey } = signingKey();
	const jwk = createPublicKey(privateKey).export({ format: 'jwk' });
	return { keys: [{ ...jwk, kid, use: 'sig', alg: 'RS256' }] };
}

export function signJwt(claims: object): string {
	const { kid, privateKey } = signingKey();
	const content = `${encode({ alg: 'RS256', kid, typ: 'JWT' })}.${encode(claims)}`;
	return `${content}.${sign('RSA-SHA256', Buffer.from(content), privateKey).toString('base64url')}`;
}

export interface Jwt {
	header: Record<string, unknown>;
	claims: Record<string, unknown>;
	isSignedBy(publicKey: string): boolean;
}

/** @returns undefined when the text is not a JWT */
export function parseJwt(text: string): Jwt | undefined {
	const parts = text.split('.');
	if (parts.length !== 3) return undefined;
	const [header, claims] = parts.slice(0, 2).map(decode);
	if (!header || !claims) return undefined;
	return {
		header,
		claims,
		isSignedBy: (publicKey) =>
			verify(
				'RSA-SHA256',
				Buffer.from(`${parts[0]}.${parts[1]}`),
				publicKey,
				Buffer.from(parts[2], 'base64url'),
			),
	};
}

function encode(value: object): string {
	return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(part: string): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
		return typeof value === 'object' && value !== null
			? (value as Record<string, unknown>)
			: undefined;
	} catch {
		return undefined;
	}
}
