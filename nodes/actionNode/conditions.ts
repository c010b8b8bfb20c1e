/** An operation of a node, by the values of both dropdowns. */
export interface Place {
	resource: string;
	operation: string;
}

/** Values of Resource and Operation, which n8n combines freely. */
export interface Condition {
	resource: string[];
	operation: string[];
}

/**
 * Conditions that hold for these operations and for no others. Several resources share a condition if that
 * lets in none of their other operations.
 *
 * @param all every operation of the node
 */
export function conditionsOf(places: readonly Place[], all: readonly Place[]): Condition[] {
	const conditions: Condition[] = [];
	for (const resource of new Set(places.map((place) => place.resource))) {
		const wanted = operationsOf(resource, places);
		const added = { resource: [resource], operation: wanted };
		const index = conditions.findIndex((condition) => isExact(joined(condition, added)));
		if (index < 0) conditions.push(added);
		else conditions[index] = joined(conditions[index]!, added);
	}
	return conditions;

	function isExact({ resource, operation }: Condition): boolean {
		return resource.every((name) =>
			operationsOf(name, all).every(
				(each) => !operation.includes(each) || operationsOf(name, places).includes(each),
			),
		);
	}
}

function joined(one: Condition, other: Condition): Condition {
	return {
		resource: [...one.resource, ...other.resource],
		operation: [...new Set([...one.operation, ...other.operation])],
	};
}

function operationsOf(resource: string, places: readonly Place[]): string[] {
	return places.filter((place) => place.resource === resource).map(({ operation }) => operation);
}
