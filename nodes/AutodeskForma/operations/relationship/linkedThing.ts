import type { DocumentUrn } from '../../../../protocol/aps/documentUrn';
import { fits } from '../../../../protocol/aps/relationship';
import type { Entity, EntityPattern } from '../../../../protocol/aps/relationship';
import { LINKED_KINDS, LONGEST_ENTITY_ID } from '../../../../protocol/aps/relationshipRules';
import type { EntityKind } from '../../../../protocol/aps/relationshipRules';
import { isSame } from '../../../../protocol/aps/writableRelationships';
import { itemIdOf } from '../../../documents/documentIds';
import { locatedIdIfAny, locatorValue } from '../../../fields/locator';
import { projectId } from '../../../fields/project';
import type { ApsRun, Run } from '../../../parameters/run';
import { documentUrn } from '../../../values/documentUrn';
import { guid } from '../../../values/guid';
import { InvalidValue } from '../../../values/invalidValue';
import { nounOf } from './kind';
import type { ChosenKind } from './kind';
import { from, kindOf, to } from './side';
import type { Side } from './side';

export type Pair = readonly [Entity, Entity];

/** A thing as entered: a version of a file still stands for the file. */
interface EnteredThing {
	kind: ChosenKind;
	/** Undefined for all things of the kind. */
	id: DocumentUrn | string | undefined;
}

/** Both things that are linked. @throws InvalidValue before any call, if one of them is missing or wrong */
export async function linkedPair(run: ApsRun): Promise<Pair> {
	const entered = [requiredThing(run, from), requiredThing(run, to)] as const;
	const [one, other] = [await entityOf(run, entered[0]), await entityOf(run, entered[1])];
	if (!fits(one, other)) return [one, other];
	throw new InvalidValue(to.thing.displayName, `the ${nounOf(one)} cannot be linked with itself`);
}

/**
 * What is searched for. If only To says something, it counts as From: relationships have no direction.
 *
 * @throws InvalidValue before any call, if something is wrong
 */
export async function searchedPair(
	run: ApsRun,
): Promise<{ one: EntityPattern | undefined; other: EntityPattern | undefined }> {
	const entered = [enteredThing(run, from), enteredThing(run, to)];
	const [one, other] = await Promise.all(
		entered.filter((each) => each !== undefined).map(async (each) => await patternOf(run, each)),
	);
	return { one, other };
}

interface RequiredThing {
	kind: EntityKind;
	id: DocumentUrn | string;
}

/** @throws InvalidValue */
function requiredThing(run: Run, side: Side): RequiredThing {
	const entered = enteredThing(run, side);
	if (entered === undefined) throw new InvalidValue(side.kind.displayName, 'choose a kind');
	const { kind, id } = entered;
	const { domain, type } = kind;
	if (type === undefined) throw withoutType(side, kind);
	if (id !== undefined) return { kind: { domain, type }, id };
	throw new InvalidValue(
		side.thing.displayName,
		`choose the ${nounOf(kind)} that is linked, or enter its ID`,
	);
}

/** @returns undefined for any kind @throws InvalidValue */
function enteredThing(run: Run, side: Side): EnteredThing | undefined {
	const kind = kindOf(run, side);
	if (kind === undefined) return undefined;
	const { name, displayName } = side.thing;
	const isFile = isOf(kind, LINKED_KINDS.file);
	const text = locatedIdIfAny(run, name, isFile ? ['file', 'fileVersion'] : []);
	if (text !== undefined) {
		if (kind.type === undefined) throw withoutType(side, kind);
		return {
			kind,
			id: isFile ? documentUrn(displayName, text, 'file') : idOf(kind, displayName, text),
		};
	}
	if (locatorValue(run, name) === '') return { kind, id: undefined };
	throw new InvalidValue(
		displayName,
		isFile
			? 'the link contains no file'
			: `links are understood for files only; enter the ID of the ${nounOf(kind)}`,
	);
}

function withoutType({ custom }: Side, { domain }: ChosenKind): InvalidValue {
	return new InvalidValue(
		custom.displayName,
		`"${domain}" is a domain without a type; add a slash and the type`,
	);
}

/** Kinds whose IDs are not known to be GUIDs. */
const WITHOUT_GUIDS: readonly EntityKind[] = [LINKED_KINDS.file, LINKED_KINDS.sheet];
const GUID_KINDS = Object.values<EntityKind>(LINKED_KINDS).filter(
	(kind) => !WITHOUT_GUIDS.includes(kind),
);

/** @throws InvalidValue */
function idOf(kind: ChosenKind, field: string, text: string): string {
	// Autodesk's GUIDs are in lower case, and relationships hold them as texts.
	if (GUID_KINDS.some((each) => isOf(kind, each))) return guid(field, text).toLowerCase();
	if (text.length <= LONGEST_ENTITY_ID && /^[\x21-\x7e]+$/.test(text)) return text;
	throw new InvalidValue(
		field,
		`"${text.slice(0, 80)}" is not an ID; expected 1 to ${LONGEST_ENTITY_ID} characters without blanks`,
	);
}

function isOf({ domain, type }: ChosenKind, kind: EntityKind): boolean {
	return type !== undefined && isSame({ domain, type }, kind);
}

async function entityOf(run: ApsRun, { kind, id }: RequiredThing): Promise<Entity> {
	return { ...kind, id: await plainId(run, id) };
}

async function patternOf(run: ApsRun, { kind, id }: EnteredThing): Promise<EntityPattern> {
	return { ...kind, id: id === undefined ? undefined : await plainId(run, id) };
}

/** A version means its file, which is looked up. */
async function plainId(run: ApsRun, id: DocumentUrn | string): Promise<string> {
	return typeof id === 'string' ? id : await itemIdOf(run.aps, projectId(run), id);
}
