import { actingAs } from '../apsClient/access';
import type { Access } from '../apsClient/access';
import { actAsUserOption, userToActAs } from '../fields/actAsUser';
import { InvalidValue } from '../values/invalidValue';
import type { Operation, OperationRun } from '../operations/operation';
import { credentialLimit } from './suitableCredentials';

/**
 * The access an item uses: the credential's own, or a 2-legged one acting as the user that the item
 * names. A credential that does not support the operation is refused here, because Autodesk would
 * answer with a bare 403 that does not explain why.
 *
 * @throws InvalidValue
 */
export function accessOfItem(
	operation: Operation,
	access: Access,
	param: OperationRun['param'],
): Access {
	const userId = access.tokenKind === '2L' ? userToActAs(param) : '';
	const effective = userId === '' ? access : actingAs(access, userId);
	if (operation.access.includes(effective.tokenKind)) return effective;
	const action = operation.action ?? operation.summary;
	if (effective.tokenKind === '2L' && operation.access.includes('2L+user')) {
		throw new InvalidValue(actAsUserOption.displayName, `${action} needs a user to act as`);
	}
	throw new InvalidValue('Credential', `${action} ${credentialLimit(operation)}`);
}
