/** An element of a generated model. */
export interface GeneratedElement {
	objectid: number;
	name: string;
	externalId: string;
	properties: Record<string, Record<string, string>>;
}

const CATEGORIES = ['Walls', 'Floors', 'Doors'] as const;

/** The root and the categories come first. */
const FIRST_ID = 2 + CATEGORIES.length;

export interface TreeObject {
	objectid: number;
	name: string;
	objects?: TreeObject[];
}

/** The tree of a model with so many elements: the model, its categories, their elements. */
export function treeOf(modelName: string, count: number): TreeObject {
	const branches = CATEGORIES.map((name, index): TreeObject & { objects: TreeObject[] } => ({
		objectid: 2 + index,
		name,
		objects: [],
	}));
	for (let index = 0; index < count; index++) {
		const { objectid, name } = elementAt(index);
		branches[index % CATEGORIES.length].objects.push({ objectid, name });
	}
	return {
		objectid: 1,
		name: modelName,
		objects: branches.map((branch) =>
			branch.objects.length > 0 ? branch : withoutChildren(branch),
		),
	};
}

function withoutChildren({ objectid, name }: TreeObject): TreeObject {
	return { objectid, name };
}

/** Number of the root and the categories. */
const ABOVE_ELEMENTS = FIRST_ID - 1;

/** How many objects {@link objectsOf} has. */
export function objectCount(elements: number): number {
	return ABOVE_ELEMENTS + elements;
}

/**
 * Everything that `properties:query` returns: also the root and the categories.
 *
 * @param first index of the first one to return
 */
export function* objectsOf(
	modelName: string,
	elements: number,
	first = 0,
): Generator<GeneratedElement> {
	const above = [modelName, ...CATEGORIES].map((name, index) => ({
		objectid: 1 + index,
		name,
		externalId: index === 0 ? 'doc' : `category-${index - 1}`,
		properties: {},
	}));
	yield* above.slice(first);
	const start = Math.max(0, first - ABOVE_ELEMENTS);
	for (let index = start; index < elements; index++) yield elementAt(index);
}

export function elementAt(index: number): GeneratedElement {
	const category = CATEGORIES[index % CATEGORIES.length];
	return {
		objectid: FIRST_ID + index,
		name: `Basic ${category.slice(0, -1)} [${100_000 + index}]`,
		externalId: `d85573c2-f8d5-46ae-966a-${String(index).padStart(12, '0')}`,
		properties: {
			Constraints: { Level: `Level ${1 + (index % 4)}`, 'Room Bounding': 'Yes' },
			Dimensions: {
				Area: `${(10 + (index % 50)).toFixed(3)} m^2`,
				Thickness: '200.000 mm',
			},
			'Identity Data': { Mark: String(index + 1), Category: category },
			'Materials and Finishes': { 'Structural Material': 'Concrete, Cast-in-Place gray' },
		},
	};
}
