import type { ParseArgsConfig } from 'node:util';
import { UsageError, type CommandRun, type OptionValues } from './command';
import { readTime } from './time';

/** Options that choose events. */
export const filterOptions = {
	subscription: { type: 'string' },
	event: { type: 'string' },
	since: { type: 'string' },
	until: { type: 'string' },
} satisfies ParseArgsConfig['options'];

export interface Filters {
	subscription?: string;
	event?: string;
	/** ISO 8601 */
	since?: string;
	/** ISO 8601 */
	until?: string;
}

/** Only what was given. @throws UsageError for a time that is none */
export function readFilters({ options, now }: Pick<CommandRun, 'options' | 'now'>): Filters {
	const { subscription, event, since, until } = options;
	return {
		...(typeof subscription === 'string' && { subscription }),
		...(typeof event === 'string' && { event }),
		...(typeof since === 'string' && { since: readTime('since', since, now) }),
		...(typeof until === 'string' && { until: readTime('until', until, now) }),
	};
}

/** @throws UsageError when it is no whole number above zero */
export function readNumber(options: OptionValues, name: string, fallback: number): number {
	const text = options[name];
	if (typeof text !== 'string') return fallback;
	const number = Number(text);
	if (Number.isInteger(number) && number > 0) return number;
	throw new UsageError(`--${name} ${text}: a whole number above zero is needed`);
}
