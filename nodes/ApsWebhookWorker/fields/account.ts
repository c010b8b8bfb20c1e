import { isResourceLocatorValue } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import { resourceLocator } from '../../AutodeskPlatformServices/fields/locator';
import { guid } from '../../AutodeskPlatformServices/values/guid';
import { InvalidValue } from '../../shared/operations/invalidValue';
import { parseWebLink } from '../../shared/protocol/webLink';
import type { WorkerRun } from '../operations/operation';

const locator = resourceLocator({
	displayName: 'Account',
	name: 'account',
	description: 'The ACC or BIM 360 account. Its hub ID works too.',
	search: 'searchAccounts',
	idPlaceholder: 'e.g. 1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
	linkPlaceholder: 'e.g. https://acc.autodesk.com/account-admin/projects/accounts/1f3e5a77-…',
});

export const account: INodeProperties = { ...locator, required: true };

/** @returns a bare GUID, also from a hub's `b.<GUID>` or a link @throws InvalidValue */
export function chosenAccount({ param }: WorkerRun): string {
	const chosen = param<unknown>('account', '');
	const value = isResourceLocatorValue(chosen) ? chosen.value : chosen;
	const text = typeof value === 'string' ? value.trim() : '';
	const link = parseWebLink(text);
	if (text === '') throw new InvalidValue('Account', 'choose an account, or enter its ID');
	if (link && link.hub === undefined)
		throw new InvalidValue('Account', 'the link names no account');
	return guid('Account', link?.hub ?? text);
}
