import type { Directories } from './directories';

/**
 * What was read during one execution of a node, so that many items which need the same cost one call. A call that
 * failed is repeated by the next item.
 */
export class OncePerRun<Result> {
	private readonly known = new WeakMap<Directories, Map<string, Promise<Result>>>();

	/**
	 * @param directories those of the execution
	 * @param key the same for the same thing, as seen by the same user; see `listKey`
	 */
	async get(directories: Directories, key: string, load: () => Promise<Result>): Promise<Result> {
		const ofRun = this.known.get(directories) ?? new Map<string, Promise<Result>>();
		this.known.set(directories, ofRun);
		const running = ofRun.get(key);
		if (running !== undefined) return await running;
		const loading = load();
		ofRun.set(key, loading);
		loading.catch(() => ofRun.delete(key));
		return await loading;
	}
}
