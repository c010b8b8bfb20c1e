import type { INodeProperties } from 'n8n-workflow';
import { integer } from '../../../values/integer';

/** How long a signed URL is good. A transfer that has begun may take longer. */
export const minutesExpirationOption: INodeProperties = {
	displayName: 'Minutes Until Expiration',
	name: 'minutesUntilExpiration',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 60 },
	default: 2,
	description: 'For how many minutes the transfer can be started, 60 at most',
};

/** @returns undefined when left out, for 2 minutes @throws InvalidValue */
export function minutesExpiration(value: unknown): number | undefined {
	return integer(minutesExpirationOption.displayName, value, 1, 60);
}
