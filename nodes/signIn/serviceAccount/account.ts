import { createHash } from 'crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { AssertionFacts } from '../../../protocol/aps/serviceAccount/assertion';
import { SignInRefused } from '../signInRefused';
import { baseUrlOf, scopesOf } from '../credentialValues';

/** The sign-in data of a Secure Service Account, as stored in the credential. */
export interface ServiceAccount extends AssertionFacts {
	/** Without trailing slash. */
	baseUrl: string;
	clientSecret: string;
	/** As pasted; see `readPrivateKey`. */
	privateKey: string;
}

const NAMES = {
	clientId: 'Client ID',
	clientSecret: 'Client Secret',
	serviceAccountId: 'Service Account ID',
	keyId: 'Key ID',
} as const;

export function readServiceAccount(credential: ICredentialDataDecryptedObject): ServiceAccount {
	const text = (name: string) => String(credential[name] ?? '').trim();
	return {
		baseUrl: baseUrlOf(credential),
		clientId: text('clientId'),
		clientSecret: text('clientSecret'),
		serviceAccountId: text('serviceAccountId'),
		keyId: text('keyId'),
		privateKey: text('privateKey'),
		scopes: scopesOf(credential),
	};
}

/** @throws SignInRefused that names the first field left empty */
export function requireComplete(account: ServiceAccount): void {
	for (const [field, name] of Object.entries(NAMES) as Array<[keyof typeof NAMES, string]>) {
		if (account[field] === '') throw new SignInRefused(`Enter the ${name}`);
	}
}

/**
 * Distinguishes accounts, keys and scope sets without revealing their secrets. Two credentials have
 * the same fingerprint only if everything in them is the same, including the private key.
 */
export function fingerprint(account: ServiceAccount): string {
	const { baseUrl, clientId, clientSecret, serviceAccountId, keyId, privateKey, scopes } = account;
	const parts = [baseUrl, clientId, clientSecret, serviceAccountId, keyId, privateKey];
	const facts = JSON.stringify([...parts, ...[...scopes].sort()]);
	return createHash('sha256').update(facts).digest('hex');
}
