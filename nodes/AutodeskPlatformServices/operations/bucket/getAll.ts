import { OSS_PAGE_SIZE, ossPages } from '../../../shared/aps/ossPages';
import { collect } from '../../../shared/aps/pagination';
import { chosenRegion, region } from '../../fields/region';
import { limitOf, pageSizeFor, returnAllOrLimit } from '../../fields/returnAllOrLimit';
import { defineOperation } from '../operation';
import { appOnly } from './advice';

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
	advice: appOnly,
	example: {
		bucketKey: 'my-app-drawings',
		createdDate: 1767225600000,
		policyKey: 'transient',
	},
	async execute(run) {
		const limit = limitOf(run);
		const query = {
			region: chosenRegion(run),
			limit: pageSizeFor(limit, OSS_PAGE_SIZE),
		};
		return await collect(ossPages(run.aps, run.path(), query), limit);
	},
});
