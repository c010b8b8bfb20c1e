import { isGuid, toAdminId } from '../../protocol/aps/ids';
import type { ApsRun } from '../parameters/run';
import { BY_NAME, Finder } from './finder';
import type { NamedList } from './named';
import { idOfTheOne } from './theOne';

interface LookUpRules {
	/** What to do with a name that belongs to nothing. Default: `refuse` */
	ifMissing?: 'refuse' | 'leave';
	/** Default: a GUID, with or without `b.` */
	isId?: (text: string) => boolean;
	/** See {@link Finder.impliedId}. */
	impliedId?: (run: ApsRun) => Promise<string | undefined>;
}

/** How a locator finds what was entered by its name. */
export class LookUp extends Finder {
	readonly key = BY_NAME;
	/** Longer than the names and email addresses that Autodesk accepts. */
	readonly longest = 255;

	/**
	 * @param mode label of this way to enter something
	 * @param list where to look, according to the other parameters of the item; throws InvalidValue if
	 *   they do not say it
	 */
	constructor(
		readonly mode: 'By Name' | 'By Email' | 'By Name or Email' | 'By Number',
		readonly placeholder: string,
		readonly list: (run: ApsRun) => NamedList,
		private readonly rules: LookUpRules = {},
	) {
		super();
	}

	isId(text: string): boolean {
		if (this.rules.isId !== undefined) return this.rules.isId(text);
		return this.mode === 'By Email' ? !text.includes('@') : isGuid(toAdminId(text));
	}

	async find(run: ApsRun, field: string, entered: string): Promise<string | undefined> {
		const list = this.list(run);
		// Autodesk's pages and our lists show #17.
		const name = list.by === 'number' ? entered.replace(/^#\s*(?=\d)/, '') : entered;
		const mayBeMissing = this.rules.ifMissing === 'leave';
		if (mayBeMissing && (await run.directories.find(list, name)).length === 0) return undefined;
		return await idOfTheOne(run.directories, list, field, name);
	}

	override async impliedId(run: ApsRun): Promise<string | undefined> {
		return await this.rules.impliedId?.(run);
	}

	/** The same for something that may be gone already: a name that belongs to nothing stays a name. */
	forPossible(): LookUp {
		const { mode, placeholder, list, rules } = this;
		return new LookUp(mode, placeholder, list, { ...rules, ifMissing: 'leave' });
	}

	/** The same where an empty locator means what follows from the other fields. */
	orImplied(impliedId: LookUpRules['impliedId']): LookUp {
		const { mode, placeholder, list, rules } = this;
		return new LookUp(mode, placeholder, list, { ...rules, impliedId });
	}
}
