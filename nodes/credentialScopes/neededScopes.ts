import type { INodeProperties } from 'n8n-workflow';
import { LIST_SCOPES } from '../listSearch/listScopes';
import type { Operation } from '../operations/operation';
import { sortedScopes } from '../../protocol/aps/scopes';
import type { Scope } from '../../protocol/aps/scopes';

type Facts = Pick<Operation, 'fields' | 'scopes'>;

/** The scopes to run the operation and to fill its fields from lists in the editor. */
export function scopesWithLists(operation: Facts): Scope[] {
	return sortedScopes([...operation.scopes, ...listScopes(operation)]);
}

/** The scopes that the lists of the operation's fields need; without them, a person enters IDs. */
export function listScopes({ fields }: Pick<Operation, 'fields'>): Scope[] {
	return sortedScopes(fields.flatMap(searchMethods).flatMap(scopesOfList));
}

function searchMethods({ modes = [] }: INodeProperties): string[] {
	return modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []);
}

/** @throws Error for a list that does not exist */
function scopesOfList(method: string): readonly Scope[] {
	const found = Object.entries(LIST_SCOPES).find(([name]) => name === method);
	if (found === undefined) throw new Error(`The scopes of the list ${method} are not known`);
	return found[1];
}
