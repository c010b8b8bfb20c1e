import { Refusal } from './refusal';

/** Names a query may hold: exact text, or a pattern such as every `filter[…]`. */
export type QueryName = string | RegExp;

/**
 * Parameters that Autodesk describes as lists. They come repeated, as its own SDKs write them, or with
 * commas; both mean the same.
 */
const LIST = /^(filter\[.+\](-\w+)?|with|fields?|sort|orFilters|ids|statuses|locationIds|include)$/;

/** The query of one call, already checked for unknown names. */
export class Query {
	constructor(private readonly values: ReadonlyMap<string, string>) {}

	/**
	 * @throws Refusal 400 for a name the endpoint does not document, or one given twice that is not a list
	 */
	static parse(search: string, allowed: readonly QueryName[]): Query {
		const values = new Map<string, string>();
		for (const [name, value] of new URLSearchParams(search)) {
			const known = allowed.some((rule) =>
				typeof rule === 'string' ? rule === name : rule.test(name),
			);
			if (!known) throw new Refusal(400, `Unknown query parameter "${name}"`);
			const before = values.get(name);
			if (before !== undefined && !LIST.test(name)) {
				throw new Refusal(400, `Query parameter "${name}" is given twice`);
			}
			values.set(name, before === undefined ? value : `${before},${value}`);
		}
		return new Query(values);
	}

	text(name: string): string | undefined {
		return this.values.get(name);
	}

	/** A list, repeated or with commas. */
	list(name: string): string[] | undefined {
		return this.values.get(name)?.split(',');
	}

	/** @throws Refusal 400 unless the value is one of the choices */
	oneOf<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
		const text = this.values.get(name);
		if (text === undefined) return undefined;
		const choice = choices.find((candidate) => candidate === text);
		if (choice) return choice;
		throw new Refusal(400, `"${name}" must be one of ${choices.join(', ')}, not "${text}"`);
	}

	boolean(name: string): boolean {
		return this.oneOf(name, ['true', 'false']) === 'true';
	}

	/** @throws Refusal 400 unless the value is an integer within the bounds */
	integer(name: string, fallback: number, min: number, max = Number.MAX_SAFE_INTEGER): number {
		const text = this.values.get(name);
		if (text === undefined) return fallback;
		const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
		if (value >= min && value <= max) return value;
		throw new Refusal(400, `"${name}" must be an integer from ${min} to ${max}, not "${text}"`);
	}

	entries(): IterableIterator<[string, string]> {
		return this.values.entries();
	}
}
