import type { Environment } from './setting';

/** @returns a problem, if one of two variables that belong together is set without the other */
export function halfSet(given: Environment, first: string, second: string): string | undefined {
	if (Boolean(given[first]) === Boolean(given[second])) return undefined;
	const missing = given[first] ? second : first;
	return `${missing} is not set, but its other half is. Example: ${first}=… ${second}=…`;
}
