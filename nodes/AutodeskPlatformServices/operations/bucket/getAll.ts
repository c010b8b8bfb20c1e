import { OSS_PAGE_SIZE } from '../../../../protocol/aps/lists/ossList';
import { ossPages } from '../../../apsLists/ossPages';
import { collect } from '../../../apsLists/pages';
import { customQuery, withCustomQuery } from '../../../fields/customJson';
import type { CustomJson } from '../../../fields/customJson';
import { chosenRegion, region } from '../../../fields/region';
import { limitOf, pageSizeFor, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplified, simplify } from '../../../fields/simplify';
import { listedBucketExample, simplifyBucket } from '../../../records/bucket';
import { plainText } from '../../../values/plainText';
import { defineOperation } from '../../../operations/operation';
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
	fields: [
		region,
		...returnAllOrLimit,
		simplify,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				customQuery,
				{
					displayName: 'Start After',
					name: 'startAt',
					type: 'string',
					default: '',
					placeholder: 'e.g. my-app-drawings',
					description: 'Only buckets whose key comes after this one',
				},
			],
		},
	],
	advice: appOnly,
	example: listedBucketExample,
	async execute(run) {
		const limit = limitOf(run);
		const filters = run.param<BucketFilters>('filters', {});
		const query = withCustomQuery(
			{
				region: chosenRegion(run),
				startAt: plainText('Start After', filters.startAt).trim() || undefined,
				limit: pageSizeFor(limit, OSS_PAGE_SIZE),
			},
			filters,
		);
		const buckets = await collect(ossPages(run.aps, run.path(), query), limit);
		return buckets.map((bucket) => simplified(run, bucket, simplifyBucket));
	},
});

interface BucketFilters extends CustomJson {
	startAt?: unknown;
}
