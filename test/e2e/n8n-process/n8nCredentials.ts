import type { N8nHttp } from './n8nHttp';

export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

export interface NewCredential {
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** The result of a credential test, with the text that the user reads. */
export interface CredentialTest {
	status: 'OK' | 'Error';
	message: string;
}

/** Credentials of one n8n. */
export class N8nCredentials {
	constructor(private readonly http: N8nHttp) {}

	async all(): Promise<StoredCredential[]> {
		return await this.http.rest<StoredCredential[]>('GET', '/credentials');
	}

	async create(credential: NewCredential): Promise<StoredCredential> {
		return await this.http.rest<StoredCredential>('POST', '/credentials', credential);
	}

	/** Saves changed fields, like the editor's Save button; tokens are kept. */
	async update(id: string, credential: NewCredential): Promise<void> {
		await this.http.rest('PATCH', `/credentials/${id}`, credential);
	}

	/** The stored fields as the editor shows them: with secrets and tokens blanked out. */
	async data(id: string): Promise<Record<string, unknown>> {
		const path = `/credentials/${id}?includeData=true`;
		return (await this.http.rest<{ data: Record<string, unknown> }>('GET', path)).data;
	}

	/** Whether an OAuth2 credential holds a token. */
	async isConnected({ id }: StoredCredential): Promise<boolean> {
		return (await this.data(id)).oauthTokenData === true;
	}

	/** Tests the stored credential, as the editor does after each save. */
	async test(credential: StoredCredential): Promise<CredentialTest> {
		const data = await this.data(credential.id);
		return await this.http.rest<CredentialTest>('POST', '/credentials/test', {
			credentials: { ...credential, data },
		});
	}

	/** The URL that the Connect button of an OAuth2 credential opens. */
	async authorizeUrl(id: string): Promise<string> {
		return await this.http.rest<string>('GET', `/oauth2-credential/auth?id=${id}`);
	}

	/** Calls n8n's callback, like the browser after the authorize page. Returns n8n's page. */
	async finishConnecting(callbackUrl: string): Promise<string> {
		const { pathname, search } = new URL(callbackUrl);
		return await this.http.text('GET', `${pathname}${search}`);
	}
}
