import type { INodeProperties } from 'n8n-workflow';
import { idInLocator } from '../parameters/idInLocator';
import { exactLocatorText, locatorText } from '../parameters/locatorText';
import { InvalidValue } from '../values/invalidValue';
import type { Run } from '../parameters/run';
import { withArticle } from './withArticle';

interface LocatorFacts {
	displayName: string;
	/** Also the part of a pasted link that belongs into this field, for those that links have. */
	name: string;
	description: string;
	/** Name of the list-search method, see `search/`. */
	search: string;
	/** Locators whose choice this list depends on, e.g. `['hub']`. */
	dependsOn?: readonly string[];
	idPlaceholder: string;
	/** Left out where no link to such a thing exists. */
	linkPlaceholder?: string;
}

/** A field that takes a choice from a list, a pasted link, or an id. */
export function resourceLocator(facts: LocatorFacts): INodeProperties {
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
		],
		description: facts.description,
	};
	if (facts.linkPlaceholder === undefined) {
		locator.modes = locator.modes?.filter(({ name }) => name !== 'url');
	}
	if (facts.dependsOn !== undefined) {
		const loadOptionsDependsOn = facts.dependsOn.map((name) => `${name}.value`);
		locator.typeOptions = { loadOptionsDependsOn };
	}
	return locator;
}

/**
 * The id in a locator, in whichever mode it was entered. A link gives its part; an empty locator
 * takes its part from a link in one of the operation's other locators.
 *
 * @param parts what to take from a link, the best first; by default the part named like the field
 * @throws InvalidValue when there is no id
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
			: `the link names no ${thing}`,
	);
}

/** As {@link locatedId}, for a locator that may stay empty. @returns undefined when there is no id */
export function locatedIdIfAny(
	run: Run,
	name: string,
	parts: readonly string[] = [name],
): string | undefined {
	const names = locatorsOf(run).map((locator) => locator.name);
	return idInLocator((entered) => valueOfLocator(run, entered), name, names, parts);
}

/** The locator's name as the user sees it in this operation, e.g. `Parent Folder`. */
export function labelOf(run: Run, name: string): string {
	return locatorsOf(run).find((field) => field.name === name)?.displayName ?? name;
}

/**
 * What is entered in a locator, in whichever mode; an empty text when there is nothing. Without n8n's
 * `extractValue`, which throws for a field that the other fields hide.
 */
export function locatorValue(run: Run, name: string): string {
	return locatorText(valueOfLocator(run, name));
}

/** The same with surrounding blanks, for keys in which they count. */
export function exactLocatorValue(run: Run, name: string): string {
	return exactLocatorText(valueOfLocator(run, name));
}

function valueOfLocator({ ctx, itemIndex }: Run, name: string): unknown {
	return ctx.getNodeParameter(name, itemIndex, '');
}

function locatorsOf({ operation }: Run): INodeProperties[] {
	return operation.fields.filter(({ type }) => type === 'resourceLocator');
}
