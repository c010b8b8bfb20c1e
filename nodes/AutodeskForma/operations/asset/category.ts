import { constructionProjectId } from '../../../fields/constructionProject';
import { resourceLocator } from '../../../fields/locator';
import { assetCategoriesIn } from '../../../lookUp/assetSettings';
import { assetCategoriesOf } from '../../../lookUp/assets';
import { LookUp } from '../../../lookUp/lookUp';
import type { OperationRun } from '../../../operations/operation';
import { locatorText } from '../../../parameters/locatorText';
import { defineParameter } from '../../../parameters/parameter';
import { InvalidValue } from '../../../values/invalidValue';

function categoryLocator(description: string, withInactive: boolean) {
	return defineParameter({
		...resourceLocator({
			displayName: 'Category',
			name: 'assetCategory',
			description,
			search: 'searchAssetCategories',
			dependsOn: ['project'],
			idPlaceholder: 'e.g. 123',
			lookUp: new LookUp(
				'By Name',
				'e.g. Electrical > Outlets',
				(run) => assetCategoriesOf(run, constructionProjectId(run), { withInactive }),
				// Names can be digits, too.
				{ isId: () => false },
			),
		}),
		read(entered, { displayName }) {
			const id = locatorText(entered);
			if (id === '') return undefined;
			if (/^[\w-]+$/.test(id)) return id;
			throw new InvalidValue(
				displayName,
				`"${id}" is not the ID of a category, e.g. 123. Choose By Name to enter a name`,
			);
		},
	});
}

/** Category of an asset. It decides which statuses and custom attributes the asset can have. */
export const assetCategory = categoryLocator(
	'Category of the asset, which decides the statuses and custom attributes that it can have',
	false,
);

/** Entry of Filters. Assets can still have an inactive category. */
export const categoryFilter = categoryLocator('Only assets of this category', true);

/** @throws InvalidValue if the project has no such category, or does not use it any more */
export async function checkCategory(
	run: OperationRun,
	projectId: string,
	id: string,
): Promise<void> {
	const all = await assetCategoriesIn(run, projectId);
	const category = all.find((each) => each.id === id);
	if (category?.isActive && !category.isRoot) return;
	const active = all.filter((each) => each.isActive && !each.isRoot).map(({ path }) => path);
	const choices = active.length === 0 ? '' : `. Categories: ${active.slice(0, 10).join(', ')}`;
	const problem =
		category === undefined
			? `the project has no asset category with the ID ${id}`
			: category.isRoot
				? `"${category.name}" stands for the whole tree and holds no assets; choose one below it`
				: `"${category.path}" is inactive in the project`;
	throw new InvalidValue(assetCategory.displayName, `${problem}${choices}`);
}
