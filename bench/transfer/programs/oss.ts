import { BUCKET } from '../job';

/** The calls of OSS that a plain program needs. @throws Error with the answer of anything but a success */
export class PlainOss {
	constructor(
		private readonly url: string,
		private readonly token: string,
	) {}

	async downloadUrl(key: string): Promise<{ url: string; size: number }> {
		return (await this.call('GET', `${key}/signeds3download?minutesExpiration=60`)) as {
			url: string;
			size: number;
		};
	}

	async uploadUrls(key: string, parts: number): Promise<{ uploadKey: string; urls: string[] }> {
		return (await this.call(
			'GET',
			`${key}/signeds3upload?parts=${parts}&minutesExpiration=60`,
		)) as { uploadKey: string; urls: string[] };
	}

	async complete(key: string, uploadKey: string, size: number): Promise<void> {
		await this.call('POST', `${key}/signeds3upload`, { uploadKey, size });
	}

	private async call(method: string, path: string, body?: object): Promise<unknown> {
		const response = await fetch(`${this.url}/oss/v2/buckets/${BUCKET}/objects/${path}`, {
			method,
			headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
		});
		if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
		return await response.json();
	}
}
