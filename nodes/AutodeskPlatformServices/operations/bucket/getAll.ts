import { OSS_PAGE_SIZE } from '../../../../protocol/aps/lists/ossList';
import { ossPages } from '../../../apsLists/ossPages';
import { collect } from '../../../apsLists/pages';
import { customListQuery } from '../../../fields/customQuery';
import { chosenRegion, region } from '../../../fields/region';
import { limitOf, pageSizeFor, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { filters } from '../../../parameters/collections';
import { queryOf } from '../../../parameters/query';
import { read } from '../../../parameters/read';
import { listedBucketExample, simplifyBucket } from '../../../records/bucket';
import { appOnly } from './advice';

const bucketFilters = filters([
	customListQuery('oss'),
	{
		displayName: 'Start After',
		name: 'startAt',
		type: 'string',
		default: '',
		placeholder: 'e.g. my-app-drawings',
		description: 'Only buckets whose key comes after this one',
		query: 'startAt',
		read: read.text(),
	},
]);

export const getAll = defineOperation({
	action: 'List Buckets',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many buckets',
	description: 'Retrieve a list of the OSS buckets that the app owns in one region',
	endpoint: 'GET /oss/v2/buckets',
	scopes: ['bucket:read'],
	access: ['2L'],
	fields: [region, ...returnAllOrLimit, simplify, bucketFilters],
	advice: appOnly,
	example: listedBucketExample,
	async execute(run) {
		const limit = limitOf(run);
		const query = {
			region: chosenRegion(run),
			limit: pageSizeFor(limit, OSS_PAGE_SIZE),
			...queryOf(run, bucketFilters),
		};
		const buckets = await collect(ossPages(run.aps, run.path(), query), limit);
		return buckets.map((bucket) => simplified(run, bucket, simplifyBucket));
	},
});
