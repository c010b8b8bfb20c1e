import { isGuid, toAdminId } from '../../protocol/aps/ids';
import { nameKey } from '../../protocol/aps/names';
import { InvalidValue } from '../values/invalidValue';
import { byNameKey } from './directories';
import type { Named, NamedList } from './named';
import { idOfOne } from './theOne';

/** The things of a list that was read in full: for many rows, in which each is a name or an ID. */
export class KnownNames {
	private readonly byId: ReadonlyMap<string, Named>;
	private readonly byKey: ReadonlyMap<string, readonly Named[]>;

	constructor(
		private readonly list: NamedList,
		private readonly all: readonly Named[],
	) {
		this.byId = new Map(all.map((each) => [each.id, each]));
		this.byKey = byNameKey(all);
	}

	/** The name of the thing with this ID; undefined if there is none. */
	nameOf(id: string): string | undefined {
		return this.byId.get(id)?.name;
	}

	/** @throws InvalidValue unless exactly one of the things has this name or ID */
	idOf({ displayName }: { displayName: string }, entered: string): string {
		const id = toAdminId(entered);
		if (!isGuid(id)) {
			const found = this.byKey.get(nameKey(entered)) ?? [];
			return idOfOne(this.list, displayName, entered, found, this.all);
		}
		if (this.byId.has(id)) return id;
		const { thing, place } = this.list;
		throw new InvalidValue(displayName, `no ${thing} ${place} has the ID ${id}`);
	}
}
