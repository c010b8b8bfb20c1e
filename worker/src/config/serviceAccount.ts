import { readPrivateKey } from '../../../protocol/aps/serviceAccount/privateKey';
import { halfSet } from './halfSet';
import type { Environment } from './setting';

/** What identifies a service account: all of it, or nothing. */
const IDENTITY = [
	'APS_SERVICE_ACCOUNT_ID',
	'APS_SERVICE_ACCOUNT_KEY_ID',
	'APS_SERVICE_ACCOUNT_PRIVATE_KEY',
] as const;
const APP = ['APS_SERVICE_ACCOUNT_CLIENT_ID', 'APS_SERVICE_ACCOUNT_CLIENT_SECRET'] as const;

/** What is wrong with the variables of the service account. No problem quotes the private key. */
export function serviceAccountProblems(given: Environment): string[] {
	if (![...IDENTITY, ...APP].some((variable) => given[variable])) return [];
	const problems: string[] = [];
	const missing = IDENTITY.filter((variable) => !given[variable]);
	if (missing.length > 0) {
		problems.push(
			`${missing.join(' and ')} must be set, because a service account needs all of ` +
				`${IDENTITY.join(', ')}. Example: ${IDENTITY.map((variable) => `${variable}=…`).join(' ')}`,
		);
	}
	const keyProblem = problemOfKey(given.APS_SERVICE_ACCOUNT_PRIVATE_KEY);
	if (keyProblem !== undefined) problems.push(keyProblem);
	const halfApp = halfSet(given, ...APP);
	if (halfApp !== undefined) problems.push(halfApp);
	if (!given.APS_CLIENT_ID && !given.APS_CLIENT_SECRET) {
		problems.push(
			'APS_CLIENT_ID and APS_CLIENT_SECRET must be set: the service account works in addition to the app. ' +
				'Example: APS_CLIENT_ID=… APS_CLIENT_SECRET=…',
		);
	}
	return problems;
}

function problemOfKey(privateKey: string | undefined): string | undefined {
	if (!privateKey) return undefined;
	const read = readPrivateKey(privateKey);
	if (read.kind === 'key') return undefined;
	return (
		`APS_SERVICE_ACCOUNT_PRIVATE_KEY ${read.problem}. ` +
		'Example: APS_SERVICE_ACCOUNT_PRIVATE_KEY="-----BEGIN RSA PRIVATE KEY-----\\n…"'
	);
}
