import type { INodeProperties } from 'n8n-workflow';
import type { Run } from './run';

/** Where a value goes in the request. */
export interface Destination {
	/** Query key, e.g. `filter[name]`. Lists that share a key are sent as one list. */
	query?: string;
	/** Path in the JSON body, e.g. `data.attributes.name`. */
	body?: string;
	/** Name of a header. */
	header?: string;
	/** For a value that is an object: what its keys become part of. */
	mergeInto?: 'query' | 'body';
	/** Whether the value is merged in after all others and wins over them. */
	overrides?: boolean;
}

/**
 * Turns what a field or an expression gives into the value to send. Returns undefined for an empty
 * field. Gets the parameter itself, so that an error names its label and a choice knows its options.
 *
 * @throws InvalidValue
 */
export type Reader<Value, Context extends Run = Run> = (
	entered: unknown,
	parameter: INodeProperties,
	run: Context,
) => Value;

/** One parameter: what people see, how its value is read and checked, and where the value goes. */
export interface Parameter<Value = unknown, Context extends Run = Run>
	extends INodeProperties, Destination {
	read: Reader<Value, Context>;
}

/** Parameters that become one value together, such as both ends of a range. */
export interface ParameterGroup<Context extends Run = Run> extends Destination {
	parameters: ReadonlyArray<Parameter<unknown, Context>>;
	/** @param entered the value of each parameter, by name */
	readAll(entered: Entered, run: Context): unknown;
}

/** A collection with its entries: Filters, Options, Additional Fields, Update Fields. */
export interface ParameterCollection<Context extends Run = Run> extends INodeProperties {
	entries: ReadonlyArray<Entry<Context>>;
}

/** What a collection holds. */
export type Entry<Context extends Run = Run> =
	Parameter<unknown, Context> | ParameterGroup<Context>;

/** Looks up what was entered, by the parameter's name; undefined when nothing was. */
export type Entered = (name: string) => unknown;

/** Gives the literal its type where it is written; the value's type follows from `read`. */
export function defineParameter<Value, Context extends Run = Run>(
	parameter: Parameter<Value, Context>,
): Parameter<Value, Context> {
	return parameter;
}

/**
 * Parameters that become one value.
 *
 * @param combine gets the values of the parameters, each read as the parameter says
 */
export function groupParameters<
	Parameters extends Readonly<Record<string, Parameter<unknown, Context>>>,
	Context extends Run = Run,
>(
	parameters: Parameters,
	destination: Destination,
	combine: (values: ValuesOf<Parameters>) => unknown,
): ParameterGroup<Context> {
	const named = Object.entries<Parameter<unknown, Context>>(parameters);
	return {
		...destination,
		parameters: named.map(([, parameter]) => parameter),
		readAll(entered, run) {
			const values = named.map(([key, parameter]) => [
				key,
				parameter.read(entered(parameter.name), parameter, run),
			]);
			return combine(Object.fromEntries(values) as ValuesOf<Parameters>);
		},
	};
}

type ValuesOf<Parameters> = {
	[Key in keyof Parameters]: Parameters[Key] extends { read: (...given: never[]) => infer Value }
		? Value
		: never;
};
