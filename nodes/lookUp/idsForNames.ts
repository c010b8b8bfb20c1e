import type { INodeProperties } from 'n8n-workflow';
import { isJsonObject } from '../../protocol/json';
import { isMeant } from '../parameters/isMeant';
import type { ApsRun } from '../parameters/run';
import { parseWebLink } from '../../protocol/aps/webLink';
import { optionalText } from '../values/text';
import { Finder, LOOKED_UP_MODES } from './finder';

/**
 * The same run with an ID in place of each name or path in a locator, so that operations only know IDs.
 * Looks in the order of the fields, because a role is looked up in the project before it.
 *
 * @param options entries of the collection Options
 * @throws InvalidValue if a name belongs to nothing, or to several things
 */
export async function withIdsForNames<ItemRun extends ApsRun>(
	run: ItemRun,
	options: readonly INodeProperties[] = [],
): Promise<ItemRun> {
	const changed = new Map<string, unknown>();
	const resolved: ItemRun = {
		...run,
		param: <T>(name: string, fallback?: T) =>
			changed.has(name) ? (changed.get(name) as T) : run.param(name, fallback),
	};
	const fields = [...run.operation.fields, optionsOf(options)];
	for (const field of fields.filter(holdsFinder)) {
		if (!isMeant(run, field)) continue;
		const entered = run.param<unknown>(field.name, null);
		const value = await idsIn(field, entered, resolved);
		if (value !== entered) changed.set(field.name, value);
	}
	return resolved;
}

function optionsOf(options: readonly INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		options: [...options],
	};
}

/** The parameters below a parameter. A group of a fixed collection counts as a collection. */
function nested({ options = [] }: INodeProperties): INodeProperties[] {
	return options.flatMap((option) => {
		if ('values' in option) {
			const { displayName, name, values } = option;
			return { displayName, name, type: 'collection', default: {}, options: values };
		}
		return 'type' in option ? option : [];
	});
}

function holdsFinder(field: INodeProperties): boolean {
	return finderOf(field) !== undefined || nested(field).some(holdsFinder);
}

function finderOf(field: INodeProperties): Finder | undefined {
	return 'lookUp' in field && field.lookUp instanceof Finder ? field.lookUp : undefined;
}

/** @returns the value itself if there is no name in it */
async function idsIn(field: INodeProperties, value: unknown, run: ApsRun): Promise<unknown> {
	const finder = finderOf(field);
	if (finder !== undefined) return await idInLocator(field, finder, value, run);
	if (Array.isArray(value)) return await idsInRows(field, value, run);
	if (!isJsonObject(value)) return value;
	const changed: Record<string, unknown> = {};
	for (const below of nested(field).filter(holdsFinder)) {
		const entered = value[below.name];
		const found = await idsIn(below, entered, run);
		if (found !== entered) changed[below.name] = found;
	}
	return Object.keys(changed).length === 0 ? value : { ...value, ...changed };
}

async function idsInRows(
	field: INodeProperties,
	rows: readonly unknown[],
	run: ApsRun,
): Promise<unknown> {
	const found: unknown[] = [];
	for (const row of rows) found.push(await idsIn(field, row, run));
	return found.some((row, index) => row !== rows[index]) ? found : rows;
}

async function idInLocator(
	{ displayName }: INodeProperties,
	finder: Finder,
	value: unknown,
	run: ApsRun,
): Promise<unknown> {
	const name = nameIn(displayName, finder, value, run);
	const id =
		name === undefined ? await finder.impliedId?.(run) : await finder.find(run, displayName, name);
	if (id !== undefined) return withId(value, id);
	return value;
}

/** The name or path in a locator; undefined if it is empty, or contains an ID or a link. */
function nameIn(field: string, finder: Finder, value: unknown, run: ApsRun): string | undefined {
	const isLocator = isJsonObject(value);
	const isLookedUp = isLocator && LOOKED_UP_MODES.has(String(value.mode));
	if (!isLookedUp && !isTool(run)) return undefined;
	const text = isLocator ? value.value : value;
	const name = optionalText(field, text, finder.longest);
	if (name === undefined || finder.isId(name) || parseWebLink(name) !== undefined) return undefined;
	return name;
}

/**
 * Whether an AI agent runs the node as a tool: then any locator can hold a name or path, because models know
 * these rather than IDs, and n8n has no mode for a value that a model fills in.
 */
function isTool({ ctx }: ApsRun): boolean {
	return ctx.getNode().type.endsWith('Tool');
}

function withId(value: unknown, id: string): unknown {
	return { ...(isJsonObject(value) ? value : { __rl: true }), mode: 'id', value: id };
}
