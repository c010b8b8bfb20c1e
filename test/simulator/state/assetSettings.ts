/** What every ACC project has set up for assets: categories, status sets and custom attributes. */

const category = (
	id: string,
	name: string,
	parentId: string | null,
	more: { isActive?: boolean; isRoot?: boolean } = {},
) => ({ id, name, description: null, parentId, isActive: true, isRoot: false, ...more });

/** In no particular order, as Autodesk does not document one. */
export const ASSET_CATEGORIES = [
	category('11', 'Outlets', '10'),
	category('1', 'ROOT', null, { isRoot: true }),
	category('10', 'Electrical', '1'),
	category('20', 'Mechanical', '1'),
	category('30', 'Furniture', '1', { isActive: false }),
];

const status = (set: string, number: number, label: string) => ({
	id: `cccc000${set}-0000-4000-8000-00000000000${number}`,
	label,
	description: null,
	color: 'adsk-green-500',
	statusStepSetId: `cccc000${set}-0000-4000-8000-000000000000`,
	bucket: `${label.toLowerCase()}_1`,
	sortOrder: number,
	isActive: true,
});

export const STATUS_SETS = [
	{
		id: 'cccc0001-0000-4000-8000-000000000000',
		name: 'Standard',
		isDefault: true,
		isActive: true,
		values: [status('1', 1, 'Specified'), status('1', 2, 'Installed')],
	},
	{
		id: 'cccc0002-0000-4000-8000-000000000000',
		name: 'Electrical Equipment',
		isDefault: false,
		isActive: true,
		// Not in their order, which only `sortOrder` says.
		values: [
			status('2', 3, 'Commissioned'),
			status('2', 1, 'Ordered'),
			status('2', 2, 'Installed'),
		],
	},
];

/** Categories to which a status set is assigned; those below inherit it. */
export const STATUS_SET_OF: Readonly<Record<string, string>> = { 10: STATUS_SETS[1].id };

const attribute = (number: number, displayName: string, dataType: string, more: object = {}) => ({
	id: `dddd0000-0000-4000-8000-00000000000${number}`,
	name: `ca${number}`,
	displayName,
	dataType,
	requiredOnIngress: false,
	maxLengthOnIngress: 250,
	isActive: true,
	values: [] as Array<{ id: string; displayName: string; isActive: boolean }>,
	...more,
});

const choice = (number: number, displayName: string) => ({
	id: `dddd0001-0000-4000-8000-00000000000${number}`,
	displayName,
	isActive: true,
});

export const ASSET_ATTRIBUTES = [
	attribute(1, 'Voltage', 'numeric'),
	attribute(2, 'Manufacturer', 'select', { values: [choice(1, 'Acme'), choice(2, 'Example Air')] }),
	attribute(3, 'Systems', 'multi_select', { values: [choice(3, 'Light'), choice(4, 'Power')] }),
	attribute(4, 'Inspected On', 'date'),
	attribute(5, 'Critical', 'boolean'),
	attribute(6, 'Airflow', 'text', { maxLengthOnIngress: 10 }),
];

/** Attributes by the category to which they are assigned; those below inherit them. */
export const ATTRIBUTES_OF: Readonly<Record<string, readonly string[]>> = {
	1: ['ca4', 'ca5'],
	10: ['ca1', 'ca3'],
	11: ['ca2'],
	20: ['ca6'],
};

/** The category and those above it, nearest first. */
export function lineageOf(id: string): string[] {
	const found: string[] = [];
	for (let at: string | null | undefined = id; at && !found.includes(at);) {
		found.push(at);
		at = ASSET_CATEGORIES.find((each) => each.id === at)?.parentId;
	}
	return found;
}
