import type { INodeProperties } from 'n8n-workflow';

export const DEFAULT_CONCURRENCY = 5;
/**
 * For operations that transfer content: enough for some files to ask for their URLs while others use all
 * connections, whose number has a limit of its own.
 */
export const TRANSFER_CONCURRENCY = 16;
const HIGHEST_CONCURRENCY = 20;

/** Entry of Options in every operation. @param usual what applies when nobody chooses a number */
export function concurrencyField(usual = DEFAULT_CONCURRENCY): INodeProperties {
	return {
		displayName: 'Concurrency',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: HIGHEST_CONCURRENCY },
		default: usual,
		description: 'How many items to process at the same time. The output keeps their order.',
	};
}

/** An expression may return anything; without this check, zero would silently skip every item. */
export function concurrencyFrom(value: unknown, usual = DEFAULT_CONCURRENCY): number {
	const wanted = Math.floor(Number(value ?? usual));
	if (Number.isNaN(wanted)) return usual;
	return Math.min(Math.max(wanted, 1), HIGHEST_CONCURRENCY);
}
