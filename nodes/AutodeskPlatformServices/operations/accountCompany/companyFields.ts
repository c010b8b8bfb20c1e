import { TRADES } from '../../../../protocol/aps/trades';
import { address } from '../../../fields/address';
import { defineParameter } from '../../../parameters/parameter';
import type { Parameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';

/** Documented limit of most texts of a company. */
const companyText = read.text(255);

export const companyName = defineParameter({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Example Concrete',
	description: 'Name of the company, up to 255 characters. Each name exists once per account.',
	body: 'name',
	read: read.requiredText(255),
});

export const trade = defineParameter({
	displayName: 'Trade',
	name: 'trade',
	type: 'options',
	options: TRADES.map((name) => ({ name, value: name })).sort((a, b) =>
		a.name.localeCompare(b.name),
	),
	listedBy: 'getTrades',
	default: 'General Contractor',
	description: 'Trade of the company. Autodesk accepts only these.',
	body: 'trade',
	read: read.choice,
});

/** Entries of a collection: what the directory of an account stores about a company besides name and trade. */
export const companyDetails: readonly Parameter[] = [
	...address,
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'Text about the company',
		body: 'description',
		read: companyText,
	},
	{
		displayName: 'ERP ID',
		name: 'erpId',
		type: 'string',
		default: '',
		placeholder: 'e.g. ERP-204',
		description: 'ID of the company in your ERP system',
		body: 'erpId',
		read: companyText,
	},
	{
		displayName: 'Phone',
		name: 'phone',
		type: 'string',
		default: '',
		placeholder: 'e.g. +49 30 123456',
		description: 'Phone number of the company',
		body: 'phone',
		read: companyText,
	},
	{
		displayName: 'Tax ID',
		name: 'taxId',
		type: 'string',
		default: '',
		placeholder: 'e.g. DE123456789',
		description: 'Tax number of the company',
		body: 'taxId',
		read: companyText,
	},
	{
		displayName: 'Website URL',
		name: 'websiteUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://concrete.example.com',
		description: 'Website of the company',
		body: 'websiteUrl',
		read: companyText,
	},
];
