import type { INodeProperties } from 'n8n-workflow';
import type { Finder } from '../lookUp/finder';
import type { Run } from './run';

/** Where a value goes in the request. */
export interface Destination {
	/** Query key, e.g. `filter[name]`. Lists that share a key are sent as one list. */
	query?: string;
	/** Path in the JSON body, e.g. `data.attributes.name`. */
	body?: string;
	/** Name of a header. */
	header?: string;
	/** For an object: where its keys are merged in. */
	mergeInto?: 'query' | 'body';
	/** Whether the value is merged in last and takes precedence over the others. */
	overrides?: boolean;
}

/**
 * Converts the value of a field or an expression into the value to send. Returns undefined for an
 * empty field. Gets the parameter itself, for the label in errors and for the options of a choice.
 *
 * @throws InvalidValue
 */
export type Reader<Value, Context extends Run = Run> = (
	entered: unknown,
	parameter: INodeProperties,
	run: Context,
) => Value;

/** One parameter: what users see, how its value is read and validated, and where it is sent. */
export interface Parameter<Value = unknown, Context extends Run = Run>
	extends INodeProperties, Destination {
	read: Reader<Value, Context>;
	/** For a locator: how it finds what is entered by name or path. */
	lookUp?: Finder;
	/**
	 * For a dropdown with many options: the name of the method from which the editor gets them. Without it,
	 * they are part of the node's description, which every editor loads at its start.
	 */
	listedBy?: string;
}

/** Parameters that form one value together, such as both ends of a range. */
export interface ParameterGroup<Context extends Run = Run> extends Destination {
	parameters: ReadonlyArray<Parameter<unknown, Context>>;
	/** @param entered the value of each parameter, by name */
	readAll(entered: Entered, run: Context): unknown;
}

/** A collection with its entries: Filters, Options, Additional Fields, Update Fields. */
export interface ParameterCollection<Context extends Run = Run> extends INodeProperties {
	entries: ReadonlyArray<Entry<Context>>;
}

/** An entry of a collection. */
export type Entry<Context extends Run = Run> =
	Parameter<unknown, Context> | ParameterGroup<Context>;

/** Returns the value entered for a parameter, by its name; undefined if there is none. */
export type Entered = (name: string) => unknown;

/** Types the literal where it is written; the type of the value follows from `read`. */
export function defineParameter<Value, Context extends Run = Run>(
	parameter: Parameter<Value, Context>,
): Parameter<Value, Context> {
	return parameter;
}

/**
 * Groups parameters that form one value.
 *
 * @param combine gets the values of the parameters, each read by its own reader
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
