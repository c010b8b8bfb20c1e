import type { CallbackAttempt, JournalEntry, Settings } from '../../simulator';
import type { Population } from '../../simulator/control/populate';

/** A file that the simulator's user uploaded to a folder. */
export interface UploadedVersion {
	itemId: string;
	versionId: string;
	versionNumber: number;
	/** The hooks that receive a callback. */
	hookIds: string[];
}

export interface RegisteredHook {
	hookId: string;
	system: string;
	event: string;
	region: string;
	callbackUrl: string;
	status: string;
	scope: Record<string, string>;
	hasSecret: boolean;
}

/** Controls a simulator in another process through its `/_simulator` endpoints. */
export class SimulatorControl {
	constructor(private readonly url: string) {}

	async upload(fileName: string, folderId?: string): Promise<UploadedVersion> {
		return await this.call('POST', '/upload', { fileName, folderId });
	}

	async hooks(): Promise<RegisteredHook[]> {
		return await this.call('GET', '/hooks');
	}

	/** All attempts so far, in the order in which they ended. */
	async callbacks(): Promise<CallbackAttempt[]> {
		return await this.call('GET', '/callbacks');
	}

	/** Requests received so far whose path starts with the given one. */
	async requests(path: string): Promise<JournalEntry[]> {
		return await this.call('GET', `/requests?path=${encodeURIComponent(path)}`);
	}

	/** Makes access tokens expire now. */
	async expireTokens(): Promise<void> {
		await this.call('POST', '/tokens/expire', {});
	}

	/** Makes the world larger. */
	async populate(population: Population): Promise<void> {
		await this.call('POST', '/populate', population);
	}

	async set(settings: Partial<Settings>): Promise<void> {
		await this.call('PATCH', '/settings', settings);
	}

	private async call<T>(method: string, path: string, body?: object): Promise<T> {
		const response = await fetch(`${this.url}/_simulator${path}`, {
			method,
			headers: { 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`The simulator answered ${response.status}: ${text}`);
		return JSON.parse(text) as T;
	}
}
