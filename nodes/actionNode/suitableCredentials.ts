import type { INodeProperties } from 'n8n-workflow';
import { ACCESS_KINDS } from '../apsClient/access';
import type { Authentication } from '../apsClient/access';
import { actAsUserField } from '../fields/actAsUser';
import type { Operation } from '../operations/operation';

type Limits = Pick<Operation, 'access'>;

/** Whether the operation takes a kind of credential; some take the app in the name of a user only. */
export function suitability(
	{ access }: Limits,
	authentication: Authentication,
): 'yes' | 'with user' | 'no' {
	const kind = ACCESS_KINDS.find((candidate) => candidate.authentication === authentication);
	if (kind !== undefined && access.includes(kind.tokenKind)) return 'yes';
	return authentication === 'twoLegged' && access.includes('2L+user') ? 'with user' : 'no';
}

/** The kinds of credential that an operation takes, by their names where a credential is set up. */
export function suitableCredentials(operation: Limits): string[] {
	return ACCESS_KINDS.flatMap(({ authentication, label }) => {
		switch (suitability(operation, authentication)) {
			case 'yes':
				return [label];
			case 'with user':
				return [`${label} with ${actAsUserField.displayName}`];
			case 'no':
				return [];
		}
	});
}

const choices = new Intl.ListFormat('en', { type: 'disjunction' });

/** `works with A or B only`; nothing for an operation that takes every kind as it is. */
export function credentialLimit(operation: Limits): string | undefined {
	const limited = ACCESS_KINDS.some(
		({ authentication }) => suitability(operation, authentication) !== 'yes',
	);
	return limited ? `works with ${choices.format(suitableCredentials(operation))} only` : undefined;
}

/**
 * Tells in the editor that the chosen kind does not do. Nothing for operations that take them all.
 * n8n shows the parameter `authentication` as the choice of a credential, so that is what it names.
 */
export function unsuitableNotice(operation: Operation): INodeProperties[] {
	const unsuitable = ACCESS_KINDS.map(({ authentication }) => authentication).filter(
		(authentication) => suitability(operation, authentication) === 'no',
	);
	if (unsuitable.length === 0) return [];
	return [
		{
			displayName: `This operation ${credentialLimit(operation)}. Choose or create such a credential under <b>Credential</b>.`,
			name: 'unsuitableAuthentication',
			type: 'notice',
			default: '',
			displayOptions: { show: { authentication: unsuitable } },
		},
	];
}
