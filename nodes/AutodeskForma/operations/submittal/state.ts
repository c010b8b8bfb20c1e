import { NEW_SUBMITTAL_STATES, SUBMITTAL_STATES } from '../../../../protocol/aps/submittalRules';
import { resourceLocator } from '../../../fields/locator';
import { changedSubmittalStates, newSubmittalStatesIn } from '../../../lookUp/submittalTransitions';
import type { SubmittalTransition } from '../../../lookUp/submittalTransitions';
import type { OperationRun } from '../../../operations/operation';
import { locatorText } from '../../../parameters/locatorText';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { InvalidValue } from '../../../values/invalidValue';

type Body = Readonly<Record<string, unknown>>;

const LABELS: Readonly<Record<(typeof NEW_SUBMITTAL_STATES)[number], string>> = {
	draft: 'Draft',
	'mgr-1': 'Submitted',
	'sbc-1': 'Waiting for Submission',
};

const DESCRIPTIONS: Readonly<Record<(typeof NEW_SUBMITTAL_STATES)[number], string>> = {
	draft: 'Only its manager sees it',
	'mgr-1': 'The manager prepares it for review',
	'sbc-1': 'The responsible contractor submits it',
};

/** In which a submittal begins. */
export const newState = defineParameter({
	displayName: 'State',
	name: 'state',
	type: 'options',
	options: NEW_SUBMITTAL_STATES.map((value) => ({
		name: LABELS[value],
		value,
		description: DESCRIPTIONS[value],
	})),
	default: 'draft',
	description:
		'Where the submittal begins in its workflow. Your role determines what is permitted.',
	body: 'stateId',
	read: (entered, parameter, run) => read.choice(entered, parameter, run) ?? 'draft',
});

/** Where a submittal goes next. */
export const nextState = defineParameter({
	...resourceLocator({
		displayName: 'State',
		name: 'state',
		description:
			'The state that the submittal gets. The list shows those that its workflow and your role permit.',
		search: 'searchSubmittalStates',
		dependsOn: ['project', 'submittal'],
		idPlaceholder: 'e.g. inReview, closed, mgr-1',
	}),
	body: 'stateId',
	required: true,
	read: (entered, { displayName }) => {
		const text = locatorText(entered);
		const wanted = text.replaceAll(/[\s_-]+/g, '').toLowerCase();
		const known = Object.entries(SUBMITTAL_STATES).find(([id, name]) =>
			[id.replace('-', ''), name.toLowerCase()].includes(wanted),
		);
		if (text === '') throw new InvalidValue(displayName, 'choose a state');
		return known?.[0] ?? text;
	},
});

/** @throws InvalidValue if the user may not create submittals, not in this state, or not without more fields */
export async function checkNewState(
	run: OperationRun,
	projectId: string,
	body: Body,
): Promise<void> {
	const permitted = await newSubmittalStatesIn(run, projectId);
	if (permitted === undefined) {
		throw new InvalidValue(
			'Credential',
			'Autodesk does not permit its user or service account to create submittals in this project. A project admin can make it a manager of submittals in the settings of Submittals',
		);
	}
	check(permitted, 'a new submittal', body, {});
}

/** @throws InvalidValue if the user may not give the submittal this state, or not without more fields */
export function checkNextState(submittal: Body, body: Body): void {
	check(changedSubmittalStates(submittal), 'this submittal', body, submittal);
}

/** An answer without permitted states says nothing about them. */
function check(
	permitted: readonly SubmittalTransition[],
	what: string,
	body: Body,
	submittal: Body,
): void {
	if (permitted.length === 0) return;
	const wanted = String(body.stateId);
	const entry = permitted.find(({ stateId }) => stateId === wanted);
	if (entry === undefined) {
		const names = permitted.map(({ stateId }) => SUBMITTAL_STATES[stateId] ?? stateId).join(', ');
		throw new InvalidValue(
			'State',
			`"${SUBMITTAL_STATES[wanted] ?? wanted}" is not permitted for ${what}; permitted: ${names}`,
		);
	}
	const missing = entry.required.filter((name) => isEmpty(body[name]) && isEmpty(submittal[name]));
	if (missing.length === 0) return;
	throw new InvalidValue(
		'State',
		`"${SUBMITTAL_STATES[wanted] ?? wanted}" is permitted only together with ${missing.join(', ')}`,
	);
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}
