import type { ParseArgsConfig } from 'node:util';
import { wholeNumberRule, type NumberLimit } from '../../../protocol/worker/api/limits';
import type { ReplayRequest } from '../../../protocol/worker/api/shapes/replay';
import { UsageError, type CommandRun, type OptionValues } from './command';
import { readTime } from './time';

/** Options that select events. */
export const filterOptions = {
	subscription: { type: 'string' },
	event: { type: 'string' },
	since: { type: 'string' },
	until: { type: 'string' },
} satisfies ParseArgsConfig['options'];

export type Filters = Pick<ReplayRequest, keyof typeof filterOptions>;

/** @throws UsageError for an invalid time */
export function readFilters({ options, now }: Pick<CommandRun, 'options' | 'now'>): Filters {
	const since = textOption(options, 'since');
	const until = textOption(options, 'until');
	return {
		subscription: textOption(options, 'subscription'),
		event: textOption(options, 'event'),
		since: since === undefined ? undefined : readTime('since', since, now),
		until: until === undefined ? undefined : readTime('until', until, now),
	};
}

/** @returns undefined if the option is missing */
export function textOption(options: OptionValues, name: string): string | undefined {
	const value = options[name];
	return typeof value === 'string' ? value : undefined;
}

/** One of the values that an option may have. @returns undefined if it is missing @throws UsageError */
export function readChoice<Choice extends string>(
	options: OptionValues,
	name: string,
	choices: readonly Choice[],
): Choice | undefined {
	const text = textOption(options, name);
	if (text === undefined) return undefined;
	const known = choices.find((choice) => choice === text);
	if (known !== undefined) return known;
	throw new UsageError(`--${name} ${text}: use one of ${choices.join(', ')}`);
}

/** @throws UsageError with the API's text, if it is out of bounds */
export function readNumber(
	options: OptionValues,
	name: string,
	limit: NumberLimit & { default: number },
): number {
	const text = textOption(options, name);
	if (text === undefined) return limit.default;
	const number = Number(text);
	if (Number.isInteger(number) && number >= limit.min && number <= limit.max) return number;
	throw new UsageError(`--${name} ${text}: ${wholeNumberRule(limit)}`);
}
