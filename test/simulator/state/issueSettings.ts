/**
 * What every ACC project has set up for issues: categories and types, custom attributes, root causes and
 * locations. Autodesk's API calls a category a type, and a type a subtype.
 */

export const ISSUE_TYPES = [
	{
		id: '77770000-0000-4000-8000-000000000001',
		title: 'Design',
		isActive: true,
		subtypes: [
			{
				id: '77770000-0000-4000-8000-000000000011',
				title: 'Clash',
				code: 'CLA',
				isActive: true,
			},
			{
				id: '77770000-0000-4000-8000-000000000012',
				title: 'Design',
				code: 'DES',
				isActive: true,
			},
			{
				id: '77770000-0000-4000-8000-000000000013',
				title: 'Outdated Type',
				code: 'OUT',
				isActive: false,
			},
		],
	},
	{
		id: '77770000-0000-4000-8000-000000000002',
		title: 'Quality',
		isActive: true,
		subtypes: [
			{
				id: '77770000-0000-4000-8000-000000000021',
				title: 'Defect',
				code: 'DEF',
				isActive: true,
			},
		],
	},
	{
		id: '77770000-0000-4000-8000-000000000003',
		title: 'Retired Category',
		isActive: false,
		subtypes: [
			{
				id: '77770000-0000-4000-8000-000000000031',
				title: 'Leftover',
				code: 'LEF',
				isActive: true,
			},
		],
	},
] as const;

export const ISSUE_ATTRIBUTES = [
	{
		id: '88880000-0000-4000-8000-000000000001',
		title: 'Trade',
		description: 'Who has to do it',
		dataType: 'list',
		metadata: {
			list: {
				options: [
					{ id: '88880000-0000-4000-8000-000000000011', value: 'Doors' },
					{ id: '88880000-0000-4000-8000-000000000012', value: 'Concrete' },
				],
			},
		},
	},
	{
		id: '88880000-0000-4000-8000-000000000002',
		title: 'Cost Estimate',
		description: null,
		dataType: 'numeric',
		metadata: {},
	},
	{
		id: '88880000-0000-4000-8000-000000000003',
		title: 'Remark',
		description: null,
		dataType: 'text',
		metadata: {},
	},
] as const;

export const ROOT_CAUSES = [
	{
		id: '99990000-0000-4000-8000-000000000001',
		title: 'Workmanship',
		isActive: true,
		rootCauses: [
			{
				id: '99990000-0000-4000-8000-000000000011',
				rootCauseCategoryId: '99990000-0000-4000-8000-000000000001',
				title: 'Damage',
				isActive: true,
			},
			{
				id: '99990000-0000-4000-8000-000000000012',
				rootCauseCategoryId: '99990000-0000-4000-8000-000000000001',
				title: 'Unknown',
				isActive: false,
			},
		],
	},
] as const;

const ROOT = 'aaaa0000-0000-4000-8000-000000000001';
const GROUND_FLOOR = 'aaaa0000-0000-4000-8000-000000000002';

export const LOCATIONS = [
	{ id: ROOT, parentId: null, type: 'Root', name: 'Project', barcode: null, order: 0 },
	{
		id: 'aaaa0000-0000-4000-8000-000000000003',
		parentId: ROOT,
		type: 'Area',
		name: 'Level 2',
		barcode: null,
		order: 1,
	},
	{ id: GROUND_FLOOR, parentId: ROOT, type: 'Area', name: 'Level 1', barcode: 'L1', order: 0 },
	{
		id: 'aaaa0000-0000-4000-8000-000000000004',
		parentId: GROUND_FLOOR,
		type: 'Area',
		name: 'Room 103',
		barcode: null,
		order: 0,
	},
	{
		id: 'aaaa0000-0000-4000-8000-000000000005',
		parentId: 'aaaa0000-0000-4000-8000-000000000003',
		type: 'Area',
		name: 'Room 203',
		barcode: null,
		order: 0,
	},
] as const;
