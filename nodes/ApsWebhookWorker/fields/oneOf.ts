import { read } from '../../parameters/read';
import type { Reader } from '../../parameters/parameter';

/** As `read.choice`, with the type of the values that the worker's API takes. */
export function oneOf<Value extends string>(values: readonly Value[]): Reader<Value | undefined> {
	return (entered, parameter, run) => {
		const chosen = read.choice(entered, parameter, run);
		return values.find((value) => value === chosen);
	};
}
