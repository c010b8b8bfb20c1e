import { address } from '../../../fields/address';
import { company } from '../../../fields/company';
import { defineParameter } from '../../../parameters/parameter';
import type { Parameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { defaultRole } from './defaultRole';

/** Documented limit of the texts about a user. */
const personalText = read.text(255);

const firstName = defineParameter({
	displayName: 'First Name',
	name: 'firstName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Kim',
	description: 'First name of the user',
	body: 'firstName',
	read: personalText,
});

const jobTitle = defineParameter({
	displayName: 'Job Title',
	name: 'jobTitle',
	type: 'string',
	default: '',
	placeholder: 'e.g. Architect',
	description: 'Job title of the user',
	body: 'jobTitle',
	read: personalText,
});

const lastName = defineParameter({
	displayName: 'Last Name',
	name: 'lastName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Doe',
	description: 'Last name of the user',
	body: 'lastName',
	read: personalText,
});

const nickname = defineParameter({
	displayName: 'Nickname',
	name: 'nickname',
	type: 'string',
	default: '',
	placeholder: 'e.g. kim',
	description: 'Name the user goes by',
	body: 'nickname',
	read: personalText,
});

const phone = defineParameter({
	displayName: 'Phone',
	name: 'phone',
	type: 'string',
	default: '',
	placeholder: 'e.g. +49 30 123456',
	description: 'Phone number of the user',
	body: 'phone',
	read: personalText,
});

/** Those that a sync compares. */
export const comparedPersonalFields = [firstName, jobTitle, lastName, nickname, phone] as const;

/** Entries of a collection: what the directory of an account stores about a user. */
export const personalFields: readonly Parameter[] = [
	...address,
	company,
	{
		displayName: 'About Me',
		name: 'aboutMe',
		type: 'string',
		default: '',
		description: 'Text in which the user introduces themselves',
		body: 'aboutMe',
		read: personalText,
	},
	{
		displayName: 'Company Name',
		name: 'companyName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Example Concrete',
		description: 'Company the user works for, if it is not one of the account’s companies',
		body: 'company',
		read: personalText,
	},
	defaultRole,
	firstName,
	{
		displayName: 'Image URL',
		name: 'imageUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/kim.png',
		description: 'URL of the user’s picture',
		body: 'imageUrl',
		read: personalText,
	},
	{
		displayName: 'Industry',
		name: 'industry',
		type: 'string',
		default: '',
		placeholder: 'e.g. Construction',
		description: 'Industry the user works in',
		body: 'industry',
		read: personalText,
	},
	jobTitle,
	lastName,
	nickname,
	phone,
];
