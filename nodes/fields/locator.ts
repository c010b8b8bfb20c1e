import type { INodeProperties } from 'n8n-workflow';
import { isSealedLink } from '../../protocol/aps/webLink';
import { isJsonObject } from '../../protocol/json';
import { idInLocator } from '../parameters/idInLocator';
import { isMeant } from '../parameters/isMeant';
import { exactLocatorText, locatorText } from '../parameters/locatorText';
import { BY_NAME, LOOKED_UP_MODES } from '../lookUp/finder';
import type { Finder } from '../lookUp/finder';
import { InvalidValue } from '../values/invalidValue';
import type { Run } from '../parameters/run';
import { shownProperty } from '../parameters/shownProperty';
import { withArticle } from './withArticle';

interface LocatorFacts {
	displayName: string;
	/** Also the part of a pasted link that fills this field, if links contain it. */
	name: string;
	description: string;
	/** Name of the list-search method, see `nodes/listSearch`. */
	search: string;
	/** Locators whose choice this list depends on, e.g. `['hub']`. */
	dependsOn?: readonly string[];
	idPlaceholder: string;
	/** Omitted if there are no links to such a thing. */
	linkPlaceholder?: string;
	/** How to find the thing by its name or path; omitted if it cannot be entered that way. */
	lookUp?: Finder;
}

/** A locator, and how it finds what is entered by name or path. */
export type Locator = INodeProperties & Pick<LocatorFacts, 'lookUp'>;

/** The mode of a locator that has no look-up, which is left out. */
const NOT_LOOKED_UP = '';

/** A field that accepts a choice from a list, a pasted link, an ID, or a name or path. */
export function resourceLocator(facts: LocatorFacts): Locator {
	const locator: INodeProperties = {
		displayName: facts.displayName,
		name: facts.name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: facts.search, searchable: true },
			},
			{ displayName: 'By URL', name: 'url', type: 'string', placeholder: facts.linkPlaceholder },
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: facts.idPlaceholder },
			{
				displayName: facts.lookUp?.mode ?? '',
				name: facts.lookUp?.key ?? NOT_LOOKED_UP,
				type: 'string',
				placeholder: facts.lookUp?.placeholder,
			},
		],
		description: facts.description,
	};
	if (facts.linkPlaceholder === undefined) {
		locator.modes = locator.modes?.filter(({ name }) => name !== 'url');
	}
	if (facts.lookUp === undefined) {
		locator.modes = locator.modes?.filter(({ name }) => name !== NOT_LOOKED_UP);
	}
	if (facts.dependsOn !== undefined) {
		const loadOptionsDependsOn = facts.dependsOn.map((name) => `${name}.value`);
		locator.typeOptions = { loadOptionsDependsOn };
	}
	return { ...locator, lookUp: facts.lookUp };
}

/** The same locator where nothing is looked up. */
export function withoutNames(locator: Locator): INodeProperties {
	const shown = shownProperty(locator);
	return { ...shown, modes: shown.modes?.filter(({ name }) => !LOOKED_UP_MODES.has(name)) };
}

/**
 * The ID in a locator, entered in any mode. A link contributes its part; an empty locator takes its
 * part from a link in one of the operation's other locators.
 *
 * @param parts parts of a link to use, in order of preference; by default, the one with the field's name
 * @throws InvalidValue if there is no ID
 */
export function locatedId(run: Run, name: string, parts: readonly string[] = [name]): string {
	const id = locatedIdIfAny(run, name, parts);
	if (id !== undefined) return id;
	const label = labelOf(run, name);
	const thing = label.toLowerCase();
	throw new InvalidValue(
		label,
		locatorValue(run, name) === ''
			? `choose ${withArticle(thing)}, or enter its ID`
			: `the link does not contain ${withArticle(thing)}${adviceOnLink(locatorValue(run, name))}`,
	);
}

function adviceOnLink(text: string): string {
	if (!isSealedLink(text)) return '';
	return '. A mail filter replaced it: open it, and copy the address from the browser';
}

/** Like {@link locatedId}, for an optional locator. @returns undefined if there is no ID */
export function locatedIdIfAny(
	run: Run,
	name: string,
	parts: readonly string[] = [name],
): string | undefined {
	const names = locatorsOf(run)
		.filter((locator) => isMeant(run, locator))
		.map((locator) => locator.name);
	return idInLocator((entered) => valueOfLocator(run, entered), name, names, parts);
}

/** Whether a locator still has a name, which belongs to nothing. Only where its look-up leaves such names. */
export function isStillByName(run: Run, name: string): boolean {
	const entered = valueOfLocator(run, name);
	return isJsonObject(entered) && entered.mode === BY_NAME && locatorText(entered) !== '';
}

/** The locator's label in this operation, e.g. `Parent Folder`. */
export function labelOf(run: Run, name: string): string {
	return locatorsOf(run).find((field) => field.name === name)?.displayName ?? name;
}

/**
 * The text entered in a locator, in any mode; an empty string if there is none. Does not use n8n's
 * `extractValue`, which throws for a field that other fields hide.
 */
export function locatorValue(run: Run, name: string): string {
	return locatorText(valueOfLocator(run, name));
}

/** The same with surrounding blanks, for keys in which they count. */
export function exactLocatorValue(run: Run, name: string): string {
	return exactLocatorText(valueOfLocator(run, name));
}

function valueOfLocator({ param }: Run, name: string): unknown {
	return param<unknown>(name, '');
}

function locatorsOf({ operation }: Run): INodeProperties[] {
	return operation.fields.filter(({ type }) => type === 'resourceLocator');
}
