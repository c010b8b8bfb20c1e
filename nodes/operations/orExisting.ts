import type { IDataObject } from 'n8n-workflow';
import { onStatus } from '../apsClient/onStatus';
import type { IfExists } from '../fields/ifExists';

const CONFLICT = 409;

/** What became of something that was to be created. */
export type CreateOutcome = 'created' | 'existed' | 'updated' | 'newVersion';

export interface Created<Thing> {
	outcome: CreateOutcome;
	thing: Thing;
}

interface Steps<Thing> {
	/**
	 * Throws the refusal 409 if the thing exists.
	 *
	 * @param repeatable whether a retry may follow a lost answer: the conflict is then with the thing just
	 *   created, which is found
	 */
	create(repeatable: boolean): Promise<Thing>;
	/** The thing that exists. Undefined if it cannot be seen; then the refusal stays an error. */
	find(): Promise<Thing | undefined>;
	/** Changes the thing that exists. @returns undefined if there is nothing to change */
	update?(existing: Thing): Promise<Thing | undefined>;
	/** What {@link update} amounts to. Default: `updated` */
	updateOutcome?: CreateOutcome;
}

/**
 * Creates something, or returns or updates what exists. Creates first, because only the service knows for sure
 * whether it exists: two runs at once then create one thing, and the slower one finds it.
 */
export async function createdOrExisting<Thing>(
	way: IfExists,
	{ create, find, update, updateOutcome = 'updated' }: Steps<Thing>,
): Promise<Created<Thing>> {
	const created = create(way !== 'fail').then((thing): Created<Thing> => ({
		outcome: 'created',
		thing,
	}));
	if (way === 'fail') return await created;
	return await created.catch(
		onStatus(CONFLICT, async (refusal) => {
			const existing = await find();
			if (existing === undefined) throw refusal;
			const updated = way === 'update' ? await update?.(existing) : undefined;
			if (updated === undefined) return { outcome: 'existed', thing: existing };
			return { outcome: updateOutcome, thing: updated };
		}),
	);
}

/** The record with its outcome right after its name, which comes first. */
export function withOutcome(record: IDataObject, outcome: CreateOutcome): IDataObject {
	const [first, ...others] = Object.entries(record);
	return Object.fromEntries([first, ['outcome', outcome], ...others]);
}
