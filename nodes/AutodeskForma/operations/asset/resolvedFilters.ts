import { isGuid, toAdminId } from '../../../../protocol/aps/ids';
import { nameKey } from '../../../../protocol/aps/names';
import type { QueryValue } from '../../../../protocol/aps/request';
import { withSubcategories } from '../../../apsLists/assetCategories';
import { assetCategoriesIn, assetStatusSetsIn } from '../../../lookUp/assetSettings';
import { nearestNames } from '../../../lookUp/nearestNames';
import type { OperationRun } from '../../../operations/operation';
import { valueIn } from '../../../parameters/values';
import { InvalidValue } from '../../../values/invalidValue';
import { categoryFilter } from './category';
import { attributeFilters, customAttributesFilter } from './customAttributes';
import { assetFilters, includeSubcategories, statusFilter, statusNames } from './filters';

/** With more in one call, the address could become too long for a proxy. */
const MOST_CATEGORIES = 200;

interface ResolvedFilters {
	query: Record<string, QueryValue>;
	/** The categories of which only the node filters; undefined if Autodesk does, or for all. */
	categories: ReadonlySet<string> | undefined;
}

/**
 * The filters whose values have to be looked up before they are sent.
 *
 * @throws InvalidValue for a category, status, attribute or choice that the project does not have
 */
export async function resolvedFilters(
	run: OperationRun,
	projectId: string,
): Promise<ResolvedFilters> {
	const attributes = valueIn(run, assetFilters, customAttributesFilter);
	const categories = await chosenCategories(run, projectId);
	const isLong = categories !== undefined && categories.length > MOST_CATEGORIES;
	return {
		query: {
			'filter[categoryId]': isLong ? undefined : categories,
			...(await statusQuery(run, projectId)),
			...(await attributeFilters(run, projectId, attributes)),
		},
		categories: isLong ? new Set(categories) : undefined,
	};
}

async function chosenCategories(
	run: OperationRun,
	projectId: string,
): Promise<string[] | undefined> {
	const chosen = valueIn(run, assetFilters, categoryFilter);
	if (chosen === undefined) return undefined;
	const all = await assetCategoriesIn(run, projectId);
	if (!all.some(({ id }) => id === chosen)) {
		throw new InvalidValue(
			categoryFilter.displayName,
			`the project has no asset category with the ID ${chosen}`,
		);
	}
	return valueIn(run, assetFilters, includeSubcategories)
		? withSubcategories(all, chosen)
		: [chosen];
}

async function statusQuery(
	run: OperationRun,
	projectId: string,
): Promise<Record<string, QueryValue>> {
	const one = valueIn(run, assetFilters, statusFilter);
	const isId = one !== undefined && isGuid(toAdminId(one));
	const names = [
		...(valueIn(run, assetFilters, statusNames) ?? []),
		...(one === undefined || isId ? [] : [one]),
	];
	await checkNames(run, projectId, names);
	return {
		'filter[statusId]': isId ? [toAdminId(one)] : undefined,
		'filter[statusLabel]': names.length === 0 ? undefined : names,
	};
}

/** Autodesk takes a status that there is not, and finds nothing. @throws InvalidValue */
async function checkNames(
	run: OperationRun,
	projectId: string,
	names: readonly string[],
): Promise<void> {
	if (names.length === 0) return;
	const sets = await assetStatusSetsIn(run, projectId);
	const labels = sets.flatMap(({ statuses }) => statuses.map(({ label }) => label));
	const known = new Set(labels.map(nameKey));
	const unknown = names.find((each) => !known.has(nameKey(each)));
	if (unknown === undefined) return;
	const near = nearestNames(unknown, labels);
	const all = [...new Set(labels)].slice(0, 20);
	throw new InvalidValue(
		statusFilter.displayName,
		`no status set of the project has the status "${unknown}". ${near.length > 0 ? `Similar: ${near.join(', ')}` : `Statuses: ${all.join(', ')}`}`,
	);
}
