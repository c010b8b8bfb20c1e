import { updateDisplayOptions } from 'n8n-workflow';
import type { KnownNames } from '../../../../lookUp/knownNames';
import type { Scope } from '../../../../sync/scope';
import { InvalidValue } from '../../../../values/invalidValue';
import { longTextList } from '../../../../values/textList';
import { defineParameter } from '../../../../parameters/parameter';
import type { Reader } from '../../../../parameters/parameter';
import { read } from '../../../../parameters/read';
import type { Run } from '../../../../parameters/run';
import { valueOf } from '../../../../parameters/values';

const someOf: Reader<string[]> = (entered, { displayName }) => {
	const entries = longTextList(entered);
	if (entries.length > 0) return entries;
	throw new InvalidValue(displayName, 'enter at least one');
};

const scope = defineParameter({
	displayName: 'Scope',
	name: 'scope',
	type: 'options',
	options: [
		{ name: 'Everyone', value: 'everyone', description: 'All users of the account' },
		{ name: 'Companies', value: 'companies', description: 'Only users of certain companies' },
		{
			name: 'Mail Domains',
			value: 'mailDomains',
			description: 'Only users whose email address is at certain domains',
		},
		{ name: 'Listed Users', value: 'users', description: 'Only users that you list' },
	],
	default: 'everyone',
	description: 'Which users the sync covers. Users outside the scope are never changed.',
	read: read.choice,
});

const companies = defineParameter({
	displayName: 'Companies in Scope',
	name: 'scopeCompanies',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Example Concrete, Example Steel',
	displayOptions: { show: { scope: ['companies'] } },
	description: 'Names or IDs of companies, separated by commas, semicolons or new lines',
	read: someOf,
});

const domains = defineParameter({
	displayName: 'Mail Domains in Scope',
	name: 'scopeMailDomains',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. example.com, partner.example',
	displayOptions: { show: { scope: ['mailDomains'] } },
	description: 'Domains of email addresses, separated by commas',
	read: someOf,
});

const users = defineParameter({
	displayName: 'Users in Scope',
	name: 'scopeUsers',
	type: 'string',
	required: true,
	default: '',
	typeOptions: { rows: 3 },
	placeholder: 'e.g. kim@example.com, lee@example.com',
	displayOptions: { show: { scope: ['users'] } },
	description: 'Email addresses, separated by commas, semicolons or new lines',
	read: someOf,
});

/** An undo covers exactly the users it changes. */
export const scopeFields = updateDisplayOptions({ show: { source: ['users'] } }, [
	scope,
	companies,
	domains,
	users,
]);

export function isScopeOfCompanies(run: Run): boolean {
	return valueOf(run, scope) === 'companies';
}

/** @throws InvalidValue for an empty list, or a company that the account does not have */
export function scopeOf(run: Run, names: KnownNames): Scope {
	switch (valueOf(run, scope)) {
		case 'companies': {
			const entered = valueOf(run, companies);
			return { kind: 'companies', ids: entered.map((each) => names.idOf(companies, each)).sort() };
		}
		case 'mailDomains':
			return { kind: 'mailDomains', domains: valueOf(run, domains).sort() };
		case 'users':
			return { kind: 'users', emails: valueOf(run, users).sort() };
		default:
			return { kind: 'everyone' };
	}
}
