/** Where Autodesk reaches this worker. */
export class PublicUrl {
	#url: string | undefined;

	/** @param configured without a trailing slash; undefined: this machine only, at the port of the worker */
	constructor(configured: string | undefined) {
		this.#url = configured;
	}

	get url(): string {
		return this.#url ?? 'http://localhost';
	}

	/** Call it once the port is known, before any URL is requested. */
	listensOn(port: number): void {
		this.#url ??= `http://localhost:${port}`;
	}

	/** The callback URL with this route key. It is a secret. */
	readonly callbackUrl = (routeKey: string): string => `${this.url}/callbacks/${routeKey}`;
}
