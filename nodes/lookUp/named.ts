/** Something that people refer to by its name, or a person by their email address. */
export interface Named {
	id: string;
	/** What it is looked up by. */
	name: string;
	/** Distinguishes it from others with the same name, e.g. `archived`. */
	detail?: string;
	/** Of a file: the URN of its newest version. */
	tipId?: string;
}

/** The things of one kind in one place, e.g. the companies of an account. */
export interface NamedList {
	/** Two lists with the same key hold the same things, as seen by the same user. */
	key: string;
	/** What one of them is called, and where they are, e.g. `company` and `in the account`. */
	thing: string;
	place: string;
	/** What they are looked up by. */
	by: 'name' | 'email address' | 'number';
	/** What to know if nothing is found, without a period. */
	hint?: string;
	/**
	 * Asks the service for those with this name. It may return others too, and may miss names that
	 * differ in letter case or Unicode composition. Absent if the service cannot search.
	 */
	ask?(name: string): Promise<readonly Named[]>;
	/** Reads all of them. */
	readAll(): Promise<readonly Named[]>;
}
