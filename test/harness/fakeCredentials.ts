import { ICredentialsHelper } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
} from 'n8n-workflow';
import { applyGenericAuthentication } from './genericAuthentication';

type Secrets = Record<string, ICredentialDataDecryptedObject>;

/**
 * Credentials as a node in real n8n-core sees them: values are already resolved (the end-to-end tests cover
 * expressions such as the hidden `scope`), and renewed tokens are kept and recorded.
 */
export class FakeCredentials extends ICredentialsHelper {
	/** Every token that n8n renewed and stored. */
	readonly tokensSaved: unknown[] = [];

	constructor(
		readonly data: Secrets,
		readonly types: Record<string, ICredentialType>,
	) {
		super();
	}

	getParentTypes(name: string): string[] {
		return this.types[name]?.extends ?? [];
	}

	async getDecrypted(
		_additionalData: unknown,
		_details: unknown,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		return structuredClone(this.data[type]);
	}

	async updateCredentialsOauthTokenData(
		_details: unknown,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.tokensSaved.push(data.oauthTokenData);
		this.data[type].oauthTokenData = data.oauthTokenData;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const authenticate = this.types[typeName]?.authenticate;
		if (authenticate === undefined) return options;
		return typeof authenticate === 'function'
			? await authenticate(credentials, options)
			: applyGenericAuthentication(authenticate, credentials, options);
	}

	/**
	 * As in n8n's CredentialsHelper: runs if the expirable field is empty, after a 401, and in each test of
	 * the credential. The result is stored and returned.
	 */
	async preAuthentication(
		http: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.types[typeName];
		const field = type?.properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable,
		)?.name;
		if (!field || !type.preAuthentication) return undefined;
		const isTest = node.parameters.temp === '';
		if (credentials[field] !== '' && !credentialsExpired && !isTest) return undefined;
		const renewed = await type.preAuthentication.call(http, credentials);
		if (renewed[field] === undefined) return undefined;
		this.tokensSaved.push(renewed[field]);
		Object.assign(this.data[typeName], renewed);
		return Object.assign(credentials, renewed);
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async updateCredentials(): Promise<void> {}

	async getCredentials(): Promise<never> {
		throw new Error('The harness returns decrypted data only');
	}

	getCredentialsProperties(): [] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}
}
