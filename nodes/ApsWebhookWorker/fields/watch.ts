import type { INodeProperties } from 'n8n-workflow';
import {
	PROJECT_WATCH_KIND_IDS,
	WATCH_KIND_IDS,
	WATCH_KINDS,
} from '../../../protocol/events/watchKinds';
import { LIMITS } from '../../../protocol/worker/api/limits';
import { WATCH_STATUSES } from '../../../protocol/worker/api/shapes/watch';
import { locatedId, resourceLocator } from '../../fields/locator';
import { knownRegion, region } from '../../fields/region';
import {
	additionalFields as additional,
	updateFields as update,
} from '../../parameters/collections';
import { defineParameter } from '../../parameters/parameter';
import { read } from '../../parameters/read';
import type { Run } from '../../parameters/run';
import { valueOf } from '../../parameters/values';
import { guid } from '../../values/guid';
import { InvalidValue } from '../../values/invalidValue';
import { withNames } from './byName';
import { oneOf } from './oneOf';
import { otherSubscription } from './subscription';
import { cron, jitter, missedRuns, pollInterval, timeZone } from './watchSchedule';

export const watch: INodeProperties = {
	...withNames(
		resourceLocator({
			displayName: 'Watch',
			name: 'watch',
			description: 'Watch to work with, chosen from a list or entered by its ID or label',
			search: 'searchWatches',
			idPlaceholder: 'e.g. wat_1n5d9jz7vk2q',
		}),
		'e.g. People of Example Contractors',
	),
	required: true,
};

/** @throws InvalidValue when none is chosen */
export function chosenWatch(run: Run): string {
	return locatedId(run, watch.name);
}

const oneKind = oneOf(WATCH_KIND_IDS);

export const kind = defineParameter({
	displayName: 'Kind',
	name: 'kind',
	type: 'options',
	default: 'accountUsers',
	options: WATCH_KINDS.map(({ kind: value, name, when, readAs }) => ({
		name,
		value,
		description:
			readAs === 'app'
				? `Reports when ${when}`
				: `Reports when ${when}. The worker needs a service account.`,
	})),
	description: 'What to watch',
	read: (entered, parameter, run) => {
		const chosen = oneKind(entered, parameter, run);
		if (chosen !== undefined) return chosen;
		throw new InvalidValue(parameter.displayName, 'choose what to watch');
	},
});

export const allProjects = defineParameter({
	displayName: 'All Projects',
	name: 'allProjects',
	type: 'boolean',
	default: false,
	description:
		'Whether to watch the lists of all active projects of the account, including projects added later. Each poll takes at least one call per project.',
	displayOptions: { show: { kind: [...PROJECT_WATCH_KIND_IDS] } },
	read: (entered) => entered === true,
});

/** @returns false for lists of the account */
export function watchesAllProjects(run: Run): boolean {
	return isOfProject(run) && (valueOf(run, allProjects) ?? false);
}

export const project: INodeProperties = {
	...withNames(
		resourceLocator({
			displayName: 'Project',
			name: 'project',
			description: 'The project whose list to watch. Its ID works with or without "b.".',
			search: 'searchProjects',
			dependsOn: ['account'],
			idPlaceholder: 'e.g. b.9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
			linkPlaceholder: 'e.g. https://acc.autodesk.com/docs/files/projects/9d2c4b68-…',
		}),
		'e.g. Tower A',
	),
	required: true,
	displayOptions: {
		show: { kind: [...PROJECT_WATCH_KIND_IDS], allProjects: [false] },
	},
};

/** @returns a bare GUID; null for a list of the account, and for all projects @throws InvalidValue */
export function watchedProject(run: Run): string | null {
	if (!isOfProject(run) || watchesAllProjects(run)) return null;
	return guid(project.displayName, locatedId(run, project.name));
}

function isOfProject(run: Run): boolean {
	const chosen = valueOf(run, kind);
	return chosen !== undefined && PROJECT_WATCH_KIND_IDS.includes(chosen);
}

export const watchLabel = defineParameter({
	displayName: 'Label',
	name: 'label',
	type: 'string',
	default: '',
	placeholder: 'e.g. People of Example Contractors',
	description: 'Names the watch for people. Each of its events carries the label.',
	read: read.text(LIMITS.watch.label.maxLength),
});

export const watchRegion = defineParameter({
	...region,
	description:
		'Where the account stores its data. Required for accounts outside the United States.',
	read: read.by((_field, entered) => (entered === undefined ? undefined : knownRegion(entered))),
});

export const watchStatus = defineParameter({
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Paused', value: 'paused' },
	],
	default: 'active',
	description:
		'Whether the watch runs on its schedule. The first run after a pause reports all changes.',
	read: oneOf(WATCH_STATUSES),
});

const { min, max, default: usualShare } = LIMITS.watch.maxRemovedPercent;

export const maxRemoved = defineParameter({
	displayName: 'Maximum Removed (%)',
	name: 'maxRemovedPercent',
	type: 'number',
	typeOptions: { minValue: min, maxValue: max },
	default: usualShare,
	description:
		'Share of the list that may disappear between two runs. If more than five records and more than this share are missing, the run is suspicious: no removal is reported until you accept the drop.',
	read: read.integer(min, max),
});

export const additionalFields = additional([
	cron,
	jitter,
	watchLabel,
	maxRemoved,
	missedRuns,
	watchRegion,
	watchStatus,
	timeZone,
]);

export const updateFields = update([
	cron,
	jitter,
	watchLabel,
	maxRemoved,
	missedRuns,
	pollInterval,
	watchStatus,
	otherSubscription,
	timeZone,
]);
