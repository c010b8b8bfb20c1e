import type { INodePropertyOptions } from 'n8n-workflow';
import { namedKind } from '../../../../protocol/aps/relationship';
import type { EntityPattern } from '../../../../protocol/aps/relationship';
import {
	isLinkedKind,
	LINKED_KINDS,
	LONGEST_DOMAIN,
} from '../../../../protocol/aps/relationshipRules';
import type { LinkedKind } from '../../../../protocol/aps/relationshipRules';
import { choice } from '../../../values/choice';
import { InvalidValue } from '../../../values/invalidValue';
import { plainText } from '../../../values/plainText';

/** A kind that was chosen or entered. In a search it may be a whole domain, without a type. */
export type ChosenKind = Pick<EntityPattern, 'domain' | 'type'>;

/** The value for kinds without a name. */
export const OTHER = 'other';
/** The value for all kinds. */
export const ANY = 'any';

export const KIND_OPTIONS: INodePropertyOptions[] = [
	{ name: 'Asset', value: 'asset' },
	{ name: 'File', value: 'file', description: 'A file of the project, in all its versions' },
	{ name: 'Form', value: 'form' },
	{ name: 'Issue', value: 'issue' },
	{ name: 'Other', value: OTHER, description: 'Any other kind, by its domain and type' },
	{ name: 'Photo', value: 'photo', description: 'A photo of the Photos tool, by its ID' },
	{ name: 'RFI', value: 'rfi' },
	{
		name: 'Sheet',
		value: 'sheet',
		description:
			'A sheet in all its versions, by the ID that relationships contain. Sheet operations return another ID.',
	},
	{ name: 'Submittal', value: 'submittal' },
];

/** What one thing of the kind is called in errors. */
const NOUNS: Readonly<Record<LinkedKind, string>> = {
	asset: 'asset',
	file: 'file',
	form: 'form',
	issue: 'issue',
	photo: 'photo',
	rfi: 'RFI',
	sheet: 'sheet',
	submittal: 'submittal',
};

/** Of a kind without a name: the name that Autodesk gives it. */
export function nounOf({ domain, type }: ChosenKind): string {
	if (type === undefined) return domain;
	const name = namedKind({ domain, type });
	return name === undefined ? type : NOUNS[name];
}

/**
 * A choice of {@link KIND_OPTIONS}, or, from an expression or an agent, a domain and type with a slash, as
 * relationships are returned.
 *
 * @returns undefined for any kind
 * @throws InvalidValue
 */
export function chosenKind(field: string, entered: unknown): ChosenKind | typeof OTHER | undefined {
	const text = plainText(field, entered).trim();
	if (text === '' || text.toLowerCase() === ANY) return undefined;
	if (text.includes('/')) return customKind(field, text);
	const name = choice({ displayName: field, options: KIND_OPTIONS }, text);
	return name !== undefined && isLinkedKind(name) ? LINKED_KINDS[name] : OTHER;
}

const WORD = new RegExp(`^[\\w.-]{1,${LONGEST_DOMAIN}}$`);

/** @param text `domain/type`, or a domain @throws InvalidValue */
export function customKind(field: string, text: string): ChosenKind {
	const [domain, type, ...others] = text.split('/').map((part) => part.trim());
	const isKind = WORD.test(domain) && (type === undefined || WORD.test(type));
	if (isKind && others.length === 0) return { domain, type };
	throw new InvalidValue(
		field,
		`"${text}" is not a domain and type; expected e.g. autodesk-bim360-meetingminutes/meetingitem`,
	);
}
