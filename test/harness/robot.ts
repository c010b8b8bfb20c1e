import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';

/** A key in the format that Autodesk creates for a service account. */
export function newKey(): string {
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

let robots = 0;

/** The values that a user enters to sign in a service account; a new account each time. */
export function robot(privateKey: string, selectedScopes = ['data:read']) {
	return {
		clientId: 'client',
		clientSecret: 'secret',
		serviceAccountId: `ROBOT${++robots}`,
		keyId: 'key-1',
		privateKey,
		selectedScopes,
	};
}

/** The parts of a signed assertion. @throws Error if it was not signed with the key */
export function readAssertion(assertion: string, privateKey: string) {
	const [header, claims, signature] = assertion.split('.');
	const signed = Buffer.from(`${header}.${claims}`);
	const key = createPublicKey(privateKey);
	if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))) {
		throw new Error('The signature is wrong');
	}
	return { header: decode(header), claims: decode(claims) };
}

function decode(part: string): Record<string, unknown> {
	return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
}
