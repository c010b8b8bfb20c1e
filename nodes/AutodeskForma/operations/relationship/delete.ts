import type { INodeProperties } from 'n8n-workflow';
import { fillPath } from '../../../../protocol/aps/ids';
import { MOST_DELETED_RELATIONSHIPS } from '../../../../protocol/aps/relationshipRules';
import { isJsonObject } from '../../../../protocol/json';
import type { AnswerReader } from '../../../apsClient/readAnswer';
import { constructionProject } from '../../../fields/constructionProject';
import type { ProjectPlace } from '../../../lookUp/accountPlace';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { guid } from '../../../values/guid';
import { InvalidValue } from '../../../values/invalidValue';
import { relationshipAdvice, relationshipChangeAdvice } from './advice';
import { nounOf } from './kind';
import { linkedPair } from './linkedThing';
import { relationshipPlaceOf, relationshipRegion } from './place';
import { RELATIONSHIPS, relationshipsBetween } from './search';
import { from, requiredFields, to } from './side';

const BY_THINGS = 'things';

const findBy = defineParameter({
	displayName: 'Find By',
	name: 'findBy',
	type: 'options',
	default: 'id',
	options: [
		{ name: 'ID', value: 'id', description: 'The ID of the relationship' },
		{ name: 'What It Links', value: BY_THINGS, description: 'The two things that are linked' },
	],
	description: 'How to find the relationship',
	read: read.choice,
});

const relationshipId = defineParameter({
	displayName: 'Relationship ID',
	name: 'relationshipId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 74b70bb8-8802-a1fd-f201-890375a60c8f',
	description: 'ID of the relationship, as Create and Get Many return it',
	displayOptions: { show: { [findBy.name]: ['id'] } },
	read: read.by((field, entered) => guid(field, String(entered ?? '')).toLowerCase()),
});

export const deleteRelationship = defineOperation({
	action: 'Delete Relationships',
	name: 'Delete',
	value: 'delete',
	summary: 'Delete relationship',
	description:
		'Remove the link between two things, which both stay. Autodesk keeps it as deleted; Get Many returns it with Filters > Deleted.',
	endpoint: 'POST /bim360/relationship/v2/containers/{containerId}/relationships:delete',
	scopes: ['data:write'],
	access: ['3L', 'SSA'],
	fields: [
		...constructionProject,
		findBy,
		relationshipId,
		...[...requiredFields(from), ...requiredFields(to)].map(shownByThings),
	],
	options: [relationshipRegion],
	advice: relationshipChangeAdvice,
	example: { deleted: true },
	async execute(run) {
		const { place, ids } = await chosenRelationships(run);
		for (let start = 0; start < ids.length; start += MOST_DELETED_RELATIONSHIPS) {
			const some = ids.slice(start, start + MOST_DELETED_RELATIONSHIPS);
			const deleted = await deletedOf(run, place, some);
			for (const id of some.filter((each) => !deleted.has(each))) {
				await checkDeleted(run, place, id);
			}
		}
		return { deleted: true };
	},
});

interface ChosenRelationships {
	place: ProjectPlace;
	ids: string[];
}

/** @throws InvalidValue also if nothing links the two things */
async function chosenRelationships(run: OperationRun): Promise<ChosenRelationships> {
	if (valueOf(run, findBy) !== BY_THINGS) {
		const ids = [valueOf(run, relationshipId)];
		return { place: await relationshipPlaceOf(run), ids };
	}
	const [one, other] = await linkedPair(run);
	const place = await relationshipPlaceOf(run);
	const found = await relationshipsBetween(run, place, [one, other]);
	if (found.length > 0) return { place, ids: found.map(({ id }) => String(id).toLowerCase()) };
	throw new InvalidValue(
		to.thing.displayName,
		`this ${nounOf(other)} is not linked with the ${nounOf(one)}`,
	);
}

const NOT_FOUND = 404;

/** Deletes relationships. @returns the IDs that Autodesk confirms, in lower case */
async function deletedOf(
	run: OperationRun,
	{ projectId, region }: ProjectPlace,
	ids: readonly string[],
): Promise<ReadonlySet<string>> {
	const request = {
		method: 'POST',
		path: run.path({ containerId: projectId }),
		region,
		body: ids,
		// What is deleted stays deleted.
		repeatable: true,
		doneWhen: [NOT_FOUND],
	} as const;
	const answer = await run.aps.request(request);
	if (answer.status === NOT_FOUND) return new Set(ids);
	const deleted = run.aps.readAnswer(request, answer, deletedIn);
	return new Set(deleted.map((id) => String(id).toLowerCase()));
}

const deletedIn: AnswerReader<unknown[]> = ({ body }) =>
	isJsonObject(body) && Array.isArray(body.deleted) ? body.deleted : undefined;

/**
 * Autodesk does not document whether it confirms what was deleted before, as after a repeated call.
 *
 * @throws InvalidValue for a relationship that exists, or never did
 */
async function checkDeleted(
	run: OperationRun,
	{ projectId, region }: ProjectPlace,
	id: string,
): Promise<void> {
	const client = run.aps.for({
		action: 'Get Relationship',
		scopes: ['data:read'],
		advice: relationshipAdvice,
	});
	const { body } = await client.request({
		path: fillPath(`${RELATIONSHIPS}/{id}`, { containerId: projectId, id }),
		region,
		accept: [NOT_FOUND],
	});
	if (isJsonObject(body) && body.isDeleted === true) return;
	throw new InvalidValue(
		relationshipId.displayName,
		`Autodesk did not delete the relationship ${id}. Check with Get Many whether the project has it, and whether it is read-only`,
	);
}

function shownByThings(field: INodeProperties): INodeProperties {
	const { show } = field.displayOptions ?? {};
	return { ...field, displayOptions: { show: { ...show, [findBy.name]: [BY_THINGS] } } };
}
