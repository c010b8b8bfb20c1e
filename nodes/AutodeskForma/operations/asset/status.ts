import { isGuid, toAdminId } from '../../../../protocol/aps/ids';
import { isSameName } from '../../../../protocol/aps/names';
import { resourceLocator } from '../../../fields/locator';
import { assetCategoriesIn, statusSetOfCategory } from '../../../lookUp/assetSettings';
import { BY_NAME, Finder } from '../../../lookUp/finder';
import type { OperationRun } from '../../../operations/operation';
import { locatorText } from '../../../parameters/locatorText';
import { defineParameter } from '../../../parameters/parameter';
import { InvalidValue } from '../../../values/invalidValue';

/**
 * Leaves the name in the locator: statuses of several sets share names, and which set is meant follows from the
 * category, which may be entered beside the status. {@link statusIdIn} finds it.
 */
class StatusName extends Finder {
	readonly mode = 'By Name';
	readonly key = BY_NAME;
	readonly placeholder = 'e.g. Installed';
	readonly longest = 255;

	isId(text: string): boolean {
		return isGuid(toAdminId(text));
	}

	find(): Promise<undefined> {
		return Promise.resolve(undefined);
	}
}

/** Status of an asset, by name or ID. */
export const assetStatus = defineParameter({
	...resourceLocator({
		displayName: 'Status',
		name: 'assetStatus',
		description:
			'Status of the asset, from the status set of its category. The list depends on the category.',
		search: 'searchAssetStatuses',
		dependsOn: ['project', 'assetCategory', 'asset'],
		idPlaceholder: 'e.g. 84eb6a10-dde3-475f-aaf4-b5df3aebbd0b',
		lookUp: new StatusName(),
	}),
	read: (entered) => locatorText(entered) || undefined,
});

/**
 * The ID of a status that an asset of the category can have. If Autodesk shows no status set of the category, an
 * ID is taken as it is.
 *
 * @param entered name or ID
 * @throws InvalidValue that lists the statuses of the category
 */
export async function statusIdIn(
	run: OperationRun,
	projectId: string,
	categoryId: string,
	entered: string,
): Promise<string> {
	const set = await statusSetOfCategory(run, projectId, categoryId);
	const id = toAdminId(entered);
	const statuses = set?.statuses ?? [];
	const found =
		statuses.find((status) => status.id === id) ??
		statuses.find(({ label }) => isSameName(label, entered));
	if (found !== undefined) return found.id;
	if (set === undefined && isGuid(id)) return id;
	const categories = await assetCategoriesIn(run, projectId);
	const category = categories.find((each) => each.id === categoryId)?.path ?? categoryId;
	throw new InvalidValue(
		assetStatus.displayName,
		statuses.length === 0
			? `Autodesk shows no statuses for the category "${category}"; enter the ID of the status`
			: `"${entered}" is not in the status set of the category "${category}". Statuses: ${statuses.map(({ label }) => label).join(', ')}`,
	);
}
