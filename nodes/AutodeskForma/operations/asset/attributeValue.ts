import { CHOICE_TYPES, LONGEST_ASSET_TEXT } from '../../../../protocol/aps/assetRules';
import { nameKey } from '../../../../protocol/aps/names';
import type { AssetAttribute } from '../../../apsLists/assetAttributes';
import { nearestNames } from '../../../lookUp/nearestNames';
import { InvalidValue } from '../../../values/invalidValue';
import { isoDate } from '../../../values/isoDate';
import { optionalText } from '../../../values/text';
import { textList } from '../../../values/textList';

/** A value as Autodesk takes it: a number as text, of a selection the ID of the choice. */
export type AttributeValue = string | boolean | string[];

type ValueRule = (field: string, attribute: AssetAttribute, value: string) => AttributeValue;

/** How a value of each type is checked. Any other type is left to Autodesk. */
const RULES: Readonly<Record<string, ValueRule>> = {
	boolean(field, _attribute, value) {
		const text = value.toLowerCase();
		if (text === 'true' || text === 'false') return text === 'true';
		throw new InvalidValue(field, `"${value}" is neither true nor false`);
	},
	date: (field, _attribute, value) => isoDate(field, value) ?? value,
	numeric: (field, _attribute, value) => numberText(field, value),
	multi_select: (field, attribute, value) =>
		textList(value).map((each) => choiceId(field, attribute, each)),
	select: choiceId,
	text: (field, { longest = LONGEST_ASSET_TEXT }, value) =>
		optionalText(field, value, longest) ?? value,
};

/** @throws InvalidValue that names the attribute */
export function sentValue(attribute: AssetAttribute, value: string): AttributeValue {
	const rule = RULES[attribute.dataType];
	return rule === undefined ? value : rule(fieldOf(attribute), attribute, value);
}

/**
 * The value of a filter: of a selection any of several, of a number or a day also a range with an open end.
 *
 * @throws InvalidValue that names the attribute
 */
export function filterValue(attribute: AssetAttribute, value: string): string | string[] {
	const { dataType } = attribute;
	if (CHOICE_TYPES.includes(dataType)) {
		return textList(value).map((each) => choiceId(fieldOf(attribute), attribute, each));
	}
	if (!value.includes('..') || !['date', 'numeric'].includes(dataType)) {
		return String(sentValue(attribute, value));
	}
	const ends = value.split('..').map((end) => end.trim());
	if (ends.length !== 2 || ends.every((end) => end === '')) {
		throw new InvalidValue(fieldOf(attribute), `"${value}" is not a range, e.g. 1..5`);
	}
	return ends.map((end) => (end === '' ? '' : String(sentValue(attribute, end)))).join('..');
}

function fieldOf({ displayName }: AssetAttribute): string {
	return `Custom Attribute "${displayName}"`;
}

/** Not localized: with a decimal point. */
function numberText(field: string, value: string): string {
	const number = Number(value);
	if (value.trim() !== '' && Number.isFinite(number)) return String(number);
	throw new InvalidValue(field, `"${value}" is not a number, e.g. 6.5`);
}

function choiceId(field: string, { choices }: AssetAttribute, value: string): string {
	const active = choices.filter(({ isActive }) => isActive);
	const key = nameKey(value);
	const found =
		active.find(({ id }) => id === value) ?? active.find(({ name }) => nameKey(name) === key);
	if (found !== undefined) return found.id;
	const names = active.map(({ name }) => name);
	const near = nearestNames(value, names);
	const hint = near.length > 0 ? `Similar: ${near.join(', ')}` : `Choices: ${names.join(', ')}`;
	throw new InvalidValue(field, `there is no choice "${value}". ${hint}`);
}
