import type { IBinaryKeyData, IDataObject, INodeParameters } from 'n8n-workflow';
import { SCOPES } from '../../protocol/aps/scopes';
import type { Scope } from '../../protocol/aps/scopes';
import { APPS, USERS } from '../simulator';
import type { Simulator } from '../simulator';
import type { FakeCredentials } from './fakeCredentials';
import { runOperation, signedIn } from './runOperation';

interface Actor {
	/** Who acts. Default: the app itself. */
	as?: 'app' | 'kim' | 'lee';
	/** Binary files of the only input item. */
	binary?: IBinaryKeyData;
}

/**
 * Runs operations of the action node in real n8n-core against a simulator, over real HTTP.
 *
 * @returns a function that returns the records, and throws the error that stops the node
 */
export function operationsAt(simulator: () => Simulator) {
	return async (
		name: string,
		parameters: INodeParameters = {},
		{ as = 'app', binary }: Actor = {},
	): Promise<IDataObject[]> => {
		const { records, error } = await runOperation(name, parameters, {
			as: as === 'app' ? 'twoLegged' : 'oAuth2',
			credentials: credentialsAt(simulator(), as),
			items: [{ json: {}, binary }],
		});
		if (error) throw Object.assign(new Error(error.message), { details: error.description });
		return records;
	};
}

export function credentialsAt(
	simulator: Pick<Simulator, 'url' | 'issueToken'>,
	as: 'app' | 'kim' | 'lee',
): FakeCredentials {
	const credentials = signedIn(as === 'app' ? 'twoLegged' : 'oAuth2');
	const scopes = Object.keys(SCOPES) as Scope[];
	const token = simulator.issueToken(
		as === 'app'
			? { kind: '2L', clientId: APPS.twoLegged.clientId, scopes }
			: {
					kind: '3L',
					clientId: APPS.threeLegged.clientId,
					userId: USERS[as].autodeskId,
					scopes,
				},
	);
	for (const data of Object.values(credentials.data)) {
		Object.assign(data, {
			baseUrl: simulator.url,
			accessTokenUrl: `${simulator.url}/authentication/v2/token`,
			oauthTokenData: { access_token: token },
		});
	}
	return credentials;
}
