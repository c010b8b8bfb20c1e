import type { INodeProperties } from 'n8n-workflow';
import type { TokenKind } from '../apsClient/access';
import type { ApsRun } from '../parameters/run';
import { userId } from '../values/userId';

const actAsUser: INodeProperties = {
	displayName: 'Act as User',
	name: 'actAsUser',
	type: 'string',
	default: '',
	placeholder: 'e.g. 7KJX2MPQ4RTZ',
	description:
		'Autodesk ID of the user on whose behalf, and with whose permissions, the app acts: the <code>uid</code> of an account user, or the <code>autodeskId</code> of a project user',
};

/** Entry of Options, for operations that the app can also perform as itself. */
export const actAsUserOption: INodeProperties = {
	...actAsUser,
	displayOptions: { show: { '/authentication': ['twoLegged'] } },
};

/** Separate field, for operations that Autodesk does not allow without a user. */
export const actAsUserField: INodeProperties = {
	...actAsUser,
	required: true,
	displayOptions: { show: { authentication: ['twoLegged'] } },
};

/** Whether the operation has Act as User as a field, as an option, or not at all. */
export function placeOfActAsUser({
	access,
}: {
	access: readonly TokenKind[];
}): 'field' | 'option' | 'nowhere' {
	if (!access.includes('2L+user')) return 'nowhere';
	return access.includes('2L') ? 'option' : 'field';
}

/** @returns the user's ID, or an empty string if none was entered @throws InvalidValue */
export function userToActAs(param: ApsRun['param']): string {
	const { actAsUser: option = '' } = param<{ actAsUser?: unknown }>('options', {});
	const entered = String(param<unknown>(actAsUser.name, '') || option).trim();
	return entered && userId(actAsUser.displayName, entered);
}
