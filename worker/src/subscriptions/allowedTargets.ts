/** The origins that deliveries may go to. All others are refused, on registering and on sending. */
export class AllowedTargets {
	readonly #origins: ReadonlySet<string>;

	constructor(origins: readonly string[]) {
		this.#origins = new Set(origins);
	}

	allows(target: string): boolean {
		if (!URL.canParse(target)) return false;
		const { protocol, origin, username, password } = new URL(target);
		const plain = /^https?:$/.test(protocol) && username === '' && password === '';
		return plain && this.#origins.has(origin);
	}
}
