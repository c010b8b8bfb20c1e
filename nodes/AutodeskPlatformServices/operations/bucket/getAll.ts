import { collect, ossPages } from '../../../shared/aps/pagination';
import { region } from '../../fields/region';
import { returnAllOrLimit } from '../../fields/returnAllOrLimit';
import { defineOperation } from '../operation';

/** OSS answers at most 100 buckets per page. */
const PAGE_SIZE = 100;

export const getAll = defineOperation({
	action: 'List Buckets',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many buckets',
	description: 'Retrieve a list of the OSS buckets that the app owns in one region',
	endpoint: 'GET /oss/v2/buckets',
	scopes: ['bucket:read'],
	access: ['2L'],
	fields: [region, ...returnAllOrLimit],
	async execute({ aps, param, limit }) {
		const max = limit();
		const query = { region: param<string>('region'), limit: Math.min(max ?? PAGE_SIZE, PAGE_SIZE) };
		return await collect(ossPages(aps, '/oss/v2/buckets', query), max);
	},
});
