import type { INodeProperties } from 'n8n-workflow';
import { address, addressOf } from '../../../fields/address';
import { company, companyId } from '../../../fields/company';
import type { CustomJson } from '../../../fields/customJson';
import { textField } from '../../../fields/textField';
import { optionalText } from '../../../values/text';

const texts: INodeProperties[] = [
	textField('About Me', 'aboutMe', '', 'What the person says about himself or herself'),
	textField(
		'Company Name',
		'companyName',
		'e.g. Example Concrete',
		'Company the person works for, where it is none of the account’s companies',
	),
	textField(
		'Default Role',
		'defaultRole',
		'e.g. Architect',
		'Role the person gets in new projects',
	),
	textField('First Name', 'firstName', 'e.g. Kim', 'First name of the person'),
	textField('Image URL', 'imageUrl', 'e.g. https://example.com/kim.png', 'Where the picture lies'),
	textField('Industry', 'industry', 'e.g. Construction', 'Industry the person works in'),
	textField('Job Title', 'jobTitle', 'e.g. Architect', 'Job title of the person'),
	textField('Last Name', 'lastName', 'e.g. Doe', 'Last name of the person'),
	textField('Nickname', 'nickname', 'e.g. kim', 'Name the person goes by'),
	textField('Phone', 'phone', 'e.g. +49 30 123456', 'Phone number of the person'),
];

/** Entries of a collection: what the directory of an account says about a person. */
export const personalFields: INodeProperties[] = [...address, company, ...texts];

export interface Person extends CustomJson {
	company?: unknown;
}

/** Of texts without a documented limit. */
const MAX_LENGTH = 1000;

/** @returns the entries that were filled in, under their own names @throws InvalidValue */
export function personOf(person: Person): Record<string, string | undefined> {
	const entered = person as Readonly<Record<string, unknown>>;
	const { companyName, ...others } = Object.fromEntries(
		texts.map(({ name, displayName }) => [
			name,
			optionalText(displayName, entered[name], MAX_LENGTH),
		]),
	);
	return { ...addressOf(person), ...others, company: companyName, companyId: companyId(person) };
}
