import { defineParameter } from '../parameters/parameter';
import type { Parameter, ParameterCollection } from '../parameters/parameter';
import { read } from '../parameters/read';
import type { ApsRun } from '../parameters/run';
import { valueIn } from '../parameters/values';

const MINUTE_MS = 60_000;
const MOST_MINUTES = 24 * 60;

/** Two entries of Options: whether to wait for work that Autodesk does in the background, and how long. */
export interface Completion {
	waitForCompletion: Parameter<boolean | undefined>;
	timeout: Parameter<number | undefined>;
	defaultMinutes: number;
}

/**
 * Wait for Completion, and its timeout.
 *
 * @param purpose the end of a sentence that begins with `Whether to wait until`
 * @param defaultMinutes how long to wait if nobody chooses
 */
export function completionOf(purpose: string, defaultMinutes: number): Completion {
	return {
		defaultMinutes,
		waitForCompletion: defineParameter({
			displayName: 'Wait for Completion',
			name: 'waitForCompletion',
			type: 'boolean',
			default: false,
			description: `Whether to wait until ${purpose}`,
			read: read.boolean,
		}),
		timeout: {
			...timeoutMinutes(defaultMinutes),
			displayOptions: { show: { waitForCompletion: [true] } },
		},
	};
}

/** Entry of Options, for operations that always wait. */
export function timeoutMinutes(defaultMinutes: number): Parameter<number | undefined> {
	return defineParameter({
		displayName: 'Timeout (Minutes)',
		name: 'timeoutMinutes',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: MOST_MINUTES },
		default: defaultMinutes,
		description: 'How long to wait. Autodesk continues even if the time is up.',
		read: read.integer(1, MOST_MINUTES),
	});
}

/**
 * How long to wait. Read it before the work is started, which cannot be undone.
 *
 * @returns milliseconds; undefined if the user does not want to wait
 * @throws InvalidValue
 */
export function longestWait(
	run: ApsRun,
	options: ParameterCollection,
	{ waitForCompletion, timeout, defaultMinutes }: Completion,
): number | undefined {
	if (!valueIn(run, options, waitForCompletion)) return undefined;
	return minutesIn(run, options, timeout, defaultMinutes);
}

/** {@link timeoutMinutes} in milliseconds. @throws InvalidValue */
export function minutesIn(
	run: ApsRun,
	options: ParameterCollection,
	timeout: Parameter<number | undefined>,
	defaultMinutes: number,
): number {
	return (valueIn(run, options, timeout) ?? defaultMinutes) * MINUTE_MS;
}
