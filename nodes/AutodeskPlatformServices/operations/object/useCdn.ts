import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';

export const useCdn = defineParameter({
	displayName: 'Use CDN',
	name: 'useCdn',
	type: 'boolean',
	default: true,
	description: 'Whether to use a URL of the content delivery network, which may be closer',
	query: 'useCdn',
	read: read.boolean,
});
