import { z } from 'zod';
import { CURRENCIES } from '../../../protocol/aps/currencies';
import { TIME_ZONES } from '../../../protocol/aps/timeZones';
import type { ListRules } from './listing';
import { FILTER_PRODUCTS, filterKey } from './products';

/** What account projects can be filtered by, sorted by and made with. */

export const PROJECT_FIELDS = (
	'accountId,addressLine1,addressLine2,businessUnitId,city,companyCount,constructionType,country,' +
	'createdAt,deliveryMethod,endDate,imageUrl,jobNumber,lastSignIn,latitude,longitude,memberCount,' +
	'name,platform,postalCode,products,projectValue,sheetCount,startDate,stateOrProvince,status,' +
	'thumbnailImageUrl,timezone,type,updatedAt'
).split(',');

const CLASSIFICATIONS = ['production', 'template', 'component', 'sample'] as const;

export const PROJECT_RULES: ListRules = {
	filters: {
		classification: CLASSIFICATIONS,
		platform: ['acc', 'bim360'],
		products: FILTER_PRODUCTS,
		name: 'text',
		type: 'excludableList',
		status: ['active', 'pending', 'archived', 'suspended'],
		businessUnitId: 'list',
		jobNumber: 'text',
		updatedAt: 'range',
	},
	read: (row, filter) =>
		filter === 'products'
			? (row.products as Array<{ key: string }>).map(({ key }) => filterKey(key))
			: row[filter],
	sort: (
		'name,startDate,endDate,type,status,jobNumber,constructionType,deliveryMethod,contractType,' +
		'currentPhase,companyCount,memberCount,createdAt,updatedAt'
	).split(','),
	fields: PROJECT_FIELDS,
};

const text = (max: number) => z.string().max(max);
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2025-01-31');

export const timezone = z.enum(TIME_ZONES);

export const createProjectBody = z
	.object({
		name: z.string().min(1).max(255),
		// Only a template can do without.
		type: z.string().min(1).max(255).optional(),
		classification: z.enum(CLASSIFICATIONS).optional(),
		startDate: date.optional(),
		endDate: date.optional(),
		projectValue: z
			.object({ value: z.number().min(0), currency: z.enum(CURRENCIES) })
			.strict()
			.optional(),
		jobNumber: text(100).optional(),
		addressLine1: text(255).optional(),
		addressLine2: text(255).optional(),
		city: z.string().optional(),
		postalCode: z.string().optional(),
		stateOrProvince: z.string().optional(),
		country: z.string().optional(),
		latitude: text(25).optional(),
		longitude: text(25).optional(),
		timezone: timezone.nullish(),
		constructionType: z.string().optional(),
		deliveryMethod: z.string().optional(),
		contractType: z.string().optional(),
		currentPhase: z.string().optional(),
		businessUnitId: z.string().nullish(),
		template: z
			.object({
				projectId: z.string(),
				options: z
					.object({
						field: z
							.object({ includeCompanies: z.boolean(), includeLocations: z.boolean() })
							.partial()
							.strict(),
					})
					.strict()
					.optional(),
			})
			.strict()
			.optional(),
		// In the formal schema, but without effect.
		products: z.unknown(),
		platform: z.unknown(),
		sheetCount: z.unknown(),
	})
	.strict()
	.refine(
		({ startDate, endDate }) => !startDate || !endDate || startDate <= endDate,
		'startDate must not be after endDate',
	)
	.refine(
		({ type, classification }) => type !== undefined || classification === 'template',
		'type is required',
	);
