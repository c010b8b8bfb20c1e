import { isGuid, toAdminId } from '../../../../protocol/aps/ids';
import { namedKind } from '../../../../protocol/aps/relationship';
import type { LinkedKind } from '../../../../protocol/aps/relationshipRules';
import { file } from '../../../fields/file';
import { BY_NAME, Finder } from '../../../lookUp/finder';
import type { ApsRun, Run } from '../../../parameters/run';
import { asset } from '../asset/assetField';
import { form } from '../form/formField';
import { issue } from '../issue/issueField';
import { rfi } from '../rfi/rfiField';
import { submittal } from '../submittal/submittalField';
import type { ChosenKind } from './kind';

/** Kinds that are missing are entered by their IDs. */
const FINDERS: Readonly<Partial<Record<LinkedKind, Finder | undefined>>> = {
	asset: asset.lookUp,
	file: file.lookUp,
	form: form.lookUp,
	issue: issue.lookUp,
	rfi: rfi.lookUp,
	submittal: submittal.lookUp,
};

/** Finds a thing as the other operations on its kind do, by name, number or path. */
export class LinkedFinder extends Finder {
	readonly mode = 'By Name, Number or Path';
	readonly key = BY_NAME;
	/** As long as a path may be. */
	readonly longest = 5_000;

	/** @param kindOf the kind of the thing; undefined if none is chosen. Throws InvalidValue */
	constructor(
		readonly placeholder: string,
		private readonly kindOf: (run: Run) => ChosenKind | undefined,
	) {
		super();
	}

	isId(text: string): boolean {
		return isGuid(toAdminId(text)) || /^urn(:|%3a)/i.test(text);
	}

	/** Leaves what is entered if the kind has no names: its IDs may look like anything. */
	async find(run: ApsRun, field: string, entered: string): Promise<string | undefined> {
		const { domain, type } = this.kindOf(run) ?? {};
		if (domain === undefined || type === undefined) return undefined;
		const name = namedKind({ domain, type });
		return name && (await FINDERS[name]?.find(run, field, entered));
	}
}
