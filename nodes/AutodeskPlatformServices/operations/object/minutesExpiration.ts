import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';

const LONGEST_MINUTES = 60;

/** Lifetime of a signed URL; 2 minutes without it. A transfer that has started may take longer. */
export const minutesExpiration = defineParameter({
	displayName: 'Minutes Until Expiration',
	name: 'minutesUntilExpiration',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: LONGEST_MINUTES },
	default: 2,
	description: `How many minutes the transfer can be started for, at most ${LONGEST_MINUTES}`,
	query: 'minutesExpiration',
	read: read.integer(1, LONGEST_MINUTES),
});
