import type { INodeProperties } from 'n8n-workflow';
import { textField } from './textField';
import { optionalText } from '../values/text';

/** Entries of a collection: the address of a project or person. */
export const address: INodeProperties[] = [
	textField('Address Line 1', 'addressLine1', 'e.g. 1 Example Street', 'Street and number'),
	textField('Address Line 2', 'addressLine2', 'e.g. Building B', 'Further part of the address'),
	textField('City', 'city', 'e.g. Berlin', 'Town or city'),
	textField(
		'Country',
		'country',
		'e.g. Germany',
		'Name of the country, or its ISO 3166-1 code: DE',
	),
	textField('Postal Code', 'postalCode', 'e.g. 10115', 'Postal or ZIP code'),
	textField(
		'State or Province',
		'stateOrProvince',
		'e.g. Bavaria',
		'Name or ISO 3166 code of a state or province of the country',
	),
];

/** Limit documented for address lines. */
const MAX_LENGTH = 255;

/** @returns the entries that were filled in @throws InvalidValue */
export function addressOf(values: object): Record<string, string | undefined> {
	const entered = values as Readonly<Record<string, unknown>>;
	return Object.fromEntries(
		address.map(({ name, displayName }) => [
			name,
			optionalText(displayName, entered[name], MAX_LENGTH),
		]),
	);
}
