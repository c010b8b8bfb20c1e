import { isJsonObject } from '../../protocol/json';
import { runOperation } from './runOperation';

/** {@link runOperation} without reading the names that stand beside IDs: for tests about something else. */
export const runWithoutNames: typeof runOperation = (name, parameters = {}, options) => {
	const entered = isJsonObject(parameters.options) ? parameters.options : {};
	return runOperation(
		name,
		{ ...parameters, options: { namesInOutput: false, ...entered } },
		options,
	);
};
