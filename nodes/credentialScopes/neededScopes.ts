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

/** Those of the field and of the fields in it, such as filters. */
function searchMethods({ modes = [], options = [] }: INodeProperties): string[] {
	const own = modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []);
	const nested = options.flatMap((option) => {
		if ('values' in option) return option.values;
		return 'type' in option ? option : [];
	});
	return [...own, ...nested.flatMap(searchMethods)];
}

/** @throws Error for a list that does not exist */
function scopesOfList(method: string): readonly Scope[] {
	const found = Object.entries(LIST_SCOPES).find(([name]) => name === method);
	if (found === undefined) throw new Error(`The scopes of the list ${method} are not known`);
	return found[1];
}
