import type { Parameter } from '../parameters/parameter';
import { read } from '../parameters/read';

/** Limit documented for address lines. */
const addressText = read.text(255);

/** Entries of a collection: the address of a project or person. */
export const address: readonly Parameter[] = [
	{
		displayName: 'Address Line 1',
		name: 'addressLine1',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1 Example Street',
		description: 'Street and number',
		body: 'addressLine1',
		read: addressText,
	},
	{
		displayName: 'Address Line 2',
		name: 'addressLine2',
		type: 'string',
		default: '',
		placeholder: 'e.g. Building B',
		description: 'Second line of the address',
		body: 'addressLine2',
		read: addressText,
	},
	{
		displayName: 'City',
		name: 'city',
		type: 'string',
		default: '',
		placeholder: 'e.g. Berlin',
		description: 'Town or city',
		body: 'city',
		read: addressText,
	},
	{
		displayName: 'Country',
		name: 'country',
		type: 'string',
		default: '',
		placeholder: 'e.g. Germany',
		description: 'Name of the country, or its ISO 3166-1 code: DE',
		body: 'country',
		read: addressText,
	},
	{
		displayName: 'Postal Code',
		name: 'postalCode',
		type: 'string',
		default: '',
		placeholder: 'e.g. 10115',
		description: 'Postal or ZIP code',
		body: 'postalCode',
		read: addressText,
	},
	{
		displayName: 'State or Province',
		name: 'stateOrProvince',
		type: 'string',
		default: '',
		placeholder: 'e.g. Bavaria',
		description: 'Name or ISO 3166 code of a state or province of the country',
		body: 'stateOrProvince',
		read: addressText,
	},
];
