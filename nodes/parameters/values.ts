import type { Destination, Entered, Entry, Parameter, ParameterCollection } from './parameter';
import type { Run } from './run';

/** Parameters of an operation, or collections of them. */
export type Source<Context extends Run = Run> = Entry<Context> | ParameterCollection<Context>;

/** The value of a parameter of the operation itself. @throws InvalidValue */
export function valueOf<Value, Context extends Run>(
	run: Context,
	parameter: Parameter<Value, Context>,
): Value {
	return parameter.read(enteredIn(run)(parameter.name), parameter, run);
}

/** The value of an entry of a collection. @throws InvalidValue */
export function valueIn<Value, Context extends Run>(
	run: Context,
	collection: ParameterCollection<Context>,
	parameter: Parameter<Value, Context>,
): Value {
	return parameter.read(enteredIn(run, collection)(parameter.name), parameter, run);
}

/** A value and where it is sent. */
export interface SentValue {
	to: Destination;
	value: unknown;
}

/**
 * The values of all parameters that go into one part of the request, in the order of the sources.
 * Parameters that go elsewhere are not read, because they may be hidden.
 *
 * @throws InvalidValue
 */
export function sentValues<Context extends Run>(
	run: Context,
	sources: ReadonlyArray<Source<Context>>,
	isMeant: (to: Destination) => boolean,
): SentValue[] {
	return sources.flatMap((source) => {
		if (!('entries' in source)) return readEntries([source], enteredIn(run));
		return readEntries(source.entries, enteredIn(run, source));
	});

	function readEntries(entries: ReadonlyArray<Entry<Context>>, entered: Entered): SentValue[] {
		return entries.filter(isMeant).map((entry) => ({
			to: entry,
			value:
				'parameters' in entry
					? entry.readAll(entered, run)
					: entry.read(entered(entry.name), entry, run),
		}));
	}
}

/** Passes null as the fallback, because n8n throws for a parameter without a value. */
function enteredIn(run: Run, collection?: ParameterCollection<never>): Entered {
	if (collection === undefined) return (name) => run.param<unknown>(name, null) ?? undefined;
	const entries = run.param<Readonly<Record<string, unknown>>>(collection.name, {});
	return (name) => entries[name];
}
