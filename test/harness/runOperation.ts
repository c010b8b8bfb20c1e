import type { INodeParameters } from 'n8n-workflow';
import { AutodeskPlatformServicesOAuth2Api } from '../../credentials/AutodeskPlatformServicesOAuth2Api.credentials';
import { AutodeskPlatformServicesServiceAccountApi } from '../../credentials/AutodeskPlatformServicesServiceAccountApi.credentials';
import { AutodeskPlatformServicesTwoLeggedOAuth2Api } from '../../credentials/AutodeskPlatformServicesTwoLeggedOAuth2Api.credentials';
import { LATEST } from '../../nodes/fields/nodeVersion';
import { SCOPES } from '../../protocol/aps/scopes';
import { nodeWithResource } from '../../scripts/actionNodes';
import { FakeCredentials } from './fakeCredentials';
import { holdingToken } from './holdingToken';
import { resolveCredential } from './resolveCredential';
import { runNode } from './runNode';
import type { RunOptions } from './runNode';

/** The base URL that nock mocks. */
export const APS = 'https://developer.api.autodesk.com';

const CREDENTIALS = {
	oAuth2: new AutodeskPlatformServicesOAuth2Api(),
	twoLegged: new AutodeskPlatformServicesTwoLeggedOAuth2Api(),
	serviceAccount: new AutodeskPlatformServicesServiceAccountApi(),
};

export type SignIn = keyof typeof CREDENTIALS;

/** A connected credential of this kind, with the token `OLD` and, by default, all scopes. */
export function signedIn(kind: SignIn, scopes: string[] = Object.keys(SCOPES)): FakeCredentials {
	const type = CREDENTIALS[kind];
	const entered = { clientId: 'client', clientSecret: 'secret', selectedScopes: scopes };
	const data = holdingToken(type, resolveCredential(type, entered), 'OLD');
	return new FakeCredentials({ [type.name]: data }, { [type.name]: type });
}

interface OperationOptions extends RunOptions {
	/** Default: 3-legged. */
	as?: SignIn;
}

/**
 * Runs one operation of an action node in real n8n-core.
 *
 * @param name resource and operation, for example `hub.getAll`
 * @returns the records of the first output, and the error if the node stopped
 */
export async function runOperation(
	name: string,
	parameters: INodeParameters = {},
	{ as = 'oAuth2', ...options }: OperationOptions = {},
) {
	const [resource, operation] = name.split('.');
	const run = await runNode(
		nodeWithResource(resource).type,
		{ authentication: as, resource, operation, ...parameters },
		{ credentials: signedIn(as), typeVersion: versionWith(parameters), ...options },
	);
	return { ...run, records: (run.outputs[0] ?? []).map(({ json }) => json) };
}

/** A resource locator in the editor's format. */
export function byId(value: string) {
	return { __rl: true, mode: 'id', value };
}

/** A resource locator with a name, or the email address of a person. */
export function byName(value: string) {
	return { __rl: true, mode: 'name', value };
}

/** A resource locator with the path of a folder or file. */
export function byPath(value: string) {
	return { __rl: true, mode: 'path', value };
}

/** A resource locator with a pasted link. */
export function byUrl(value: string) {
	return { __rl: true, mode: 'url', value };
}

/** Workflows saved with the first version have Simplify; all others have the newest. */
function versionWith(parameters: INodeParameters): number {
	return 'simplify' in parameters ? 1 : LATEST;
}
