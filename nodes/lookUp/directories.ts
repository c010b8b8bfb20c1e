import { nameKey } from '../../protocol/aps/names';
import type { Named, NamedList } from './named';

/**
 * So many different names of a list are asked for one by one. Beyond that, the list is read once: the
 * service allows about 100 calls a minute, and a page holds up to 200 records.
 */
const ASKED_ONE_BY_ONE = 5;

/** What is known of one list. */
interface Directory {
	asked: number;
	/** By {@link nameKey}. */
	answers: Map<string, Promise<readonly Named[]>>;
	all?: Promise<readonly Named[]>;
	byKey?: Promise<ReadonlyMap<string, readonly Named[]>>;
}

/**
 * What was looked up by name during one execution of a node. A name costs at most one look-up, however many
 * items contain it, also if they run at the same time. A look-up that failed is repeated by the next item.
 */
export class Directories {
	private readonly known = new Map<string, Directory>();

	/** The things of the list with this name; letter case, composition and blanks at the ends do not matter. */
	async find(list: NamedList, name: string): Promise<readonly Named[]> {
		const directory = this.directoryOf(list);
		const key = nameKey(name);
		const known = directory.answers.get(key);
		if (known !== undefined) return await known;
		const answer = this.lookFor(list, directory, name);
		directory.answers.set(key, answer);
		answer.catch(() => directory.answers.delete(key));
		return await answer;
	}

	/** All things of the list, read once. */
	async all(list: NamedList): Promise<readonly Named[]> {
		const directory = this.directoryOf(list);
		if (directory.all === undefined) {
			directory.all = list.readAll();
			directory.all.catch(() => (directory.all = undefined));
		}
		return await directory.all;
	}

	private async lookFor(
		list: NamedList,
		directory: Directory,
		name: string,
	): Promise<readonly Named[]> {
		if (directory.all === undefined && list.ask && directory.asked < ASKED_ONE_BY_ONE) {
			directory.asked += 1;
			const answered = await list.ask(name.trim());
			const found = answered.filter((each) => nameKey(each.name) === nameKey(name));
			if (found.length > 0) return found;
		}
		return (await this.allByKey(list, directory)).get(nameKey(name)) ?? [];
	}

	private async allByKey(
		list: NamedList,
		directory: Directory,
	): Promise<ReadonlyMap<string, readonly Named[]>> {
		if (directory.byKey === undefined) {
			directory.byKey = this.all(list).then(byNameKey);
			directory.byKey.catch(() => (directory.byKey = undefined));
		}
		return await directory.byKey;
	}

	private directoryOf({ key }: NamedList): Directory {
		const known = this.known.get(key);
		if (known !== undefined) return known;
		const directory: Directory = { asked: 0, answers: new Map() };
		this.known.set(key, directory);
		return directory;
	}
}

/** The things by {@link nameKey}: several share one, if they have the same name. */
export function byNameKey(things: readonly Named[]): Map<string, Named[]> {
	const byKey = new Map<string, Named[]>();
	for (const thing of things) {
		const key = nameKey(thing.name);
		const same = byKey.get(key);
		if (same === undefined) byKey.set(key, [thing]);
		else same.push(thing);
	}
	return byKey;
}
