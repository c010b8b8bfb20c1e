import { NodeOperationError } from 'n8n-workflow';
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { isJsonObject } from '../../protocol/json';
import { Directories } from '../lookUp/directories';
import { LOOKED_UP_MODES } from '../lookUp/finder';
import type { NamedList } from '../lookUp/named';
import { idOfTheOne } from '../lookUp/theOne';
import { locatorText } from '../parameters/locatorText';

/** The name or path in a locator; undefined in every other mode, and if it is empty. */
export function nameIn(ctx: ILoadOptionsFunctions, name: string): string | undefined {
	const entered: unknown = ctx.getNodeParameter(name, '');
	const isLookedUp = isJsonObject(entered) && LOOKED_UP_MODES.has(String(entered.mode));
	return isLookedUp ? locatorText(entered) || undefined : undefined;
}

/** The ID of the one thing with this name. @throws NodeOperationError, shown instead of the list */
export async function idOfNamed(
	ctx: ILoadOptionsFunctions,
	list: NamedList,
	field: string,
	name: string,
): Promise<string> {
	return await shown(ctx, idOfTheOne(new Directories(), list, field, name));
}

/** An error about a value that was entered, in the form that n8n shows instead of the list. */
export async function shown<Result>(
	ctx: ILoadOptionsFunctions,
	result: Promise<Result>,
): Promise<Result> {
	return await result.catch((error: unknown) => {
		throw new NodeOperationError(ctx.getNode(), error instanceof Error ? error : String(error));
	});
}
