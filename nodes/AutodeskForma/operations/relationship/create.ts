import { objectsIn } from '../../../../protocol/json';
import type { JsonObject } from '../../../../protocol/json';
import type { AnswerReader } from '../../../apsClient/readAnswer';
import { constructionProject } from '../../../fields/constructionProject';
import { ifExistsField } from '../../../fields/ifExists';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { createdOrExisting, withOutcome } from '../../../operations/orExisting';
import { valueOf } from '../../../parameters/values';
import { relationshipExample, simplifyRelationship } from '../../../records/relationship';
import { InvalidValue } from '../../../values/invalidValue';
import { relationshipChangeAdvice } from './advice';
import { addingAdviceOnLink } from './failedLink';
import { nounOf } from './kind';
import { linkedPair } from './linkedThing';
import type { Pair } from './linkedThing';
import { relationshipPlaceOf, relationshipRegion } from './place';
import { relationshipsBetween } from './search';
import { from, requiredFields, to } from './side';

const ifExists = ifExistsField({ what: 'a relationship between the two' });

export const create = defineOperation({
	action: 'Create Relationships',
	name: 'Create',
	value: 'create',
	summary: 'Create relationship',
	description:
		'Link a file, photo or sheet to an issue, asset, form, RFI or submittal, or two of these to each other, so that each shows the other under its references',
	endpoint: 'PUT /bim360/relationship/v2/containers/{containerId}/relationships',
	scopes: ['data:read', 'data:create', 'data:write'],
	access: ['3L', 'SSA'],
	fields: [
		...constructionProject,
		...requiredFields(from),
		...requiredFields(to),
		ifExists,
		simplify,
	],
	options: [relationshipRegion],
	// Rows that link the same two things must find each other.
	sequential: true,
	advice: relationshipChangeAdvice,
	example: withOutcome(relationshipExample, 'created'),
	async execute(run) {
		const way = valueOf(run, ifExists);
		const pair = await linkedPair(run);
		const place = await relationshipPlaceOf(run);
		const find = async () => (await relationshipsBetween(run, place, pair)).at(0);
		const existing = await find();
		if (existing !== undefined && way === 'fail') throw alreadyLinked(pair, existing.id);
		const { outcome, thing } =
			existing === undefined
				? await createdOrExisting(way, { create: link, find })
				: { outcome: 'existed' as const, thing: existing };
		return simplified(run, thing, (row) =>
			withOutcome(simplifyRelationship(row, pair[0]), outcome),
		);

		/** Not repeated by itself: what Autodesk makes of a second link between two things is not documented. */
		async function link() {
			return await run.aps
				.read(
					{
						method: 'PUT',
						path: run.path({ containerId: place.projectId }),
						region: place.region,
						body: [{ entities: pair }],
						repeatable: false,
					},
					createdIn,
				)
				.catch(addingAdviceOnLink(run, place, pair));
		}
	},
});

const createdIn: AnswerReader<JsonObject> = ({ body }) =>
	objectsIn([body].flat()).find(({ id }) => typeof id === 'string' && id !== '');

function alreadyLinked([one, other]: Pair, id: unknown): InvalidValue {
	return new InvalidValue(
		to.thing.displayName,
		`this ${nounOf(other)} is linked with the ${nounOf(one)} already, by the relationship ${String(id)}. Change If It Exists to return it`,
	);
}
