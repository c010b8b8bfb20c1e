import { generateKeyPairSync } from 'node:crypto';
import { SERVICE_ACCOUNT, type Simulator } from '../../../test/simulator';

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
	modulusLength: 2048,
	publicKeyEncoding: { type: 'spki', format: 'pem' },
	privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** A private key as Autodesk shows it. */
export const PRIVATE_KEY = privateKey;

/** Gives the simulator's service account this key. @returns variables that make it the worker's */
export function serviceAccountEnvironment({ state }: Pick<Simulator, 'state'>): {
	APS_SERVICE_ACCOUNT_ID: string;
	APS_SERVICE_ACCOUNT_KEY_ID: string;
	APS_SERVICE_ACCOUNT_PRIVATE_KEY: string;
} {
	giveKey({ state });
	return {
		APS_SERVICE_ACCOUNT_ID: SERVICE_ACCOUNT.id,
		APS_SERVICE_ACCOUNT_KEY_ID: KEY_ID,
		// As in an environment file: one line.
		APS_SERVICE_ACCOUNT_PRIVATE_KEY: privateKey.replaceAll('\n', '\\n'),
	};
}

const KEY_ID = 'key-of-the-worker';

/** Again after a reset of the simulator, which forgets keys. */
export function giveKey({ state }: Pick<Simulator, 'state'>): void {
	const account = state.serviceAccounts.get(SERVICE_ACCOUNT.id);
	if (!account) throw new Error('The simulator has no service account');
	if (account.keys.some(({ kid }) => kid === KEY_ID)) return;
	const createdAt = new Date().toISOString();
	account.keys.push({ kid: KEY_ID, publicKey, status: 'ENABLED', createdAt });
}
