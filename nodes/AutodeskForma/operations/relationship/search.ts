import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../../../protocol/aps/ids';
import { entitiesOf, fits } from '../../../../protocol/aps/relationship';
import type { EntityPattern } from '../../../../protocol/aps/relationship';
import type { ApsQuery } from '../../../../protocol/aps/request';
import { collect } from '../../../apsLists/pages';
import { relationshipPages } from '../../../apsLists/relationshipPages';
import type { ProjectPlace } from '../../../lookUp/accountPlace';
import type { ApsRun } from '../../../parameters/run';
import { relationshipAdvice } from './advice';
import type { Pair } from './linkedThing';

export const RELATIONSHIPS = '/bim360/relationship/v2/containers/{containerId}/relationships';

/** @param other what the things that fit `one` are linked with */
export function searchQuery(
	one: EntityPattern | undefined,
	other: EntityPattern | undefined,
): ApsQuery {
	return {
		domain: one?.domain,
		type: one?.type,
		id: one?.id,
		withDomain: other?.domain,
		withType: other?.type,
		withId: other?.id,
	};
}

/** The relationships between two things that exist now. Usually one, but nothing says that there are no more. */
export async function relationshipsBetween(
	{ aps }: Pick<ApsRun, 'aps'>,
	{ projectId, region }: ProjectPlace,
	[one, other]: Pair,
): Promise<IDataObject[]> {
	const client = aps.for({
		action: 'Search Relationships',
		scopes: ['data:read'],
		advice: relationshipAdvice,
	});
	const path = fillPath(`${RELATIONSHIPS}:search`, { containerId: projectId });
	const query = searchQuery(one, other);
	const rows = await collect(relationshipPages(client, { path, query, region }));
	return rows.filter((row) => row.isDeleted !== true && links(row, one, other));
}

function links(row: IDataObject, one: EntityPattern, other: EntityPattern): boolean {
	const entities = entitiesOf(row);
	return [one, other].every((wanted) => entities.some((entity) => fits(entity, wanted)));
}
