import type { INodeProperties } from 'n8n-workflow';
import { LONGEST_DOMAIN } from '../../../../protocol/aps/relationshipRules';
import { resourceLocator } from '../../../fields/locator';
import type { Locator } from '../../../fields/locator';
import { defineParameter } from '../../../parameters/parameter';
import type { Parameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import type { Run } from '../../../parameters/run';
import { valueOf } from '../../../parameters/values';
import { InvalidValue } from '../../../values/invalidValue';
import { ANY, chosenKind, customKind, KIND_OPTIONS, OTHER } from './kind';
import type { ChosenKind } from './kind';
import { LinkedFinder } from './linkedFinder';

/** The parameters for one of the two things that a relationship links. */
export interface Side {
	kind: Parameter<ChosenKind | typeof OTHER | undefined>;
	/** The domain and type, shown if the kind is Other. */
	custom: Parameter<string | undefined>;
	thing: Locator;
}

const NO_DIRECTION =
	'Relationships have no direction: it makes no difference which of the two is From';

export const from = side({
	label: 'From',
	name: 'from',
	preset: 'issue',
	search: 'searchLinkedFrom',
	kindDescription: `Kind of the first thing. ${NO_DIRECTION}.`,
});

export const to = side({
	label: 'To',
	name: 'to',
	preset: 'file',
	search: 'searchLinkedTo',
	kindDescription: 'Kind of the second thing',
});

interface SideFacts {
	label: 'From' | 'To';
	name: 'from' | 'to';
	/** The kind that a new node starts with. */
	preset: string;
	search: string;
	kindDescription: string;
}

function side({ label, name, preset, search, kindDescription }: SideFacts): Side {
	const kind = defineParameter({
		displayName: `${label} Kind`,
		name: `${name}Kind`,
		type: 'options',
		options: KIND_OPTIONS,
		default: preset,
		description: kindDescription,
		read: (entered, { displayName }) => chosenKind(displayName, entered),
	});
	const custom = defineParameter({
		displayName: `${label} Domain and Type`,
		name: `${name}DomainAndType`,
		type: 'string',
		default: '',
		placeholder: 'e.g. autodesk-bim360-meetingminutes/meetingitem',
		description: `What Autodesk calls the kind: the domain, a slash and the entity type, each at most ${LONGEST_DOMAIN} characters`,
		displayOptions: { show: { [kind.name]: [OTHER] } },
		read: read.text(),
	});
	const locator = resourceLocator({
		displayName: label,
		name,
		description:
			'The thing. Assets are found by name, files by path, and forms, issues, RFIs and submittals by number.',
		search,
		idPlaceholder: 'e.g. be9ade84-e25d-412a-a08c-f5f14cf04957',
		linkPlaceholder:
			'e.g. https://acc.autodesk.com/docs/files/projects/9d2c4b68-…?entityId=urn%3Aadsk…',
		lookUp: new LinkedFinder('e.g. 42, AHU-101 or Project Files/Drawings/A-101.pdf', (run) =>
			kindOf(run, { kind, custom }),
		),
	});
	const thing = {
		...locator,
		typeOptions: { loadOptionsDependsOn: ['hub.value', 'project.value', kind.name] },
	};
	return { kind, custom, thing };
}

/** Kind, Domain and Type, and the thing itself, for an operation that needs both. */
export function requiredFields({ kind, custom, thing }: Side): INodeProperties[] {
	return [{ ...kind, required: true }, custom, { ...thing, required: true }];
}

/** The same for a search, in which everything may be left open. */
export function searchFields({ kind, custom, thing }: Side, what: string): INodeProperties[] {
	return [
		{
			...kind,
			options: [{ name: 'Any', value: ANY }, ...KIND_OPTIONS],
			default: ANY,
			description: what,
		},
		{
			...custom,
			description: `${String(custom.description)}. Without a type, all types of the domain are meant.`,
		},
		{
			...thing,
			description: `${String(thing.description)} Leave it empty for all things of the kind.`,
			displayOptions: { hide: { [kind.name]: [ANY] } },
		},
	];
}

/**
 * The kind that is chosen.
 *
 * @returns undefined for any kind
 * @throws InvalidValue
 */
export function kindOf(
	run: Run,
	{ kind, custom }: Pick<Side, 'kind' | 'custom'>,
): ChosenKind | undefined {
	const chosen = valueOf(run, kind);
	if (chosen !== OTHER) return chosen;
	const text = valueOf(run, custom);
	if (text !== undefined) return customKind(custom.displayName, text);
	throw new InvalidValue(custom.displayName, 'enter the domain and type of the kind');
}
