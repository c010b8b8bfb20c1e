import { NodeApiError } from 'n8n-workflow';
import { kindName } from '../../../../protocol/aps/relationship';
import { isSame, partnersOf } from '../../../../protocol/aps/writableRelationships';
import { adding } from '../../../apsClient/adding';
import type { ProjectPlace } from '../../../lookUp/accountPlace';
import { listKey } from '../../../lookUp/listKey';
import { OncePerRun } from '../../../lookUp/oncePerRun';
import type { ApsRun } from '../../../parameters/run';
import { nounOf } from './kind';
import type { Pair } from './linkedThing';

type LinkRun = Pick<ApsRun, 'aps' | 'directories'>;

/** What a refusal can be about that has to do with the two kinds. */
const REFUSALS: ReadonlySet<number> = new Set([400, 403, 404, 422]);

const REPEAT =
	'If the answer got lost, the relationship may exist: with If It Exists > Return It, the operation is safe to repeat';

/**
 * For `catch`: adds to the error of a link what Autodesk's own list says about the two kinds, or what to do if
 * the answer got lost. The list is read only after a refusal, because Autodesk also links kinds that the examples
 * of the list do not show together.
 */
export function addingAdviceOnLink(
	run: LinkRun,
	place: ProjectPlace,
	pair: Pair,
): (error: unknown) => Promise<never> {
	return async (error) => {
		const status = error instanceof NodeApiError ? Number(error.httpCode) : 0;
		if (REFUSALS.has(status)) return adding(await whyNotLinked(run, place, pair))(error);
		return adding(status >= 400 && status < 500 ? undefined : REPEAT)(error);
	};
}

const lists = new OncePerRun<unknown>();

/** @returns undefined if the list permits the link, knows none of the kinds, or cannot be read */
async function whyNotLinked(
	{ aps, directories }: LinkRun,
	{ region }: ProjectPlace,
	[one, other]: Pair,
): Promise<string | undefined> {
	const client = aps.for({ action: 'List Writable Relationships', scopes: ['data:read'] });
	const path = '/bim360/relationship/v2/utility/relationships:writable';
	const key = listKey(client, 'writable relationships', region);
	const list = await lists
		.get(directories, key, async () => (await client.request({ path, region })).body)
		.catch(() => undefined);
	for (const [kind, wanted] of [
		[one, other],
		[other, one],
	]) {
		const partners = partnersOf(list, kind);
		if (partners.some((partner) => isSame(partner, wanted))) return undefined;
		if (partners.length > 0) {
			const kinds = partners.map(kindName).join(', ');
			return `Autodesk lists what the kind ${nounOf(kind)} can be linked with: ${kinds}`;
		}
	}
	return undefined;
}
