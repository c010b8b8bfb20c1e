import type { Directories } from './directories';

/**
 * Something that an execution of a node reads once for all its items, such as the settings of a project.
 * What could not be read is read again by the next item.
 */
export class PerExecution<Result> {
	private readonly executions = new WeakMap<Directories, Map<string, Promise<Result>>>();

	/**
	 * @param directories those of the execution
	 * @param key the same for the same thing, as seen by the same user; see `listKey`
	 */
	async get(directories: Directories, key: string, load: () => Promise<Result>): Promise<Result> {
		const known = this.knownOf(directories);
		const reading = known.get(key) ?? load();
		known.set(key, reading);
		reading.catch(() => known.delete(key));
		return await reading;
	}

	private knownOf(directories: Directories): Map<string, Promise<Result>> {
		const known = this.executions.get(directories) ?? new Map<string, Promise<Result>>();
		this.executions.set(directories, known);
		return known;
	}
}
