import type { INodeProperties } from 'n8n-workflow';

export const DEFAULT_CONCURRENCY = 5;
const HIGHEST_CONCURRENCY = 20;

/** Entry of Options in every operation. */
export const concurrency: INodeProperties = {
	displayName: 'Concurrency',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: HIGHEST_CONCURRENCY },
	default: DEFAULT_CONCURRENCY,
	description: 'How many items to process at the same time. The output keeps their order.',
};

/** An expression may return anything; without this check, zero would silently skip every item. */
export function concurrencyFrom(value: unknown): number {
	const wanted = Math.floor(Number(value ?? DEFAULT_CONCURRENCY));
	if (Number.isNaN(wanted)) return DEFAULT_CONCURRENCY;
	return Math.min(Math.max(wanted, 1), HIGHEST_CONCURRENCY);
}
